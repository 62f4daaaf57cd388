package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Huge and odd texts take time in proportion to their length. The limits are a tenfold of what a slow machine needs. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PathologicalTest {
    private static final int MILLION = 1_000_000;

    private final Recognizer recognizer = Lexicons.english();

    @Test
    void readsAMillionTimesTheLetterA() {
        assertThat(recognizer.recognize(Document.of("a ".repeat(MILLION), "en")))
                .isEmpty();
    }

    @Test
    void readsAMillionDigits() {
        assertThat(recognizer.recognize(Document.of("7".repeat(MILLION), "en"))).isEmpty();
        assertThat(recognizer.recognize(Document.of("7 ".repeat(MILLION), "en")))
                .isEmpty();
    }

    @Test
    void readsAWordOfAHundredThousandLetters() {
        assertThat(recognizer.recognize(Document.of("diabetes".repeat(12_500), "en")))
                .isEmpty();
    }

    @Test
    void readsAHundredThousandHyphenatedWordsWithoutASpace() {
        assertThat(recognizer.recognize(Document.of("senior-".repeat(100_000), "en")))
                .isEmpty();
    }

    @Test
    void readsTheBeginningsOfPhrasesOverAndOver() {
        assertThat(recognizer.recognize(Document.of("new york new hampshire university of ".repeat(50_000), "en")))
                .hasSizeGreaterThanOrEqualTo(100_000);
    }

    @Test
    void readsWordsThatBeginManyPatterns() {
        assertThat(recognizer.recognize(Document.of("broke my left right upper lower ".repeat(50_000), "en")))
                .isEmpty();
        assertThat(recognizer.recognize(Document.of("saint north general ".repeat(100_000), "en")))
                .isNotNull();
        assertThat(recognizer.recognize(Document.of("Saint North General ".repeat(100_000), "en")))
                .isNotNull();
    }

    @Test
    void readsEveryWordAsAHit() {
        assertThat(recognizer.recognize(Document.of("metformin ".repeat(300_000), "en")))
                .hasSize(300_000);
    }

    @Test
    void readsTwiceAsMuchInAboutTwiceTheTime() {
        String text =
                "Good morning, I broke my wrist in Boise and my blood type is O negative; I'm a nurse. ".repeat(4_000);
        recognizer.recognize(Document.of(text, "en"));

        long once = nanos(text);
        long fourTimes = nanos(text.repeat(4));

        assertThat(fourTimes).isLessThan(once * 12);
    }

    private long nanos(String text) {
        Document document = Document.of(text, "en");
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            recognizer.recognize(document);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
