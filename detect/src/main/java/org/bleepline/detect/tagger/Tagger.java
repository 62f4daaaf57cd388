package org.bleepline.detect.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;

/**
 * Finds names, places, organisations, occupations, dates and more with a trained model, in formatted and in raw text.
 *
 * <p>{@snippet :
 * List<Candidate> found = Tagger.english().recognize(Document.of("my name is ada lovelace", "en"));
 * }
 *
 * <p>Besides the best reading it offers the next best types of the same words, with their own scores, so that a type
 * that nobody asked for does not hide one that somebody did. Texts in other languages give nothing. Safe for use by
 * several threads; takes time and space that grow linearly with the text.
 */
public final class Tagger implements Recognizer {
    /** The name in {@link Candidate#recognizer()}. */
    public static final String NAME = "tagger";

    private static final String ENGLISH_MODEL = "english.tagger";
    private static final int LONGEST_STRETCH = 256;
    private static final double LEAST_SHARE_OF_OTHER_TYPE = 0.1;
    private static final int MOST_CHARACTERS_INSIDE_ADDRESS = 3;

    private final TaggerModel model;
    private final String language;

    private Tagger(TaggerModel model, String language) {
        this.model = model;
        this.language = language;
    }

    /** The tagger that ships with the product; its model is read at the first call. */
    public static Tagger english() {
        return English.TAGGER;
    }

    /** A tagger for texts whose language code is the given one, or starts with it and an underscore. */
    public static Tagger of(TaggerModel model, String language) {
        return new Tagger(model, language);
    }

    @Override
    public List<Candidate> recognize(Document document) {
        String code = document.languageCode();
        if (!code.equals(language) && !code.startsWith(language + "_")) {
            return List.of();
        }
        Tokens tokens = Tokens.of(document);
        Reading reading = new Reading(tokens);
        for (int turn = 0; turn < tokens.turnCount(); turn++) {
            reading.read(turn);
        }
        return List.copyOf(reading.found);
    }

    private static Tagger load() {
        try (InputStream stream = Tagger.class.getResourceAsStream(ENGLISH_MODEL)) {
            if (stream == null) {
                throw new IOException("the resource " + ENGLISH_MODEL + " is missing");
            }
            return new Tagger(TaggerModel.read(stream), "en");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tagger's model", e);
        }
    }

    private static final class English {
        private static final Tagger TAGGER = load();
    }

    /** The state of one run over one document. */
    private final class Reading {
        private final Tokens tokens;
        private final Features features;
        private final Lattice lattice;
        private final int labels = model.labels().count();
        private final int[] hashes = new int[Features.MOST];
        private final short[] sums = new short[labels];
        private final float[] scores = new float[LONGEST_STRETCH * labels];
        private final float[] marginals = new float[LONGEST_STRETCH * labels];
        private final int[] path = new int[LONGEST_STRETCH];
        private final List<Candidate> found = new ArrayList<>();

        private int addressStart = -1;
        private int addressEnd;
        private int addressParts;
        private double addressScore;

        Reading(Tokens tokens) {
            this.tokens = tokens;
            this.features = new Features(tokens, model.lexicon());
            this.lattice = new Lattice(model.labels().types().size());
        }

        void read(int turn) {
            int end = tokens.turnStart(turn + 1);
            int start = tokens.turnStart(turn);
            if (start == end) {
                return;
            }
            features.turn(turn);
            for (int from = start; from < end; from += LONGEST_STRETCH) {
                readStretch(from, Math.min(end, from + LONGEST_STRETCH));
            }
            endAddress();
        }

        private void readStretch(int from, int to) {
            for (int token = from; token < to; token++) {
                int count = features.of(token, hashes);
                model.score(hashes, count, scores, (token - from) * labels, sums);
            }
            lattice.load(scores, to - from, model.transitions(), null);
            lattice.bestPath(path);
            boolean weighed = false;
            int token = from;
            while (token < to) {
                int label = path[token - from];
                if (label == Labels.OUTSIDE) {
                    token++;
                    continue;
                }
                if (!weighed) {
                    lattice.marginals(marginals, null);
                    weighed = true;
                }
                int end = token + 1;
                if (Labels.position(label) == Labels.BEGIN) {
                    while (Labels.position(path[end - 1 - from]) != Labels.LAST) {
                        end++;
                    }
                }
                offer(token, end, from, Labels.type(label));
                token = end;
            }
        }

        private void offer(int token, int end, int from, int best) {
            List<Policy> types = model.labels().types();
            for (int type = 0; type < types.size(); type++) {
                double share = 0;
                for (int index = token; index < end; index++) {
                    int cell = (index - from) * labels + Labels.begin(type);
                    share += marginals[cell] + marginals[cell + 1] + marginals[cell + 2] + marginals[cell + 3];
                }
                share /= end - token;
                if (type == best || share >= LEAST_SHARE_OF_OTHER_TYPE) {
                    double score = Math.min(1, model.calibrated(share));
                    found.add(new Candidate(
                            types.get(type),
                            tokens.start(token),
                            tokens.end(end - 1),
                            score,
                            NAME,
                            type == best ? "best reading" : "other reading"));
                    if (type == best) {
                        joinAddress(types.get(type), tokens.start(token), tokens.end(end - 1), score);
                    }
                }
            }
        }

        /** Street, city, state and postal code that follow each other are also one address. */
        private void joinAddress(Policy type, int start, int end, double score) {
            boolean part = type == Policy.LOCATION_ADDRESS_STREET
                    || type == Policy.LOCATION_CITY
                    || type == Policy.LOCATION_STATE
                    || type == Policy.LOCATION_ZIP
                    || type == Policy.LOCATION_COUNTRY;
            boolean goesOn = part
                    && addressStart >= 0
                    && type != Policy.LOCATION_ADDRESS_STREET
                    && start - addressEnd <= MOST_CHARACTERS_INSIDE_ADDRESS;
            if (goesOn) {
                addressEnd = end;
                addressParts++;
                addressScore = Math.min(addressScore, score);
                return;
            }
            endAddress();
            if (type == Policy.LOCATION_ADDRESS_STREET) {
                addressStart = start;
                addressEnd = end;
                addressParts = 1;
                addressScore = score;
            }
        }

        private void endAddress() {
            if (addressStart >= 0 && addressParts > 1) {
                found.add(new Candidate(
                        Policy.LOCATION_ADDRESS, addressStart, addressEnd, addressScore, NAME, "address parts"));
            }
            addressStart = -1;
        }
    }
}
