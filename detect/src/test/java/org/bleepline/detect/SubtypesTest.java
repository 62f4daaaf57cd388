package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subtype asked for by name takes that part and leaves the rest. */
class SubtypesTest {
    private final Detector detector = Detector.standard();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            day ; she came on Tuesday the 5th of June 2019 ; she came on [Tuesday|day] the [5th|day] of June 2019
            month ; she came on Tuesday the 5th of June 2019 ; she came on Tuesday the 5th of [June|month] 2019
            year ; she came on Tuesday the 5th of June 2019 ; she came on Tuesday the 5th of June [2019|year]
            month ; born on the ninth of may nineteen seventy two ; born on the ninth of [may|month] nineteen seventy two
            day ; my birthday is may twenty second nineteen eighty ; my birthday is may [twenty second|day] nineteen eighty
            year ; my birthday is may twenty second nineteen eighty ; my birthday is may twenty second [nineteen eighty|year]
            year ; we opened in March 2004 ; we opened in March [2004|year]
            month ; we opened in March 2004 ; we opened in [March|month] 2004
            day ; it closed in the third quarter of 2021 ; it closed in the third quarter of 2021
            month ; the invoice is dated 10/03/2024 ; the invoice is dated [10/03/2024|month]
            """)
    void takesThatPartOfADate(String policy, String text, String expected) {
        assertThat(marked(policy, text)).isEqualTo(expected);
    }

    @Test
    void takesTheCityAndLeavesTheCountry() {
        assertThat(marked("location_city", "we flew from Lyon in France to Osaka in Japan"))
                .isEqualTo("we flew from [Lyon|location_city] in France to [Osaka|location_city] in Japan");
    }

    @Test
    void saysADateIsADateWhereDatesAreTaken() {
        PolicySet both = PolicySet.of(Policy.DATE, Policy.MONTH);

        assertThat(Marked.mark(
                        "it was June 5th",
                        detector.detect(Document.of("it was June 5th", "en"), DetectionOptions.of(both))))
                .isEqualTo("it was [June 5th|date]");
    }

    private String marked(String policy, String text) {
        return Marked.mark(
                text,
                detector.detect(Document.of(text, "en"), DetectionOptions.of(PolicySet.of(Policy.named(policy)))));
    }
}
