package org.bleepline.detect.spoken;

import java.util.List;
import org.bleepline.core.span.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document cut into tokens (letters, digits, single marks), with the numbers and codes that they spell. Every token knows
 * its characters in the document, so whatever is found here leads back to what was said.
 *
 * <p>{@snippet :
 * SpokenText text = SpokenText.of(Document.of("my pin is double five forty two", "en"));
 * text.codes().get(0).value(); // "5542"
 * }
 *
 * <p>Token indexes outside the text are answered like a token of no kind, so that callers may look around freely.
 * Immutable and safe for use by several threads. Made in time linear in the text.
 */
public final class SpokenText {
    private static final Lexeme NOTHING = new Lexeme("", 0, -1, '\0');

    private final Document document;
    private final Tokens tokens;
    private final int[] groupOf;
    private final List<NumberGroup> groups;
    private final int[] codeOf;
    private final List<Code> codes;

    private SpokenText(Document document) {
        this.document = document;
        this.tokens = Tokens.of(document);
        this.groupOf = new int[tokens.size];
        this.groups = List.copyOf(new NumberGroups(this).read(groupOf));
        this.codeOf = new int[tokens.size];
        this.codes = List.copyOf(new Codes(this).read(codeOf));
    }

    // The number and code readers are handed the text while it is being made and see only what is made before them.
    public static SpokenText of(Document document) {
        return new SpokenText(document);
    }

    public Document document() {
        return document;
    }

    /** How many tokens there are. */
    public int size() {
        return tokens.size;
    }

    /** Offset of a token's first character in the document. */
    public int start(int token) {
        return tokens.starts[token];
    }

    /** Offset behind a token's last character. */
    public int end(int token) {
        return tokens.ends[token];
    }

    public Lexeme lexeme(int token) {
        return inside(token) ? tokens.lexemes[token] : NOTHING;
    }

    /** The token in lower case; of digits any fixed text. */
    public String word(int token) {
        return lexeme(token).text();
    }

    public boolean isWord(int token) {
        return inside(token) && tokens.kinds[token] == Tokens.WORD;
    }

    public boolean isWord(int token, String lowerCase) {
        return isWord(token) && tokens.lexemes[token].text().equals(lowerCase);
    }

    public boolean isDigits(int token) {
        return inside(token) && tokens.kinds[token] == Tokens.DIGITS;
    }

    /** Whether it is a single character that is neither letter nor digit. */
    public boolean isMark(int token) {
        return inside(token) && tokens.kinds[token] == Tokens.MARK;
    }

    public boolean isMark(int token, char mark) {
        return isMark(token) && tokens.lexemes[token].symbol() == mark;
    }

    /** Whether it is the sign of a currency: Unicode's category Sc. */
    public boolean isCurrencyMark(int token) {
        return isMark(token) && Character.getType(word(token).charAt(0)) == Character.CURRENCY_SYMBOL;
    }

    /** Whether it is a word with that sign. */
    public boolean is(int token, Sign sign) {
        return isWord(token) && tokens.lexemes[token].is(sign);
    }

    /** The digits of a digit token in ASCII. */
    public String digits(int token) {
        String text = document.text();
        int start = start(token);
        int end = end(token);
        StringBuilder digits = new StringBuilder(end - start);
        for (int offset = start; offset < end; ) {
            int codePoint = text.codePointAt(offset);
            digits.append(Character.digit(codePoint, 10));
            offset += Character.charCount(codePoint);
        }
        return digits.toString();
    }

    public int length(int token) {
        return inside(token) ? end(token) - start(token) : 0;
    }

    /** Whether a token follows the one before it without a space. */
    public boolean glued(int token) {
        return token > 0 && inside(token) && tokens.starts[token] == tokens.ends[token - 1];
    }

    /** Whether the first letter of a token is a capital. */
    public boolean capital(int token) {
        return isWord(token) && Character.isUpperCase(document.text().codePointAt(start(token)));
    }

    /** Whether a token of letters holds no small letter. */
    public boolean allCapitals(int token) {
        if (!isWord(token)) {
            return false;
        }
        for (int offset = start(token); offset < end(token); offset++) {
            if (Character.isLowerCase(document.text().charAt(offset))) {
                return false;
            }
        }
        return true;
    }

    /** Index of the turn of a token. */
    public int turn(int token) {
        return tokens.turns[token];
    }

    /** Whether both are tokens, and of one turn. */
    public boolean sameTurn(int left, int right) {
        return inside(left) && inside(right) && tokens.turns[left] == tokens.turns[right];
    }

    /** Whether a token is the first of its turn. */
    public boolean startsTurn(int token) {
        return token == 0 || (inside(token) && tokens.turns[token] != tokens.turns[token - 1]);
    }

    /** Whether a token is a mark that ends a sentence: a dot that follows neither title nor initial, or ? or !. */
    public boolean endsSentence(int token) {
        if (!isMark(token)) {
            return false;
        }
        char mark = tokens.lexemes[token].symbol();
        if (mark == '?' || mark == '!') {
            return !glued(token + 1);
        }
        return mark == '.' && !glued(token + 1) && !abbreviates(token - 1);
    }

    private boolean abbreviates(int token) {
        return isWord(token)
                && (tokens.lexemes[token].is(Sign.TITLE)
                        || (length(token) == 1 && capital(token) && !isWord(token, "i"))
                        || (capital(token) && tokens.lexemes[token].is(Sign.STREET) && length(token) <= 4));
    }

    /** All numbers in reading order. */
    public List<NumberGroup> groups() {
        return groups;
    }

    /** The number that a token belongs to, or null. */
    public @Nullable NumberGroup group(int token) {
        return inside(token) && groupOf[token] >= 0 ? groups.get(groupOf[token]) : null;
    }

    /** The number that begins at a token, or null. */
    public @Nullable NumberGroup groupAt(int token) {
        NumberGroup group = group(token);
        return group != null && group.first() == token ? group : null;
    }

    /** The number that ends in front of a token, or null. */
    public @Nullable NumberGroup groupBefore(int token) {
        return group(token - 1);
    }

    /** All runs of digits, letters and symbols that may be a code, in reading order. */
    public List<Code> codes() {
        return codes;
    }

    /** The code that a token belongs to, or null. */
    public @Nullable Code code(int token) {
        return inside(token) && codeOf[token] >= 0 ? codes.get(codeOf[token]) : null;
    }

    /** The first token that ends behind an offset. */
    public int firstTokenEndingAfter(int offset) {
        int low = 0;
        int high = tokens.size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.ends[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean inside(int token) {
        return token >= 0 && token < tokens.size;
    }
}
