package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorporaTest {
    @ParameterizedTest
    @CsvSource({
        "march 1st, date, DATE",
        "next tuesday, date, DATE",
        "1984, date, DATE_INTERVAL",
        "8:30 pm, time, TIME",
        "two hours, time, DURATION",
        "three o'clock, time, TIME",
        "tomorrow, date, DATE"
    })
    void tellsTheKindsOfTimeApart(String text, String type, Policy expected) {
        assertThat(Corpora.temporal(text, type) & Types.of(expected)).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"today, date", "tonight, time", "in the evening, time"})
    void leavesVagueWordsOpen(String text, String type) {
        assertThat(Corpora.temporal(text, type)).isZero();
    }
}
