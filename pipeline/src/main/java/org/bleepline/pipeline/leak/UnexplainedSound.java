package org.bleepline.pipeline.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;

/**
 * Speech beside a cut for which no word of the transcript stands. A cut lies where the transcript says that a word was
 * said; if that is wrong by half a second, the word is somewhere beside it, and where it is the transcript has a gap. Needs no
 * engine, and is as good as the times of the words that were kept.
 */
final class UnexplainedSound {
    /** So far from a cut: no further are times wrong that are of use at all. */
    private static final int REACH_MILLIS = 1_000;

    /** Loud for less than this is a breath, a click or the end of a neighbour. */
    private static final int LEAST_MILLIS = 150;

    /** Kept words sound on in a room, and their times are not better than this. */
    private static final int AROUND_WORDS_MILLIS = 60;

    /** Below the median level of the kept words. */
    private static final double UNDER_SPEECH_DB = 15;

    private static final double OVER_FLOOR_DB = 12;

    /** Of one that speaks without a pause nothing is known. */
    private static final int FEWEST_WORDS = 3;

    private final SoundProfile sound;
    private final boolean[] explained;
    private final double speechDb;

    /**
     * @param sound of the original, one channel
     * @param kept the words that were not removed, of all channels
     * @param cuts as they were made
     */
    UnexplainedSound(SoundProfile sound, List<Word> kept, List<Cut> cuts) {
        this.sound = sound;
        this.explained = new boolean[sound.frameCount()];
        double[] levels = new double[sound.frameCount()];
        int count = 0;
        int words = 0;
        for (Word word : kept) {
            TimeRange time = word.timing();
            if (time == null) {
                continue;
            }
            words++;
            for (int frame = frame(time.startMillis()); frame < frame(time.endMillis()); frame++) {
                if (!explained[frame]) {
                    levels[count++] = sound.levelDb(0, frame);
                }
            }
            fill(time.startMillis() - AROUND_WORDS_MILLIS, time.endMillis() + AROUND_WORDS_MILLIS);
        }
        cuts.forEach(cut -> fill(cut.time().startMillis(), cut.time().endMillis()));
        Arrays.sort(levels, 0, count);
        this.speechDb = words < FEWEST_WORDS || count == 0 ? Double.POSITIVE_INFINITY : levels[count / 2];
    }

    /** The loud stretches beside those cuts, each once, ordered. */
    List<TimeRange> beside(List<Cut> cuts) {
        boolean[] near = new boolean[explained.length];
        for (Cut cut : cuts) {
            Arrays.fill(
                    near,
                    frame(cut.time().startMillis() - REACH_MILLIS),
                    frame(cut.time().endMillis() + REACH_MILLIS),
                    true);
        }
        List<TimeRange> found = new ArrayList<>();
        for (int frame = 0; frame < near.length; frame++) {
            if (near[frame] && !explained[frame]) {
                int end = frame;
                while (end < near.length && near[end] && !explained[end]) {
                    end++;
                }
                addLoud(frame, end, found);
                frame = end;
            }
        }
        return found;
    }

    /** What is loud between two frames, from the first to the last that is, if there is enough of it. */
    private void addLoud(int from, int to, List<TimeRange> found) {
        int loud = 0;
        int first = -1;
        int last = -1;
        for (int frame = from; frame < to; frame++) {
            if (isLoud(frame)) {
                loud++;
                first = first < 0 ? frame : first;
                last = frame;
            }
        }
        if (loud * SoundProfile.FRAME_MILLIS >= LEAST_MILLIS) {
            found.add(new TimeRange((long) first * SoundProfile.FRAME_MILLIS, (last + 1L) * SoundProfile.FRAME_MILLIS));
        }
    }

    private boolean isLoud(int frame) {
        double level = sound.levelDb(0, frame);
        return level > speechDb - UNDER_SPEECH_DB && level > sound.floorDb(0, frame) + OVER_FLOOR_DB;
    }

    private void fill(long fromMillis, long toMillis) {
        Arrays.fill(explained, frame(fromMillis), frame(toMillis), true);
    }

    /** Within the sound. */
    private int frame(long millis) {
        return (int) Math.max(0, Math.min(explained.length, millis / SoundProfile.FRAME_MILLIS));
    }
}
