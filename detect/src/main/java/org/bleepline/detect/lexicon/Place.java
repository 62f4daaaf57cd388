package org.bleepline.detect.lexicon;

/** Where a condition looks, seen from a phrase. All but {@link #QUESTION} stay within the sentence. */
enum Place {
    /** The token in front; not over a comma. */
    PREV(1, 0),
    /** The two tokens in front; not over a comma. */
    PREV2(2, 0),
    /** The six tokens in front. */
    BEFORE(6, 0),
    /** The token behind; not over a comma. */
    NEXT(0, 1),
    /** The two tokens behind; not over a comma. */
    NEXT2(0, 2),
    /** The token behind, also over a comma. */
    FOLLOW(0, 1),
    /** The six tokens behind. */
    AFTER(0, 6),
    /** Eight tokens on both sides. */
    NEAR(8, 8),
    /** The 24 tokens in front, over the ends of sentences and turns: what was asked. */
    QUESTION(24, 0) {
        @Override
        boolean anywhere(MarkedTokens tokens, int start, int end, MarkSet marks) {
            for (int token = start - 1; token >= Math.max(0, start - reachBefore()); token--) {
                if (marks.meets(tokens, token)) {
                    return true;
                }
            }
            return false;
        }
    },
    /** Any token of the phrase. */
    SELF(0, 0) {
        @Override
        boolean anywhere(MarkedTokens tokens, int start, int end, MarkSet marks) {
            for (int token = start; token < end; token++) {
                if (marks.meets(tokens, token)) {
                    return true;
                }
            }
            return false;
        }
    },
    /** The first token of the phrase. */
    HEAD(0, 0) {
        @Override
        boolean anywhere(MarkedTokens tokens, int start, int end, MarkSet marks) {
            return marks.meets(tokens, start);
        }
    },
    /** The last token of the phrase. */
    TAIL(0, 0) {
        @Override
        boolean anywhere(MarkedTokens tokens, int start, int end, MarkSet marks) {
            return marks.meets(tokens, end - 1);
        }
    };

    /** No place reaches further from a phrase than so many tokens. */
    static final int MAX_REACH = 24;

    private final int reachBefore;
    private final int reachAfter;

    Place(int reachBefore, int reachAfter) {
        this.reachBefore = reachBefore;
        this.reachAfter = reachAfter;
    }

    int reachBefore() {
        return reachBefore;
    }

    /** Whether a token at this place carries one of the marks. */
    boolean anywhere(MarkedTokens tokens, int start, int end, MarkSet marks) {
        for (int token = start - 1; token >= Math.max(0, start - reachBefore); token--) {
            if (parts(tokens.tokens(), token)) {
                break;
            }
            if (marks.meets(tokens, token)) {
                return true;
            }
        }
        for (int token = end; token < Math.min(tokens.size(), end + reachAfter); token++) {
            if (parts(tokens.tokens(), token - 1)) {
                break;
            }
            if (marks.meets(tokens, token)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands behind a token is out of sight of what stands in front. */
    private boolean parts(Tokens tokens, int token) {
        boolean close = this == PREV || this == PREV2 || this == NEXT || this == NEXT2;
        return tokens.breaksAfter(token) || (close && tokens.commaAfter(token));
    }
}
