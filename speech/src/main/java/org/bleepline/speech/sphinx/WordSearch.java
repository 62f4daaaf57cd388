package org.bleepline.speech.sphinx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds the likeliest words of a stretch of sound: a Viterbi search frame by frame over the tree of the words, one copy of the tree
 * for each two words before, with a beam (H. Ney and others, Improvements in beam search for 10000-word continuous speech
 * recognition, 1992). Inside a word the likeliest word that the sounds so far can become stands in for the word itself.
 * For one thread at a time.
 */
final class WordSearch {
    private static final float NEVER = ActiveHmms.NEVER;
    private static final int NO_WORD = WordEnds.NO_WORD;
    /** Natural logarithms of 1e-60, 1e-40, 0.1, 0.1 and 0.01: these five and the next three are as in Sphinx's own search, for its models. */
    private static final float BEAM = 138.2f;

    private static final float WORD_BEAM = 92.1f;
    private static final float WORD_PRICE = -2.303f;
    private static final float SILENCE_PRICE = -2.303f;
    private static final float NOISE_PRICE = -4.605f;

    private static final float LANGUAGE_WEIGHT = 8;
    private static final float LOOKAHEAD_WEIGHT = 6;
    private static final int MOST_WORD_ENDS = 200;
    private static final int STEPS = 512;
    private static final int CACHE = 1 << 17;

    private final LexiconTree tree;
    private final WordModel model;
    private final int start;
    private final int end;
    private final int silence;
    private final int width;
    private final int[] senones;
    private final float[] stays;
    private final float[] leaves;
    private final float[] ahead;
    private final int phoneCount;
    private final FrameScores scores;
    private final PhoneLookahead lookahead;

    private final Histories histories = new Histories();
    private final WordEnds ends = new WordEnds();
    private ActiveHmms now = new ActiveHmms();
    private ActiveHmms next = new ActiveHmms();
    private final int[] steps = new int[STEPS];
    private float[] penalty = new float[0];
    private float threshold;

    private int candidates;
    private int[] candidateWords = new int[256];
    private int[] candidatePlaces = new int[256];
    private float[] candidateScores = new float[256];

    private final long[] cachedRows = new long[CACHE];
    private final float[] cached = new float[CACHE];

    /**
     * A word and its frames; the last is inside.
     *
     * @param confidence 0 to 1
     */
    record Found(int word, int firstFrame, int lastFrame, double confidence) {}

    /**
     * @param start number of the word that stands in front of all
     * @param end number of the word that stands behind all
     * @param width models of phones that are kept from frame to frame
     */
    WordSearch(LexiconTree tree, Hmms hmms, FrameScores scores, WordModel model, int start, int end, int width) {
        this.tree = tree;
        this.model = model;
        this.start = start;
        this.end = end;
        this.silence = hmms.silence();
        this.width = width;
        this.phoneCount = hmms.phoneCount();
        this.senones = hmms.senones();
        this.stays = hmms.stays();
        this.leaves = hmms.leaves();
        this.scores = scores;
        this.lookahead = new PhoneLookahead(hmms);
        this.ahead = tree.lookahead().clone();
        for (int node = 0; node < ahead.length; node++) {
            ahead[node] *= LANGUAGE_WEIGHT;
        }
        Arrays.fill(cachedRows, -1);
    }

    /** @param stopped asked now and then; once true the answer is worthless */
    List<Found> search(float[][] features, BooleanSupplier stopped) {
        if (features.length == 0) {
            return List.of();
        }
        float[][] penalties = lookahead.penalties(features, scores);
        histories.clear();
        ends.clear();
        next.clear();
        threshold = -BEAM;
        penalty = penalties[0];
        follow(ends.add(NO_WORD, -1, -1, 0, 0), histories.of(-1, start), silence, -1L, 0);
        for (int frame = 0; frame < features.length && !stopped.getAsBoolean(); frame++) {
            ActiveHmms last = now;
            now = next;
            next = last;
            next.clear();
            scores.hear(features[frame]);
            step();
            if (frame + 1 < features.length) {
                penalty = penalties[frame + 1];
                grow(frame);
            }
        }
        return stopped.getAsBoolean() ? List.of() : path(features.length - 1);
    }

