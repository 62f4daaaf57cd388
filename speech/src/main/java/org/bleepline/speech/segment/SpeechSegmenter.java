package org.bleepline.speech.segment;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts one channel into segments of speech.
 *
 * <p>Every 10 ms the energy is compared with a noise floor that follows the quietest recent sound: it falls at once and
 * rises by 3 dB a second, after R. Martin's minimum statistics (1994) in their simplest form. Sound of at least
 * 6 dB above the floor is taken for speech. Speech goes on over pauses shorter than {@value #PAUSE_FRAMES} windows, so
 * that a segment ends where somebody takes breath. Real sound, never zeros, is kept on both sides, since a
 * recogniser hears a word where silence is digital. Longer speech is cut at its quietest window.
 *
 * <p>Memory is bounded by the longest segment. For one thread.
 */
public final class SpeechSegmenter {
    private static final int WINDOW_MILLIS = 10;
    /** 500 ms: longer than the closure of any consonant, shorter than the pause between two turns. */
    private static final int PAUSE_FRAMES = 50;
    /** 300 ms in front and behind: soft onsets and endings lie below the threshold. */
    private static final int PADDING_FRAMES = 30;
    /** 100 ms of speech at least; a shorter sound is a click. */
    private static final int SHORTEST_FRAMES = 10;
    /** 20 s: what the decoder holds at once. */
    private static final int LONGEST_FRAMES = 2000;
    /** The place of a forced cut is searched in the last quarter. */
    private static final int SEARCH_FROM_FRAMES = LONGEST_FRAMES * 3 / 4;

    private static final double SPEECH_DB = 6;
    private static final double RISE_DB_PER_WINDOW = 0.03;
    /** Below this nothing is speech: -66 dB of full scale, about 16 steps of a 16-bit sample. */
    private static final double SILENCE_DB = -66;

    private final int channel;
    private final int window;
    private final Consumer<Segment> sink;
    private final short[] samples;
    private final double[] levels = new double[LONGEST_FRAMES + 1];
    private long bufferStart;
    private int filled;
    private int windows;
    private int firstSpeech = -1;
    private int lastSpeech = -1;
    private int speechWindows;
    private double floorDb = SILENCE_DB;
    private boolean started;

    /**
     * @param sampleRateHz a multiple of 100
     * @param sink takes the segments, in order; may block
     */
    public SpeechSegmenter(int channel, int sampleRateHz, Consumer<Segment> sink) {
        this.channel = channel;
        this.window = sampleRateHz * WINDOW_MILLIS / 1000;
        this.sink = sink;
        this.samples = new short[window * (LONGEST_FRAMES + 1)];
    }

    /**
     * Takes more samples of the channel.
     *
     * @param interleaved frames of {@code channelCount} samples
     * @param frameCount frames in use
     */
    public void accept(short[] interleaved, int frameCount, int channelCount) {
        for (int frame = 0; frame < frameCount; frame++) {
            samples[filled++] = interleaved[frame * channelCount + channel];
            if (filled == (windows + 1) * window) {
                closeWindow();
            }
        }
    }

    /** The recording is over: hands out what is left. */
    public void finish() {
        if (firstSpeech >= 0) {
            emit(filled);
        }
    }

    private void closeWindow() {
        double level = levelDb(windows * window);
        levels[windows] = level;
        follow(level);
        boolean speech = level > SILENCE_DB && level > floorDb + SPEECH_DB;
        if (speech) {
            firstSpeech = firstSpeech < 0 ? windows : firstSpeech;
            lastSpeech = windows;
            speechWindows++;
        }
        windows++;
        if (firstSpeech < 0) {
            forgetAllBut(PADDING_FRAMES);
        } else if (windows - 1 - lastSpeech >= PAUSE_FRAMES) {
            emit((lastSpeech + 1 + PADDING_FRAMES) * window);
        } else if (windows == LONGEST_FRAMES) {
            emit(quietest() * window);
        }
    }

    private void follow(double level) {
        if (!started) {
            floorDb = Math.max(SILENCE_DB, Math.min(level, -40));
            started = true;
        }
        floorDb = level < floorDb ? Math.max(SILENCE_DB, level) : floorDb + RISE_DB_PER_WINDOW;
    }

    private double levelDb(int from) {
        double sum = 0;
        for (int index = from; index < from + window; index++) {
            sum += (double) samples[index] * samples[index];
        }
        return 10 * Math.log10(sum / window / (32768.0 * 32768.0) + 1e-12);
    }

    private int quietest() {
        int best = SEARCH_FROM_FRAMES;
        for (int index = SEARCH_FROM_FRAMES; index < windows; index++) {
            if (levels[index] < levels[best]) {
                best = index;
            }
        }
        return Math.max(1, best);
    }

    /** Hands out everything from the padding in front of the speech up to an offset, and keeps what is behind it. */
    private void emit(int end) {
        int start = Math.max(0, firstSpeech - PADDING_FRAMES) * window;
        int stop = Math.min(end, filled);
        boolean forced = windows == LONGEST_FRAMES;
        if (speechWindows >= SHORTEST_FRAMES || forced) {
            sink.accept(new Segment(channel, bufferStart + start, Arrays.copyOfRange(samples, start, stop)));
        }
        int kept = windows - stop / window;
        firstSpeech = -1;
        lastSpeech = -1;
        speechWindows = 0;
        forgetAllBut(kept);
        if (forced) {
            resumeInsideSpeech();
        }
    }

    /** Behind a forced cut the windows that were heard already still count. */
    private void resumeInsideSpeech() {
        for (int index = 0; index < windows; index++) {
            if (levels[index] > floorDb + SPEECH_DB) {
                firstSpeech = firstSpeech < 0 ? index : firstSpeech;
                lastSpeech = index;
                speechWindows++;
            }
        }
    }

    private void forgetAllBut(int keptWindows) {
        int dropped = windows - keptWindows;
        if (dropped > 0) {
            System.arraycopy(samples, dropped * window, samples, 0, filled - dropped * window);
            System.arraycopy(levels, dropped, levels, 0, windows - dropped);
            bufferStart += (long) dropped * window;
            filled -= dropped * window;
            windows -= dropped;
        }
    }
}
