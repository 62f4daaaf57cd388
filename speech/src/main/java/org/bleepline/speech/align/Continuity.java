package org.bleepline.speech.align;

import java.util.Arrays;
import java.util.List;

/**
 * Tells words that were found from words that only seem to be. Any word fits somewhere in a minute of speech, the better
 * the more noise there is, so how well it fits says little. But the words of a text that was said are heard one behind the
 * other, while those of another text are strewn over the sound with other speech between them.
 *
 * <p>On calls 0 to 19 of {@code bench/make-calls.sh}, with {@link Search}'s costs, of the words that follow one another in
 * the text these shares were found within 300 ms of each other: 85 to 95 % of the right texts, 39 to 58 % where the second half
 * was another text, at most 40 % of twelve words that nobody said, 25 % of 27 to 43 such words, and 22 % of the right words from
 * last to first. How well words fit did not tell: a frame of a right text fits by -2.7 to -0.9 on average, one of a wrong text by -3.8 to
 * -0.8 (natural logarithm of its likelihood over that of the best sound without context). Immutable.
 */
final class Continuity {
    /** How many frames from one frame to before another hold speech. */
    @FunctionalInterface
    interface Spoken {
        int frames(int from, int to);
    }

    /** A word that fits worse than this in each frame, on average, is not the word that was said: natural logarithm. */
    private static final double WORST_FIT = -6;

    /** Words this close follow one another whatever is between them, in frames of 10 ms: no other word has room there. */
    private static final int CLOSE = 30;

    /** Words with a pause between them follow one another if no more than this is said in it, in frames. */
    private static final int MOST_SAID_BETWEEN = 10;

    /** Between what wrong texts reached and what right ones did not fall below. */
    private static final double LEAST_FOLLOWING = 0.5;

    /** How often words of a wrong text seem to follow one another: the most that texts of some length reached. */
    private static final double BY_CHANCE = 0.25;

    /** A short text must reach what a wrong one reaches once in a thousand times: by the normal distribution. */
    private static final double DEVIATIONS = 3;

    private static final int NOT_FOUND = -1;

    private final int[] firsts;
    private final int[] ends;
    /** Whether a word and the one behind it were found one behind the other. */
    private final boolean[] followed;

    private Continuity(int[] firsts, int[] ends, boolean[] followed) {
        this.firsts = firsts;
        this.ends = ends;
        this.followed = followed;
    }

    /**
     * @param words how many words the text of a channel has
     * @param found the best way through it
     */
    static Continuity of(int words, List<Search.Found> found, Spoken spoken) {
        int[] firsts = new int[words];
        int[] ends = new int[words];
        int[] frames = new int[words];
        double[] scores = new double[words];
        Arrays.fill(firsts, NOT_FOUND);
        for (Search.Found token : found) {
            int word = token.word();
            firsts[word] = firsts[word] == NOT_FOUND ? token.first() : Math.min(firsts[word], token.first());
            ends[word] = Math.max(ends[word], Math.max(token.first(), token.end()));
            frames[word] += token.end() - token.first();
            scores[word] += token.score();
        }
        for (int word = 0; word < words; word++) {
            if (firsts[word] != NOT_FOUND && scores[word] < WORST_FIT * Math.max(1, frames[word])) {
                firsts[word] = NOT_FOUND;
            }
        }
        boolean[] followed = new boolean[words];
        for (int word = 0; word + 1 < words; word++) {
            followed[word] = firsts[word] != NOT_FOUND
                    && firsts[word + 1] != NOT_FOUND
                    && (firsts[word + 1] - ends[word] <= CLOSE
                            || spoken.frames(ends[word], firsts[word + 1]) <= MOST_SAID_BETWEEN);
        }
        return new Continuity(firsts, ends, followed);
    }

    /** Whether the texts of all channels together were said in the sound. */
    static boolean isOneText(List<Continuity> channels) {
        int pairs = 0;
        int following = 0;
        for (Continuity channel : channels) {
            pairs += Math.max(0, channel.followed.length - 1);
            for (boolean each : channel.followed) {
                following += each ? 1 : 0;
            }
        }
        return following >= least(pairs) * pairs;
    }

    private static double least(int pairs) {
        double chance = BY_CHANCE + DEVIATIONS * Math.sqrt(BY_CHANCE * (1 - BY_CHANCE) / Math.max(1, pairs));
        return Math.min(1, Math.max(LEAST_FOLLOWING, chance));
    }

    /** How many words the text has. */
    int size() {
        return firsts.length;
    }

    /** Whether a word was found, and the one before it or behind it next to it. */
    boolean holds(int word) {
        return firsts[word] != NOT_FOUND
                && (followed.length == 1 || followed[word] || (word > 0 && followed[word - 1]));
    }

    int first(int word) {
        return firsts[word];
    }

    int end(int word) {
        return ends[word];
    }
}