    /** Scores the frame in all states; scores are kept relative to the best. */
    private void step() {
        ActiveHmms all = now;
        float top = NEVER;
        for (int place = 0; place < all.count; place++) {
            int hmm = tree.hmms()[all.nodes[place]] * Hmms.STATES;
            float best = NEVER;
            float stay = all.third[place] + stays[hmm + 2];
            float move = all.second[place] + leaves[hmm + 1];
            if (move > stay) {
                stay = move;
                all.fromThird[place] = all.fromSecond[place];
            }
            if (stay > NEVER / 2) {
                stay += scores.score(senones[hmm + 2]);
                best = stay;
            }
            all.third[place] = stay;
            stay = all.second[place] + stays[hmm + 1];
            move = all.first[place] + leaves[hmm];
            if (move > stay) {
                stay = move;
                all.fromSecond[place] = all.fromFirst[place];
            }
            if (stay > NEVER / 2) {
                stay += scores.score(senones[hmm + 1]);
                best = Math.max(best, stay);
            }
            all.second[place] = stay;
            stay = all.first[place] + stays[hmm];
            if (all.entry[place] > stay) {
                stay = all.entry[place];
                all.fromFirst[place] = all.fromEntry[place];
            }
            if (stay > NEVER / 2) {
                stay += scores.score(senones[hmm]);
                best = Math.max(best, stay);
            }
            all.first[place] = stay;
            all.best[place] = best;
            top = Math.max(top, best);
        }
        for (int place = 0; place < all.count; place++) {
            all.first[place] -= top;
            all.second[place] -= top;
            all.third[place] -= top;
            all.best[place] -= top;
        }
    }

    private void grow(int frame) {
        threshold = Math.max(-BEAM, cutoff());
        candidates = 0;
        ActiveHmms all = now;
        for (int place = 0; place < all.count; place++) {
            if (all.best[place] >= threshold) {
                next.keep(all, place);
                leave(place);
            }
        }
        endWords(frame);
    }

