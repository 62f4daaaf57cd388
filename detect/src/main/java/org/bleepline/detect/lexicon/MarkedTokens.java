package org.bleepline.detect.lexicon;

/** Tokens with the marks that lists and forms gave them. Filled once, then only read. */
final class MarkedTokens {
    private final Tokens tokens;
    private final int cells;
    private final long[] bits;

    MarkedTokens(Tokens tokens, int markCount) {
        this.tokens = tokens;
        cells = (markCount + Long.SIZE - 1) / Long.SIZE;
        bits = new long[tokens.size() * cells];
        for (int token = 0; token < tokens.size(); token++) {
            bits[token * cells] = forms(token);
        }
    }

    Tokens tokens() {
        return tokens;
    }

    int size() {
        return tokens.size();
    }

    /** Sixty-four marks of a token; of marks behind the last one, none are set. */
    long cell(int token, int cell) {
        return cell < cells ? bits[token * cells + cell] : 0;
    }

    void or(int token, int cell, long marks) {
        if (marks != 0) {
            bits[token * cells + cell] |= marks;
        }
    }

    boolean startsSentence(int token) {
        return token == 0 || tokens.breaksAfter(token - 1);
    }

    boolean endsSentence(int token) {
        return token == tokens.size() - 1 || tokens.breaksAfter(token);
    }

    private long forms(int token) {
        long forms = 0;
        boolean cased = tokens.isCased();
        forms |= bit(Marks.Form.CAP, cased && tokens.isTitle(token) && !startsSentence(token));
        forms |= bit(Marks.Form.TITLE, cased && tokens.isTitle(token));
        forms |= bit(Marks.Form.LOWER, cased && !tokens.isTitle(token));
        forms |= bit(Marks.Form.CAPITALS, cased && tokens.isCapitals(token));
        forms |= bit(Marks.Form.DIGITS, tokens.isNumber(token));
        forms |= bit(Marks.Form.FEET, tokens.isFeet(token));
        forms |= bit(Marks.Form.SIGNED, tokens.isSigned(token));
        forms |= bit(Marks.Form.FIRST, startsSentence(token));
        forms |= bit(Marks.Form.LAST, endsSentence(token));
        forms |= bit(Marks.Form.COMMA, tokens.commaAfter(token));
        return forms;
    }

    private static long bit(Marks.Form form, boolean set) {
        return set ? 1L << form.ordinal() : 0;
    }
}
