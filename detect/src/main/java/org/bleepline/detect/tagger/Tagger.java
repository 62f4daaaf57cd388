package org.bleepline.detect.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
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

    /** A long text is read in blocks of turns, so that memory grows little with it. */
    private static final int BLOCK_WORDS = 8192;

    private static final double LEAST_SHARE_OF_OTHER_TYPE = 0.1;
    private static final int MOST_CHARACTERS_INSIDE_ADDRESS = 3;

    private final TaggerModel model;
    private final List<Policy> types;
    private final String language;

    /** What is at rest; as many as there are processors, since so many threads can be at work at a time. */
    private final Queue<Workspace> workspaces =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private Tagger(TaggerModel model, String language) {
        this.model = model;
        this.types = model.labels().types();
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
        Workspace kept = workspaces.poll();
        Workspace work = kept == null ? new Workspace(model) : kept;
        List<Candidate> found = new ArrayList<>();
        List<Document.Turn> turns = document.turns();
        int first = 0;
        while (first < turns.size()) {
            int end = first + 1;
            while (end < turns.size()
                    && turns.get(end).endWord() - turns.get(first).firstWord() <= BLOCK_WORDS) {
                end++;
            }
            // A turn is understood from the one before, and from no other.
            int context = first == 0 ? 0 : 1;
            Tokens tokens = Tokens.of(document, first - context, end);
            Reading reading = new Reading(tokens, work, found);
            for (int turn = context; turn < tokens.turnCount(); turn++) {
                reading.read(turn);
            }
            first = end;
        }
        workspaces.offer(work);
        return List.copyOf(found);
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

    /** What one thread works with; it costs more to make than a short text takes to read. */
    private static final class Workspace {
        private final Scorer scorer;
        private final Decoder decoder;
        private final long[] sums;
        private final double[] shares;
        private final int[] path = new int[LONGEST_STRETCH];

        Workspace(TaggerModel model) {
            int types = model.labels().types().size();
            scorer = new Scorer(model);
            decoder = new Decoder(model, LONGEST_STRETCH);
            sums = new long[LONGEST_STRETCH * Lanes.width(types)];
            shares = new double[LONGEST_STRETCH * types];
        }
    }

    /** The state of one run over a block of turns. */
    private final class Reading {
        private final Tokens tokens;
        private final Features features;
        private final Workspace work;
        private final List<Candidate> found;

        private int addressStart = -1;
        private int addressEnd;
        private int addressParts;
        private double addressScore;

        Reading(Tokens tokens, Workspace work, List<Candidate> found) {
            this.tokens = tokens;
            this.features = new Features(tokens, model.lexicon());
            this.work = work;
            this.found = found;
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
            int width = Lanes.width(types.size());
            for (int token = from; token < to; token++) {
                work.scorer.score(features, token, work.sums, (token - from) * width);
            }
            if (!work.decoder.bestPath(work.sums, to - from, work.path)) {
                return;
            }
            work.decoder.shares(work.sums, to - from, work.path, work.shares);
            int token = from;
            while (token < to) {
                int label = work.path[token - from];
                if (label == Labels.OUTSIDE) {
                    token++;
                    continue;
                }
                int end = token + 1;
                if (Labels.position(label) == Labels.BEGIN) {
                    while (Labels.position(work.path[end - 1 - from]) != Labels.LAST) {
                        end++;
                    }
                }
                offer(token, end, from, Labels.type(label));
                token = end;
            }
        }

        private void offer(int token, int end, int from, int best) {
            for (int type = 0; type < types.size(); type++) {
                double share = 0;
                for (int index = token; index < end; index++) {
                    share += work.shares[(index - from) * types.size() + type];
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
