package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guess stands between braces. */
class ImplausibleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DATE; she came off it {yesterday}",
                "DATE_INTERVAL; we spoke {last week} about it",
                "DATE; he goes home {in four days}",
                "USERNAME; the tram lines {at haymarket}",
                "DRUG; it's {b v n} on the form",
                "PERSON_AGE; i'm {thirty four} weeks along",
                "PERSON_AGE; she was married {fifty one} years",
                "PERSON_AGE; the {five}-year survival is good"
            })
    void leavesWhatItsWordsRuleOut(Policy policy, String line) {
        assertThat(isImplausible(policy, line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DATE; she came off it {the ninth of may}",
                "DATE; come {on friday}",
                "DATE_INTERVAL; it was {last summer}",
                "DATE_INTERVAL; we met in {twenty nineteen}",
                "USERNAME; find me on twitter {at morning drive}",
                "USERNAME; {at soggy biscuit}",
                "DRUG; he takes {ramipril}",
                "PERSON_AGE; he's {six} weeks old",
                "PERSON_AGE; {forty two} years of age"
            })
    void keepsTheRest(Policy policy, String line) {
        assertThat(isImplausible(policy, line)).isFalse();
    }

    private static boolean isImplausible(Policy policy, String line) {
        String text = line.replace("{", "").replace("}", "");
        int start = line.indexOf('{');
        return Implausible.is(
                text, new Candidate(policy, start, line.indexOf('}') - 1, 0.9, "tagger", "guess"), policy);
    }
}
