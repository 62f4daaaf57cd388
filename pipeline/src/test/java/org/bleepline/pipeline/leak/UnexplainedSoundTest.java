package org.bleepline.pipeline.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;

/** Ten seconds in which somebody speaks from 1 to 2, 3 to 4, 5 to 6, 7 to 8 and 8.5 to 9. */
class UnexplainedSoundTest {
    private static final int RATE_HZ = 16_000;

    private static final List<Word> WORDS = List.of(
            Word.timed("one", 1000, 2000),
            Word.timed("three", 3000, 4000),
            Word.timed("five", 5000, 6000),
            Word.timed("seven", 7000, 8000),
            Word.timed("eight", 8500, 9000));

    private static final SoundProfile SOUND = SoundProfile.of(new SoundSource(sound()));

    @Test
    void isNotThereWhereEveryWordIsCutOrKept() {
        assertThat(found(without("five"), cut(5000, 6000))).isEmpty();
    }

    @Test
    void isAWordWhoseCutCameTooLate() {
        List<TimeRange> found = found(without("five"), cut(5500, 6500));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).startMillis()).isBetween(4980L, 5020L);
        assertThat(found.get(0).endMillis()).isEqualTo(5500);
    }

    @Test
    void isAWordWhoseCutCameTooEarly() {
        List<TimeRange> found = found(without("five"), cut(4500, 5500));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).startMillis()).isEqualTo(5500);
        assertThat(found.get(0).endMillis()).isBetween(5980L, 6020L);
    }

    @Test
    void isAWordBehindAKeptOne() {
        assertThat(found(without("seven"), cut(9100, 9600))).isEmpty();
        assertThat(found(without("seven"), cut(8700, 9600))).hasSize(1);
    }

    @Test
    void isNoneFarFromEveryCut() {
        assertThat(found(without("one", "five"), cut(5000, 6000))).isEmpty();
    }

    @Test
    void isNoneWhereItIsShortOrSoft() {
        assertThat(found(without("five"), cut(5090, 6000))).isEmpty();
        Sound soft = sound().with(Sound.noise(9, RATE_HZ, 10).louder(0.02));
        assertThat(new UnexplainedSound(
                                SoundProfile.of(new SoundSource(soft)), without("five"), List.of(cut(5000, 6000)))
                        .beside(List.of(cut(5000, 6000))))
                .isEmpty();
    }

    /** Nobody knows then how loud they speak. */
    @Test
    void isNotLookedForWhereHardlyAWordIsKept() {
        assertThat(found(without("one", "three", "five"), cut(5500, 6500))).isEmpty();
    }

    private static List<TimeRange> found(List<Word> kept, Cut cut) {
        return new UnexplainedSound(SOUND, kept, List.of(cut)).beside(List.of(cut));
    }

    private static Cut cut(long from, long to) {
        return Cut.of(new TimeRange(from, to));
    }

    private static List<Word> without(String... removed) {
        List<Word> kept = new ArrayList<>(WORDS);
        kept.removeIf(word -> List.of(removed).contains(word.text()));
        return kept;
    }

    private static Sound sound() {
        double[] noise = Sound.noise(3, RATE_HZ, 10).louder(0.3).channel(0);
        double[] said = new double[noise.length];
        for (Word word : WORDS) {
            TimeRange time = word.time().orElseThrow();
            int from = (int) time.startMillis() * RATE_HZ / 1000;
            int to = (int) time.endMillis() * RATE_HZ / 1000;
            System.arraycopy(noise, from, said, from, to - from);
        }
        return Sound.of(RATE_HZ, said);
    }
}
