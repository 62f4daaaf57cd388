package org.bleepline.speech.align;

import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.linguist.acoustic.AcousticModel;
import edu.cmu.sphinx.linguist.acoustic.HMM;
import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import edu.cmu.sphinx.linguist.acoustic.LeftRightContext;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMM;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.TimeFrame;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Acoustic model, dictionary and front end. For one thread at a time. Takes seconds to load. */
final class Acoustics {
    /** States of the model of one sound. */
    static final int STATES = 3;

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SPHINX_LOG = Logger.getLogger("edu.cmu.sphinx");

    private static final Logger LOADER_LOG = Logger.getLogger("ACOUSTIC_LOADER");

    static {
        SPHINX_LOG.setLevel(Level.OFF);
        LOADER_LOG.setLevel(Level.OFF);
    }

    private final ConfigurationManager components;
    private final AcousticModel model;
    private final UnitManager units;
    private final Pronunciations pronunciations;
    private final Map<String, Sound> sounds = new HashMap<>();
    private final Map<Senone, Integer> indexes = new HashMap<>();
    private final List<Senone> senones = new ArrayList<>();
    private final int[] anySound;
    private final double logToNatural;
    private long frameNumber;
    private Data frame = new FloatData(new float[0], 1, 0);
    private float[] scores = new float[0];
    private long[] scoredAt = new long[0];
    private double anyScore;

    /**
     * How one sound is recognised.
     *
     * @param senones index of the distribution of each state
     * @param stay natural logarithm of the probability to stay in each state
     * @param leave the same for going on
     */
    @SuppressWarnings("ArrayRecordComponent") // shared by all words with this sound, never compared
    record Sound(int[] senones, float[] stay, float[] leave) {}

    private Acoustics(ConfigurationManager components) throws IOException {
        this.components = components;
        Dictionary dictionary = components.lookup("dictionary");
        dictionary.allocate();
        this.pronunciations = new Pronunciations(dictionary);
        this.units = components.lookup("unitManager");
        this.model = components.lookup("acousticModel");
        model.allocate();
        LogMath logMath = LogMath.getLogMath();
        this.logToNatural = Math.log(logMath.getLogBase());
        List<Integer> any = new ArrayList<>();
        for (Iterator<Unit> all = model.getContextIndependentUnitIterator(); all.hasNext(); ) {
            Unit unit = all.next();
            for (int senone : sound(unit, HMMPosition.UNDEFINED).senones()) {
                any.add(senone);
            }
        }
        this.anySound = any.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    static Acoustics load() throws IOException {
        URL settings = Objects.requireNonNull(
                Acoustics.class.getResource("/org/bleepline/speech/sphinx/aligner.config.xml"), "settings");
        ConfigurationManager components = new ConfigurationManager(settings);
        // Again, since it makes all loggers forget their levels.
        SPHINX_LOG.setLevel(Level.OFF);
        LOADER_LOG.setLevel(Level.OFF);
        return new Acoustics(components);
    }

    Pronunciations pronunciations() {
        return pronunciations;
    }

    /** A sound between two others, which may be {@code SIL}. */
    Sound sound(String left, String sound, String right, HMMPosition position) {
        String key = left + " " + sound + " " + right + " " + position;
        Sound known = sounds.get(key);
        if (known == null) {
            Unit unit = units.getUnit(sound, false, LeftRightContext.get(new Unit[] {units.getUnit(left)}, new Unit[] {
                units.getUnit(right)
            }));
            known = sound(unit, position);
            sounds.put(key, known);
        }
        return known;
    }

    Sound silence() {
        return sound(UnitManager.SILENCE, HMMPosition.UNDEFINED);
    }

    private Sound sound(Unit unit, HMMPosition position) {
        HMM nearest = model.lookupNearestHMM(unit, position, false);
        SenoneHMM hmm = (SenoneHMM)
                (nearest == null ? model.lookupNearestHMM(unit.getBaseUnit(), HMMPosition.UNDEFINED, false) : nearest);
        Senone[] all = hmm.getSenoneSequence().getSenones();
        int[] ids = new int[STATES];
        float[] stay = new float[STATES];
        float[] leave = new float[STATES];
        for (int state = 0; state < STATES; state++) {
            Senone senone = all[Math.min(state, all.length - 1)];
            ids[state] = indexes.computeIfAbsent(senone, fresh -> {
                senones.add(fresh);
                return senones.size() - 1;
            });
            float[] row = hmm.getTransitionMatrix()[state];
            stay[state] = (float) Math.max(-20, row[state] * naturalBase());
            leave[state] = (float) Math.max(-20, row[state + 1] * naturalBase());
        }
        return new Sound(ids, stay, leave);
    }

    private static double naturalBase() {
        return Math.log(LogMath.getLogMath().getLogBase());
    }

    /** Features of a segment of 16 kHz, one for each 10 ms. */
    List<float[]> features(short[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        for (int index = 0; index < samples.length; index++) {
            bytes[index * 2] = (byte) samples[index];
            bytes[index * 2 + 1] = (byte) (samples[index] >> 8);
        }
        StreamDataSource source = components.lookup("dataSource");
        source.setInputStream(new ByteArrayInputStream(bytes), TimeFrame.INFINITE);
        FrontEnd frontEnd = components.lookup("frontEnd");
        List<float[]> features = new ArrayList<>();
        for (Data data = frontEnd.getData();
                data != null && !(data instanceof DataEndSignal);
                data = frontEnd.getData()) {
            if (data instanceof FloatData floats) {
                features.add(floats.getValues());
            }
        }
        return features;
    }

    /** The next frame to be scored. */
    void hear(float[] features) {
        frame = new FloatData(features, 16_000, ++frameNumber);
        if (scores.length < senones.size()) {
            scores = new float[senones.size()];
            scoredAt = new long[senones.size()];
        }
        anyScore = Double.NEGATIVE_INFINITY;
        for (int senone : anySound) {
            anyScore = Math.max(anyScore, raw(senone));
        }
    }

    /**
     * How well the frame fits a distribution: the natural logarithm of its likelihood over that of the best sound without
     * context, whatever it is.
     */
    double score(int senone) {
        return (raw(senone) - anyScore) * logToNatural;
    }

    private float raw(int senone) {
        if (scoredAt[senone] != frameNumber) {
            scores[senone] = senones.get(senone).getScore(frame);
            scoredAt[senone] = frameNumber;
        }
        return scores[senone];
    }
}
