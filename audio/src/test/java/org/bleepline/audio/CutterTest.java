package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutChannels;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.transcript.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutterTest {
    @Test
    void takesEveryFrameThatACutTouches() {
        // A millisecond lasts 44.1 frames: from 44.1 to 88.2.
        assertThat(Cutter.frames(List.of(cut(1, 2)), 44_100, 1000)).containsExactly(new Cutter.Frames(44, 89, false));
        assertThat(Cutter.frames(List.of(cut(1, 2)), 8000, 1000)).containsExactly(new Cutter.Frames(8, 16, false));
    }

    @Test
    void ordersAndJoinsCuts() {
        assertThat(Cutter.frames(List.of(cut(50, 60), cut(10, 20), cut(15, 30), cut(12, 13), cut(30, 31)), 1000, 100))
                .containsExactly(new Cutter.Frames(10, 31, false), new Cutter.Frames(50, 60, false));
    }

    @Test
    void keepsSilentCutsApartFromTheOthers() {
        assertThat(Cutter.frames(List.of(outside(0, 20), cut(15, 30), outside(25, 100)), 1000, 200))
                .containsExactly(
                        new Cutter.Frames(0, 20, true),
                        new Cutter.Frames(20, 30, false),
                        new Cutter.Frames(30, 100, true));
    }

    @Test
    void isSilentWhereNobodyLookedAndBeepsRightBehind() {
        byte[] bytes = samples(SampleFormat.S16, 1, 4000);

        new Cutter(List.of(outside(0, 250), cut(250, 500)), RedactionMethod.BEEP, SampleFormat.S16, 1, 8000, 1000)
                .cut(bytes, bytes.length);

        assertThat(Arrays.copyOf(bytes, 2000 * 2)).containsOnly(0);
        assertThat(SampleFormat.S16.get(bytes, 3001 * 2)).isNotZero();
    }

    @Test
    void forgetsACutOfNoLength() {
        assertThat(Cutter.frames(List.of(cut(5, 5)), 8000, 100)).isEmpty();
    }

    @Test
    void goesOnToTheRealEndWhereACutReachesThePlannedOne() {
        assertThat(Cutter.frames(List.of(cut(90, 100)), 1000, 100))
                .containsExactly(new Cutter.Frames(90, Long.MAX_VALUE, false));
    }

    @ParameterizedTest
    @EnumSource(SampleFormat.class)
    void leavesNothingOfTheOriginalInACutAndEverythingOutsideOfIt(SampleFormat format) {
        byte[] original = samples(format, 2, 4000);
        byte[] other = samples(format, 2, 4000);
        for (int frame = 1000; frame < 3000; frame++) {
            format.put(other, frame * 2 * format.size(), -0.9);
        }
        byte[] before = original.clone();

        cutter(format, RedactionMethod.BEEP).cut(original, original.length);
        cutter(format, RedactionMethod.BEEP).cut(other, other.length);

        assertThat(original).isEqualTo(other);
        int start = 1000 * 2 * format.size();
        int end = 3000 * 2 * format.size();
        assertThat(Arrays.copyOf(original, start)).isEqualTo(Arrays.copyOf(before, start));
        assertThat(Arrays.copyOfRange(original, end, original.length))
                .isEqualTo(Arrays.copyOfRange(before, end, before.length));
    }

    @ParameterizedTest
    @EnumSource(SampleFormat.class)
    void playsATonePeakingWellBelowFullScale(SampleFormat format) {
        byte[] bytes = samples(format, 2, 4000);

        cutter(format, RedactionMethod.BEEP).cut(bytes, bytes.length);

        double peak = 0;
        for (int frame = 1000; frame < 3000; frame++) {
            double left = format.get(bytes, frame * 2 * format.size());
            assertThat(format.get(bytes, (frame * 2 + 1) * format.size())).isEqualTo(left);
            peak = Math.max(peak, Math.abs(left));
        }
        assertThat(peak).isBetween(0.05, 0.21);
        assertThat(format.get(bytes, 1000 * 2 * format.size())).isZero();
        assertThat(format.get(bytes, 2999 * 2 * format.size())).isZero();
    }

    @ParameterizedTest
    @EnumSource(SampleFormat.class)
    void isSilentOnDemand(SampleFormat format) {
        byte[] bytes = samples(format, 2, 4000);

        cutter(format, RedactionMethod.SILENCE).cut(bytes, bytes.length);

        for (int at = 1000 * 2 * format.size(); at < 3000 * 2 * format.size(); at++) {
            assertThat(bytes[at]).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 999, 1000, 1001, 2500})
    void doesNotDependOnHowTheStreamIsPortioned(int portion) {
        byte[] whole = samples(SampleFormat.S16, 2, 4000);
        byte[] parts = whole.clone();

        cutter(SampleFormat.S16, RedactionMethod.BEEP).cut(whole, whole.length);
        Cutter cutter = cutter(SampleFormat.S16, RedactionMethod.BEEP);
        for (int at = 0; at < parts.length; at += portion * 4) {
            byte[] part = Arrays.copyOfRange(parts, at, Math.min(parts.length, at + portion * 4));
            cutter.cut(part, part.length);
            System.arraycopy(part, 0, parts, at, part.length);
        }

        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void replacesEachCutOnItsOwnChannelsOnly() {
        byte[] bytes = samples(SampleFormat.S16, 2, 4000);
        byte[] before = bytes.clone();
        Cut left = new Cut(new TimeRange(125, 375), CutChannels.only(0), Set.of());
        Cut right = new Cut(new TimeRange(250, 450), CutChannels.only(1), Set.of());

        new Cutter(List.of(left, right), RedactionMethod.SILENCE, SampleFormat.S16, 2, 8000, 500)
                .cut(bytes, bytes.length);

        for (int frame = 0; frame < 4000; frame++) {
            double wasLeft = SampleFormat.S16.get(before, frame * 4);
            double wasRight = SampleFormat.S16.get(before, frame * 4 + 2);
            assertThat(SampleFormat.S16.get(bytes, frame * 4)).isEqualTo(frame < 1000 || frame >= 3000 ? wasLeft : 0);
            assertThat(SampleFormat.S16.get(bytes, frame * 4 + 2))
                    .isEqualTo(frame < 2000 || frame >= 3600 ? wasRight : 0);
        }
    }

    private static Cutter cutter(SampleFormat format, RedactionMethod method) {
        return new Cutter(List.of(cut(125, 375)), method, format, 2, 8000, 500);
    }

    private static byte[] samples(SampleFormat format, int channels, int frames) {
        byte[] bytes = new byte[frames * channels * format.size()];
        for (int i = 0; i < frames * channels; i++) {
            format.put(bytes, i * format.size(), 0.5 * Math.sin(i * 0.37) + 0.3 * Math.sin(i * 0.0123));
        }
        return bytes;
    }

    private static Cut outside(long start, long end) {
        return new Cut(new TimeRange(start, end), CutChannels.all(), Set.of(CutReason.OUTSIDE_WINDOW));
    }

    private static Cut cut(long start, long end) {
        return Cut.of(new TimeRange(start, end));
    }
}