    /** The score below which lie all but the best models, as many as are kept. */
    private float cutoff() {
        if (now.count <= width) {
            return -BEAM;
        }
        Arrays.fill(steps, 0);
        for (int place = 0; place < now.count; place++) {
            if (now.best[place] > -BEAM) {
                steps[(int) (-now.best[place] * (STEPS / BEAM))]++;
            }
        }
        int sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum += steps[step];
            if (sum > width) {
                return -step * BEAM / STEPS;
            }
        }
        return -BEAM;
    }

    private void leave(int place) {
        int node = now.nodes[place];
        float out = now.third[place] + leaves[tree.hmms()[node] * Hmms.STATES + 2];
        if (out < threshold) {
            return;
        }
        int history = now.histories[place];
        int from = now.fromThird[place];
        for (int at = tree.childStart()[node]; at < tree.childStart()[node + 1]; at++) {
            int child = tree.children()[at];
            float score = out + ahead[child] - ahead[node];
            if (score >= threshold && out + LOOKAHEAD_WEIGHT * penalty[tree.phones()[child]] >= threshold) {
                next.enter(child, history, score, from);
            }
        }
        for (int at = tree.wordStart()[node]; at < tree.wordStart()[node + 1]; at++) {
            int word = tree.words()[at];
            float score = out
                    + LANGUAGE_WEIGHT * language(histories.beforeThat(history), histories.before(history), word)
                    - ahead[node];
            if (score >= threshold) {
                candidate(word, place, score);
            }
        }
        if (isFiller(node)) {
            candidate(NO_WORD, place, out);
        }
    }

    private boolean isFiller(int node) {
        return node >= tree.fillers()[0];
    }

    private void candidate(int word, int place, float score) {
        if (candidates == candidateWords.length) {
            candidateWords = Arrays.copyOf(candidateWords, candidates * 2);
            candidatePlaces = Arrays.copyOf(candidatePlaces, candidates * 2);
            candidateScores = Arrays.copyOf(candidateScores, candidates * 2);
        }
        candidateWords[candidates] = word;
        candidatePlaces[candidates] = place;
        candidateScores[candidates++] = score;
    }

    private void endWords(int frame) {
        if (candidates == 0) {
            return;
        }
        float[] sorted = Arrays.copyOf(candidateScores, candidates);
        Arrays.sort(sorted);
        float least = Math.max(
                sorted[candidates - 1] - WORD_BEAM,
                candidates > MOST_WORD_ENDS ? sorted[candidates - MOST_WORD_ENDS] : NEVER);
        for (int index = 0; index < candidates; index++) {
            if (candidateScores[index] >= least) {
                int place = candidatePlaces[index];
                int word = candidateWords[index];
                int history = now.histories[place];
                int node = now.nodes[place];
                int lastPhone = silence;
                long followers = -1L;
                if (word != NO_WORD) {
                    history = histories.of(histories.before(history), word);
                    lastPhone = tree.phones()[node];
                    followers = tree.followers()[node];
                }
                float score = candidateScores[index];
                long way = way(history, lastPhone, followers);
                follow(ends.add(word, now.fromThird[place], frame, score, way), history, lastPhone, followers, score);
            }
        }
    }

    private static long way(int history, int lastPhone, long followers) {
        return ((followers * 0x9E37_79B9_7F4A_7C15L + lastPhone) * 0x9E37_79B9_7F4A_7C15L) + history;
    }

    /** Begins all words that may follow, and silence and noise. */
    private void follow(int wordEnd, int history, int lastPhone, long followers, float score) {
        for (int phone = 0; phone < phoneCount; phone++) {
            if ((followers >>> phone & 1) == 1 && score + LOOKAHEAD_WEIGHT * penalty[phone] >= threshold) {
                int list = lastPhone * phoneCount + phone;
                for (int at = tree.entryStart()[list]; at < tree.entryStart()[list + 1]; at++) {
                    int node = tree.entries()[at];
                    float begun = score + WORD_PRICE + ahead[node];
                    if (begun >= threshold) {
                        next.enter(node, history, begun, wordEnd);
                    }
                }
            }
        }
        if ((followers >>> silence & 1) == 1) {
            for (int filler : tree.fillers()) {
                float begun = score + (filler == tree.fillers()[0] ? SILENCE_PRICE : NOISE_PRICE);
                if (begun >= threshold) {
                    next.enter(filler, history, begun, wordEnd);
                }
            }
        }
    }

    private float language(int beforeThat, int before, int word) {
        long row = ((long) (beforeThat + 1) * 1_048_576L + before) * 1_048_576L + word;
        int slot = (int) ((row * 0x9E37_79B9_7F4A_7C15L) >>> 40) & (CACHE - 1);
        if (cachedRows[slot] != row) {
            cachedRows[slot] = row;
            cached[slot] = model.behind(beforeThat, before, word);
        }
        return cached[slot];
    }

    /** The best way to the last frame that ends with a word, or with silence behind one; else that which goes on. */
    private List<Found> path(int lastFrame) {
        int first = ends.count();
        for (int place = 0; place < now.count; place++) {
            int node = now.nodes[place];
            float out = now.third[place] + leaves[tree.hmms()[node] * Hmms.STATES + 2];
            if (out <= NEVER / 2) {
                continue;
            }
            int history = now.histories[place];
            int before = histories.before(history);
            for (int at = tree.wordStart()[node]; at < tree.wordStart()[node + 1]; at++) {
                int word = tree.words()[at];
                float score = out
                        + LANGUAGE_WEIGHT
                                * (language(histories.beforeThat(history), before, word) + language(before, word, end))
                        - ahead[node];
                ends.add(word, now.fromThird[place], lastFrame, score, 0);
            }
            if (isFiller(node)) {
                float score = out + LANGUAGE_WEIGHT * language(histories.beforeThat(history), before, end);
                ends.add(NO_WORD, now.fromThird[place], lastFrame, score, 0);
            }
        }
        if (ends.count() == first) {
            unfinished(lastFrame);
        }
        if (ends.count() == first) {
            return List.of();
        }
        int best = first;
        for (int at = first; at < ends.count(); at++) {
            best = ends.score(at) > ends.score(best) ? at : best;
        }
        return found(best);
    }

    private List<Found> found(int last) {
        List<Integer> path = new ArrayList<>();
        for (int at = last; at >= 0; at = ends.before(at)) {
            if (ends.word(at) != NO_WORD) {
                path.add(at);
            }
        }
        Collections.reverse(path);
        double[] posteriors = new WordPosteriors(ends, 1 / LANGUAGE_WEIGHT).of(path);
        List<Found> found = new ArrayList<>(path.size());
        for (int index = 0; index < posteriors.length; index++) {
            int at = path.get(index);
            found.add(new Found(
                    ends.word(at), ends.firstFrame(at), ends.lastFrame(at), Confidence.of(posteriors[index])));
        }
        return found;
    }

    /** Where nothing ends with the sound, the words before those that go on. */
    private void unfinished(int lastFrame) {
        for (int place = 0; place < now.count; place++) {
            float best = now.best[place];
            int from = best == now.third[place]
                    ? now.fromThird[place]
                    : best == now.second[place] ? now.fromSecond[place] : now.fromFirst[place];
            ends.add(NO_WORD, from, lastFrame, best, 0);
        }
    }
}
