package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataBlocker;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.endpoint.SpeechClassifier;
import edu.cmu.sphinx.frontend.endpoint.SpeechEndSignal;
import edu.cmu.sphinx.frontend.endpoint.SpeechMarker;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the models see of sound: 39 numbers for each 10 ms, by Sphinx's front end with its usual settings. Cepstral means are taken
 * over each segment by itself, so what is heard does not depend on what came before. For one thread at a time.
 */
final class Features {
    private static final int SAMPLE_RATE_HZ = 16_000;

    /** They tell of every segment, under their bare names. Held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("AutoCepstrum"), Logger.getLogger("BatchCMN"));

    private final StreamDataSource source = new StreamDataSource(SAMPLE_RATE_HZ, 3200, 16, false, true);
    private final FrontEnd frontEnd;

    /**
     * A stretch in which somebody speaks.
     *
     * @param frames one for each 10 ms
     * @param startMillis where each begins in the segment
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Speech(float[][] frames, long[] startMillis) {}

    Features(Sphinx3Loader loader) throws IOException {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
        frontEnd = new FrontEnd(List.of(
                source,
                new DataBlocker(10),
                new SpeechClassifier(10, 0.003, 13, 0),
                new SpeechMarker(200, 200, 50),
                new Preemphasizer(0.97),
                new RaisedCosineWindower(0.46, 25.625f, 10),
                new DiscreteFourierTransform(-1, false),
                new AutoCepstrum(loader),
                new BatchCMN(),
                new DeltasFeatureExtractor(3)));
        frontEnd.initialize();
    }

    /** Of one segment: headerless little-endian samples of 16 bits. */
    List<Speech> of(InputStream samples) {
        source.setInputStream(samples, TimeFrame.INFINITE);
        List<Speech> all = new ArrayList<>();
        List<FloatData> frames = new ArrayList<>();
        for (Data data = frontEnd.getData(); data != null; data = frontEnd.getData()) {
            if (data instanceof FloatData floats) {
                frames.add(floats);
            } else if (data instanceof SpeechEndSignal || data instanceof DataEndSignal) {
                if (!frames.isEmpty()) {
                    all.add(speech(frames));
                    frames.clear();
                }
            }
        }
        return all;
    }

    private static Speech speech(List<FloatData> frames) {
        return new Speech(
                frames.stream().map(FloatData::getValues).toArray(float[][]::new),
                frames.stream().mapToLong(FloatData::getCollectTime).toArray());
    }
}
