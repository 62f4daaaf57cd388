package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    It cost [money_amount:$94.50].              | it cost [ninety four dollars and fifty cents]
                    At [time:3:30 pm], please                   | at [three thirty pm] please
                    Mail [email_address:j_doe@example.com]!     | mail [j underscore doe at example dot com]
                    On [date:May 3rd], 1984                     | on [may third] nineteen eighty four
                    It was [statistics:18%]                     | it was [eighteen percent]
                    I'm [physical_attribute:190cm] tall         | i'm [one hundred ninety cm] tall
                    Type [blood_type:O-] // Okay.               | type [o negative]/okay
                    My name is [person_name:Smith-Jones].       | my name is [smith jones]
                    I'm [person_age:42]                         | i'm [forty two]
                    """)
    void saysItTheWayPeopleDo(String formatted, String expected) {
        Set<String> ways = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            ways.add(marked(new SpokenForm(new Random(seed)).raw(Markup.parse(formatted), false)));
        }
        assertThat(ways).contains(expected);
    }

    @Test
    void neverWritesCapitalsDigitsOrPunctuationWhenRaw() {
        Example example = Markup.parse(
                "Hi, I'm [person_name:Ada], card [credit_card_number:4111-1111 1111 1111], "
                        + "[ip_address:10.0.0.1], [filename:C:\\Users\\ada/tax_2019.pdf], plate [vehicle_id:ABC-123], [time:7:05AM].");
        for (int seed = 0; seed < 100; seed++) {
            assertThat(new SpokenForm(new Random(seed)).raw(example, false).text())
                    .matches("[a-z' ]+");
        }
    }

    @Test
    void keepsEveryMentionAndItsType() {
        Example example = Markup.parse("[person_name:Ada] lives at [location_address_street:12 Oak St.], "
                + "[location_city:Dayton] // [phone_number:(937) 555-0123].");
        for (int seed = 0; seed < 50; seed++) {
            Example raw = new SpokenForm(new Random(seed)).raw(example, seed % 2 == 0);
            assertThat(raw.mentions())
                    .extracting(Mention::types)
                    .containsExactlyElementsOf(
                            example.mentions().stream().map(Mention::types).toList());
            assertThat(raw.text().lines()).hasSize(2);
        }
    }

    @Test
    void canKeepCaseAndPunctuationAroundSpokenNumbers() {
        Example spoken = new SpokenForm(new Random(1)).numbersAsWords(Markup.parse("I'm [person_age:42], Ada."));

        assertThat(marked(spoken)).isEqualTo("I'm [forty two,] Ada.");
    }

    private static String marked(Example example) {
        StringBuilder text = new StringBuilder(example.text());
        for (int index = example.mentions().size() - 1; index >= 0; index--) {
            Mention mention = example.mentions().get(index);
            text.insert(mention.end(), ']').insert(mention.start(), '[');
        }
        return text.toString().replace('\n', '/');
    }
}
