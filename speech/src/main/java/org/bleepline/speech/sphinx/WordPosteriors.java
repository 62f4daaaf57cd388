package org.bleepline.speech.sphinx;

import java.util.Arrays;
import java.util.List;

/**
 * How likely words are, given the whole of a stretch of sound and all that was thought of on the way: forward and backward over the
 * graph of the words that may have ended, as in F. Wessel and others, Confidence measures for large vocabulary continuous speech
 * recognition, 2001. Every way from one word end to the next that the search followed is in the graph; ways that have the same two last
 * words at the same time meet. For one thread, and one stretch.
 */
final class WordPosteriors {
    private final WordEnds ends;
    /** Makes densities of neighbouring frames, which are much alike, count less. */
    private final double scale;
    /** For each end the first of its frame from which the same words follow. */
    private final int[] places;
    /** By place: natural logarithm of the share of all ways that lead there, and of those that lead on from there. */
    private final double[] to;

    private final double[] on;

    /**
     * @param ends the first is the beginning; those of the last frame are ends of the whole
     * @param scale what scores are multiplied with before they are taken for logarithms of probabilities
     */
    WordPosteriors(WordEnds ends, double scale) {
        this.ends = ends;
        this.scale = scale;
        places = places();
        to = new double[places.length];
        on = new double[places.length];
        forward();
        backward();
    }

    /**
     * @param words some of the ends, none of them silence
     * @return for each the probability, 0 to 1, that this word is said: in that frame of it where it is highest, whenever the word begins
     *     and ends
     */
    double[] of(List<Integer> words) {
        double[] posteriors = new double[words.size()];
        for (int index = 0; index < posteriors.length; index++) {
            posteriors[index] = posterior(words.get(index));
        }
        return posteriors;
    }

    private double posterior(int word) {
        int first = ends.firstFrame(word);
        int last = ends.lastFrame(word);
        double[] changes = new double[last - first + 2];
        for (int at = 1; at < places.length; at++) {
            if (ends.word(at) == ends.word(word) && ends.lastFrame(at) >= first && ends.firstFrame(at) <= last) {
                double share = Math.exp(to[places[ends.before(at)]] + step(at) + on[places[at]] - on[0]);
                changes[Math.max(first, ends.firstFrame(at)) - first] += share;
                changes[Math.min(last, ends.lastFrame(at)) + 1 - first] -= share;
            }
        }
        double sum = 0;
        double most = 0;
        for (double change : changes) {
            sum += change;
            most = Math.max(most, sum);
        }
        return Math.min(1, most);
    }

    private int[] places() {
        int[] all = new int[ends.count()];
        int frame = 0;
        for (int at = 0; at < all.length; at++) {
            if (ends.lastFrame(at) != ends.lastFrame(frame)) {
                frame = at;
            }
            all[at] = frame;
            while (ends.way(all[at]) != ends.way(at)) {
                all[at]++;
            }
        }
        return all;
    }

    private void forward() {
        Arrays.fill(to, Double.NEGATIVE_INFINITY);
        to[0] = 0;
        for (int at = 1; at < places.length; at++) {
            to[places[at]] = sum(to[places[at]], to[places[ends.before(at)]] + step(at));
        }
    }

    private void backward() {
        Arrays.fill(on, Double.NEGATIVE_INFINITY);
        int lastFrame = ends.lastFrame(places.length - 1);
        for (int at = places.length - 1; at > 0; at--) {
            if (ends.lastFrame(at) == lastFrame) {
                on[places[at]] = 0;
            }
            int before = places[ends.before(at)];
            on[before] = sum(on[before], on[places[at]] + step(at));
        }
    }

    /** Scores are relative to the best of their frame; that is the same for all ways over it, and falls out. */
    private double step(int at) {
        return (ends.score(at) - ends.score(ends.before(at))) * scale;
    }

    /** Of logarithms. */
    private static double sum(double one, double other) {
        double most = Math.max(one, other);
        double least = Math.min(one, other);
        return least == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most));
    }
}
