package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.api.AbstractSpeechRecognizer;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One recogniser with its models. For one thread at a time. What it hears does not depend on what it heard before, since
 * cepstral means are taken over each segment by itself.
 */
final class SphinxDecoder extends AbstractSpeechRecognizer {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SPHINX_LOG = Logger.getLogger("edu.cmu.sphinx");

    private static final Logger LOADER_LOG = Logger.getLogger("ACOUSTIC_LOADER");

    private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";
    private static final String OWN = "resource:/org/bleepline/speech/sphinx/";

    static {
        SPHINX_LOG.setLevel(Level.OFF);
        LOADER_LOG.setLevel(Level.OFF);
    }

    private SphinxDecoder(Context context) throws IOException {
        super(context);
        recognizer.allocate();
    }

    /** Knows every word of the dictionary. Takes seconds to load. */
    static SphinxDecoder ofAllWords(SphinxAccuracy accuracy) throws IOException {
        Configuration configuration = models();
        configuration.setLanguageModelPath(MODELS + "en-us.lm.bin");
        return load(configuration, accuracy);
    }

    private static SphinxDecoder load(Configuration configuration, SphinxAccuracy accuracy) throws IOException {
        Context context = new Context(OWN + "engine.config.xml", configuration);
        for (String list : List.of("activeList", "fastmatchActiveList", "standardActiveListFactory")) {
            context.setLocalProperty(list + "->absoluteBeamWidth", accuracy.beamWidth());
        }
        return new SphinxDecoder(context);
    }

    private static Configuration models() {
        Configuration configuration = new Configuration();
        configuration.setAcousticModelPath(MODELS + "en-us");
        configuration.setDictionaryPath(MODELS + "cmudict-en-us.dict");
        return configuration;
    }

    /**
     * Hears one segment.
     *
     * @param samples 16 kHz; read from {@code from} to {@code to}
     * @param stopped asked while samples are read; once true the rest is not heard, and the answer is worthless
     */
    List<HeardWord> decode(short[] samples, int from, int to, BooleanSupplier stopped) {
        context.getInstance(StreamDataSource.class)
                .setInputStream(new SampleStream(samples, from, to, stopped), TimeFrame.INFINITE);
        List<HeardWord> words = new ArrayList<>();
        for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            for (WordResult word : result.getTimedBestResult(false)) {
                add(word, words);
            }
        }
        return words;
    }

    private static void add(WordResult word, List<HeardWord> words) {
        String text = word.getWord().getSpelling();
        if (word.isFiller() || text.isEmpty() || text.charAt(0) == '<' || text.charAt(0) == '[') {
            return;
        }
        int variant = text.indexOf('(');
        String plain = (variant > 0 ? text.substring(0, variant) : text).toLowerCase(Locale.ROOT);
        TimeFrame time = word.getTimeFrame();
        double confidence = word.getConfidence();
        words.add(new HeardWord(
                plain,
                Math.max(0, time.getStart()),
                Math.max(time.getStart(), time.getEnd()),
                confidence >= 0 && confidence <= 1 ? confidence : 1));
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
