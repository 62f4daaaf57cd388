package org.bleepline.detect.tagger;

import org.bleepline.detect.tagger.Features.Group;

/**
 * Adds up the weights of a token's features. Of each group of features the sums met before are kept, as most of what people
 * say has been said before; the sums are the same with and without. Not safe for use by several threads.
 */
final class Scorer {
    /** Rows of a cache, as powers of two, group by group; the words vary most. */
    private static final int[] BITS = {11, 10, 10, 9, 10};

    private final TaggerModel model;
    private final int width;
    private final RowCache[] caches = new RowCache[Group.ALL.length];
    private final long[] key = new long[3];
    private final int[] hashes = new int[Features.MOST];

    Scorer(TaggerModel model) {
        this.model = model;
        this.width = Lanes.width(model.labels().types().size());
        for (Group group : Group.ALL) {
            caches[group.ordinal()] = new RowCache(BITS[group.ordinal()], width);
        }
    }

    /**
     * Writes the sums of a token of the turn that the features are prepared for.
     *
     * @param sums {@link Lanes}, from an index on
     */
    void score(Features features, int token, long[] sums, int at) {
        int word = find(Group.WORD, features, token);
        int form = find(Group.FORM, features, token);
        int cues = find(Group.CUES, features, token);
        int question = find(Group.QUESTION, features, token);
        int lists = find(Group.LISTS, features, token);
        long[] wordRows = rows(Group.WORD);
        long[] formRows = rows(Group.FORM);
        long[] cueRows = rows(Group.CUES);
        long[] questionRows = rows(Group.QUESTION);
        long[] listRows = rows(Group.LISTS);
        for (int index = 0; index < width; index++) {
            sums[at + index] = wordRows[word + index]
                    + formRows[form + index]
                    + cueRows[cues + index]
                    + questionRows[question + index]
                    + listRows[lists + index];
        }
        model.addWeights(hashes, features.others(token, hashes), sums, at);
    }

    private long[] rows(Group group) {
        return caches[group.ordinal()].rows;
    }

    private int find(Group group, Features features, int token) {
        RowCache cache = caches[group.ordinal()];
        features.key(group, token, key);
        boolean known = cache.find(key[0], key[1], key[2]);
        int row = cache.found();
        if (!known) {
            model.addWeights(hashes, features.of(group, token, hashes), cache.rows, row);
        }
        return row;
    }
}
