package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the policy table, each with its policy alone and with all of them. */
class PolicyExampleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ACCOUNT_NUMBER; Policy No. [10042992|account_number], Member ID: [HZ-5235-001|account_number]",
                "USERNAME; [@AssemblyAI|username]",
                "CREDIT_CARD_CVV; CVV: [080|credit_card_cvv]",
                "DATE; [December 18|date]",
                "DATE_INTERVAL; [2020-2021|date_interval], [5-9 May|date_interval], [January 1984|date_interval]",
                "DATE_OF_BIRTH; Date of Birth: [March 7, 1961|date_of_birth]",
                "DRIVERS_LICENSE; DL# [356933-540|drivers_license]",
                "DURATION; [8 months|duration], [2 years|duration]",
                "EMAIL_ADDRESS; [support@example.com|email_address]",
                "FILENAME; [Taxes/2012/brad-tax-returns.pdf|filename]",
                "HEALTHCARE_NUMBER; Policy No.: [5584-486-674-YM|healthcare_number]",
                "IP_ADDRESS; [192.168.0.1|ip_address]",
                "MONEY_AMOUNT; [15 pesos|money_amount], [$94.50|money_amount]",
                "PASSWORD; [27%alfalfa|password]",
                "PASSWORD; [My mother's maiden name is Smith|password]",
                "PERSON_AGE; I'm [27|person_age]",
                "PERSON_NAME; [Dr. Kay Martinez, MD|person_name]",
                "PHONE_NUMBER; [555-0123|phone_number]",
                "PHYSICAL_ATTRIBUTE; I'm [190cm tall|physical_attribute]",
                "STATISTICS; [18%|statistics], [18 percent|statistics]",
                "TIME; [19:37:28|time], [10pm EST|time]",
                "URL; [https://www.example.com/|url]",
                "USERNAME; [@bleepline|username]",
                "VEHICLE_ID; [5FNRL38918B111818|vehicle_id], [BIF7547|vehicle_id]",
                "PASSPORT_NUMBER; [PA4568332|passport_number]"
            })
    void isFound(Policy policy, String marked) {
        String plain = Marked.plain(marked);

        assertThat(Marked.found(plain, PolicySet.of(policy))).isEqualTo(marked);
        assertThat(Marked.found(plain, PolicySet.all())).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PASSWORD; [temp1234|password]",
                "PASSPORT_NUMBER; [NU3C6L86S12|passport_number]",
                "LOCATION; Lake Victoria, [145 Windsor St., 90210|location]"
            })
    void isFoundWhenAskedForAlone(Policy policy, String marked) {
        assertThat(Marked.found(Marked.plain(marked), PolicySet.of(policy))).isEqualTo(marked);
    }

    @Test
    void bothNumbersOfOneExampleAreFound() {
        String marked = "Policy No. [10042992|account_number]; Member ID: [HZ-5235-001|account_number]";

        assertThat(Marked.found(Marked.plain(marked), PolicySet.all())).isEqualTo(marked);
    }
}
