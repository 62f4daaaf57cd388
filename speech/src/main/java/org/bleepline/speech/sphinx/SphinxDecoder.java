package org.bleepline.speech.sphinx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One recogniser. For one thread at a time. What it hears does not depend on what it heard before. */
final class SphinxDecoder {
    private static final int FRAME_MILLIS = 10;

    private final Models models;
    private final Features features;
    private final WordSearch search;
    private final DigitsPass digits;

    SphinxDecoder(Models models, SphinxAccuracy accuracy) throws IOException {
        this.models = models;
        this.features = models.features();
        this.search = models.search(accuracy.beamWidth());
        this.digits = new DigitsPass(models.digitSearch(accuracy.beamWidth()));
    }

    /**
     * Hears one segment.
     *
     * @param samples 16 kHz; read from {@code from} to {@code to}
     * @param stopped asked now and then; once true the rest is not heard, and the answer is worthless
     */
    List<HeardWord> decode(short[] samples, int from, int to, BooleanSupplier stopped) {
        List<HeardWord> words = new ArrayList<>();
        for (Features.Speech speech : features.of(new SampleStream(samples, from, to, stopped))) {
            List<HeardWord> heard = new ArrayList<>();
            for (WordSearch.Found found : search.search(speech.frames(), stopped)) {
                heard.add(word(models.text(found.word()), found, speech.startMillis()));
            }
            words.addAll(digits.heardAgain(heard, speech, stopped));
        }
        return words;
    }

    static HeardWord word(String spelling, WordSearch.Found found, long[] startMillis) {
        int variant = spelling.indexOf('(');
        String text = variant > 0 ? spelling.substring(0, variant) : spelling;
        return new HeardWord(
                text.toLowerCase(Locale.ROOT),
                startMillis[found.firstFrame()],
                startMillis[found.lastFrame()] + FRAME_MILLIS,
                found.confidence());
    }

    /** Samples as the little-endian bytes that Sphinx reads. Ends early once stopped. */
    private static final class SampleStream extends InputStream {
        private final short[] samples;
        private final int to;
        private final BooleanSupplier stopped;
        private int next;

        SampleStream(short[] samples, int from, int to, BooleanSupplier stopped) {
            this.samples = samples;
            this.next = from;
            this.to = to;
            this.stopped = stopped;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (next >= to || stopped.getAsBoolean()) {
                return -1;
            }
            int count = Math.min(length / 2, to - next);
            for (int index = 0; index < count; index++) {
                bytes[offset + index * 2] = (byte) samples[next];
                bytes[offset + index * 2 + 1] = (byte) (samples[next] >> 8);
                next++;
            }
            return count * 2;
        }

        @Override
        public int read() {
            throw new IllegalStateException("samples are read in pairs of bytes");
        }
    }
}
