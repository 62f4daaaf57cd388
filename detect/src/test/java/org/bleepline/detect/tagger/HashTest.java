package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashTest {
    @Test
    void staysWhatStoredModelsWereTrainedWith() {
        assertThat(Hash.word("ada")).isEqualTo(PINNED_WORD);
        assertThat(Hash.mix(Hash.combine(17, 4))).isEqualTo(PINNED_PAIR);
    }

    @Test
    void foldsCaseAccentsDigitsAndApostrophes() {
        assertThat(Hash.word("JOSÉ'S")).isEqualTo(Hash.word("joses"));
        assertThat(Hash.word("42nd")).isEqualTo(Hash.word("17nd"));
    }

    private static final int PINNED_WORD = -1180815538;
    private static final int PINNED_PAIR = 1604868803;
}
