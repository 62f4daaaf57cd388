package org.bleepline.detect.tagger;

import java.util.Arrays;
import java.util.List;
import org.bleepline.core.span.Document;

/**
 * The tokens of a document as the tagger sees them: words without the punctuation around them, hyphenated words in
 * parts, turn by turn. Punctuation and capitals become properties of tokens, so that formatted and raw text give the
 * same sequence.
 *
 * <p>Offsets are UTF-16 code units into the text of the document. Immutable once made; safe for use by several threads.
 */
public final class Tokens {
    static final int LOWER = 0;
    static final int CAPITALISED = 1;
    static final int UPPER = 2;
    static final int MIXED = 3;
    static final int ONE_CAPITAL = 4;
    static final int NO_LETTER = 5;

    static final int NOTHING = 0;
    static final int COMMA = 1;
    static final int STOP = 2;
    static final int QUESTION = 3;
    static final int COLON = 4;
    static final int BRACKET = 5;
    static final int JOINER = 6;

    private static final int MOST_LETTERS_OF_BLOOD_TYPE = 2;
    private static final int FEWEST_LETTERS_OF_SHOUTING = 12;

    /** In text with hyphens and the like; where there are more tokens the arrays grow. */
    private static final int WORDS_FOR_ONE_MORE_TOKEN = 8;

    final String text;
    int[] start;
    int[] end;
    int[] hash;
    byte[] category;
    byte[] shape;
    byte[] before;
    byte[] after;
    boolean[] possessive;
    private int count;

    private int[] turnStart = new int[16];
    private boolean[] formatted = new boolean[16];
    private int turns;

    private Tokens(String text, int expected) {
        this.text = text;
        start = new int[expected];
        end = new int[expected];
        hash = new int[expected];
        category = new byte[expected];
        shape = new byte[expected];
        before = new byte[expected];
        after = new byte[expected];
        possessive = new boolean[expected];
    }

    /** The tokens of a document, in time and space that grow linearly with its text. */
    public static Tokens of(Document document) {
        return of(document, 0, document.turns().size());
    }

    /** The tokens of the turns from one on and up to another; the first of them is turn 0 here. */
    static Tokens of(Document document, int firstTurn, int endTurn) {
        List<Document.Turn> turns = document.turns().subList(firstTurn, endTurn);
        int words = turns.isEmpty()
                ? 0
                : turns.get(turns.size() - 1).endWord() - turns.get(0).firstWord();
        Tokens tokens = new Tokens(document.text(), words + words / WORDS_FOR_ONE_MORE_TOKEN + 16);
        for (Document.Turn turn : turns) {
            tokens.beginTurn();
            for (int word = turn.firstWord(); word < turn.endWord(); word++) {
                tokens.addWord(document.wordStart(word), document.wordEnd(word));
            }
            tokens.endTurn();
        }
        tokens.beginTurn();
        return tokens;
    }

    public int count() {
        return count;
    }

    /** Offset of the first character of a token. */
    public int start(int token) {
        return start[token];
    }

    /** Offset behind the last character of a token. */
    public int end(int token) {
        return end[token];
    }

    public int turnCount() {
        return turns - 1;
    }

    /** Index of the first token of a turn; of {@link #turnCount()} the number of tokens. */
    public int turnStart(int turn) {
        return turnStart[turn];
    }

    /** Whether capitals mean something in a turn: it has some, and not only capitals. */
    public boolean formatted(int turn) {
        return formatted[turn];
    }

    /** The hash of the folded token; 32 bits. */
    public int hash(int token) {
        return hash[token];
    }

    Category category(int token) {
        return Category.of(category[token]);
    }

    private void beginTurn() {
        if (turns == turnStart.length) {
            turnStart = Arrays.copyOf(turnStart, turns * 2);
            formatted = Arrays.copyOf(formatted, turns * 2);
        }
        turnStart[turns++] = count;
    }

    private void endTurn() {
        int first = turnStart[turns - 1];
        int lower = 0;
        int capital = 0;
        int letters = 0;
        for (int token = first; token < count; token++) {
            lower += shape[token] == LOWER ? 1 : 0;
            capital += shape[token] == CAPITALISED || shape[token] == MIXED ? 1 : 0;
            letters += shape[token] == UPPER || shape[token] == ONE_CAPITAL ? end[token] - start[token] : 0;
        }
        boolean shouting = lower == 0 && capital == 0 && letters >= FEWEST_LETTERS_OF_SHOUTING;
        formatted[turns - 1] = (capital > 0 || letters > 0) && !shouting;
        readLettersInNumbers(first);
    }

    /** The words "a" and "i" are letters only beside another letter or a digit. */
    private void readLettersInNumbers(int first) {
        int letter = Category.LETTER.ordinal();
        int word = Category.WORD.ordinal();
        boolean previousInNumber = false;
        for (int token = first; token < count; token++) {
            if (category[token] == letter && isWordLetter(token)) {
                boolean nextIsLetter = token + 1 < count && category[token + 1] == letter && !isWordLetter(token + 1);
                if (!(previousInNumber || nextIsLetter)) {
                    category[token] = (byte) word;
                }
            }
            previousInNumber = category(token).inNumber() && category[token] != Category.SCALE_WORD.ordinal();
        }
    }

    private boolean isWordLetter(int token) {
        char character = Character.toLowerCase(text.charAt(start[token]));
        return character == 'a' || character == 'i';
    }

    private void addWord(int wordStart, int wordEnd) {
        int from = wordStart;
        int to = wordEnd;
        while (from < to && !opensToken(text.charAt(from))) {
            from++;
        }
        while (to > from && !closesToken(from, to)) {
            to--;
        }
        int mark = from > wordStart ? mark(text.charAt(from - 1)) : NOTHING;
        int first = count;
        if (to > from) {
            if (looksLikeAddress(from, to)) {
                addToken(from, to, mark, Category.ADDRESS);
            } else {
                addParts(from, to, mark);
            }
        }
        int markBehind = to < wordEnd ? strongestMark(to, wordEnd) : NOTHING;
        if (count > first) {
            after[count - 1] = (byte) markBehind;
        } else if (count > turnStart[turns - 1] && after[count - 1] == NOTHING) {
            after[count - 1] = (byte) strongestMark(wordStart, wordEnd);
        }
    }

    private void addParts(int from, int to, int mark) {
        int partStart = from;
        int markBefore = mark;
        for (int index = from + 1; index < to; index++) {
            if (splitsAt(index, from, to)) {
                int partEnd = index;
                while (partEnd > partStart && text.charAt(partEnd - 1) == '.') {
                    partEnd--;
                }
                if (partEnd > partStart) {
                    addToken(partStart, partEnd, markBefore, Category.WORD);
                    after[count - 1] = JOINER;
                    markBefore = JOINER;
                }
                partStart = index + 1;
            }
        }
        if (to > partStart) {
            addToken(partStart, to, markBefore, Category.WORD);
        }
    }

    private boolean splitsAt(int index, int from, int to) {
        char character = text.charAt(index);
        if (character == '\u2014' || character == '\u2026') {
            return true;
        }
        if (index + 1 >= to) {
            return false;
        }
        char left = text.charAt(index - 1);
        char right = text.charAt(index + 1);
        if (character == ',' || (character == '.' && left == '.')) {
            return !(Character.isDigit(left) && Character.isDigit(right));
        }
        if (character != '-' && character != '/' && character != '\u2013') {
            return false;
        }
        if (Character.isLetter(left) && Character.isLetter(right)) {
            return true;
        }
        return Character.isDigit(left)
                && Character.isLetter(right)
                && index + 2 < to
                && Character.isLetter(text.charAt(index + 2));
    }

    private void addToken(int from, int to, int mark, Category given) {
        int stop = to;
        boolean owner = false;
        if (stop - from > 2
                && Hash.isApostrophe(text.charAt(stop - 2))
                && (text.charAt(stop - 1) == 's' || text.charAt(stop - 1) == 'S')) {
            stop -= 2;
            owner = true;
        }
        ensureRoom();
        int running = Hash.SEED;
        int letters = 0;
        int digits = 0;
        int capitals = 0;
        for (int index = from; index < stop; index++) {
            char character = text.charAt(index);
            if (Hash.isApostrophe(character)) {
                continue;
            }
            running = Hash.step(running, Hash.fold(character));
            if (Character.isLetter(character)) {
                letters++;
                capitals += Character.isUpperCase(character) ? 1 : 0;
            } else if (Character.isDigit(character)) {
                digits++;
            }
        }
        int token = count++;
        start[token] = from;
        end[token] = stop;
        hash[token] = Hash.mix(running);
        possessive[token] = owner;
        before[token] = (byte) mark;
        after[token] = NOTHING;
        shape[token] = (byte) shape(from, letters, capitals);
        category[token] = (byte)
                category(given, hash[token], letters, digits, stop - from).ordinal();
    }

    private int shape(int from, int letters, int capitals) {
        if (letters == 0) {
            return NO_LETTER;
        }
        if (capitals == 0) {
            return LOWER;
        }
        if (letters == 1) {
            return ONE_CAPITAL;
        }
        if (capitals == letters) {
            return UPPER;
        }
        return capitals == 1 && Character.isUpperCase(text.charAt(from)) ? CAPITALISED : MIXED;
    }

    private static Category category(Category given, int hash, int letters, int digits, int length) {
        if (given == Category.ADDRESS) {
            return given;
        }
        if (digits > 0) {
            if (letters > 0) {
                return Category.DIGITS_AND_LETTERS;
            }
            return digits == length ? Category.DIGITS : Category.DIGITS_AND_MARKS;
        }
        if (letters == 1 && length == 1) {
            return Category.LETTER;
        }
        return Category.ofWord(hash);
    }

    private void ensureRoom() {
        if (count < start.length) {
            return;
        }
        int size = count + count / 2;
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        hash = Arrays.copyOf(hash, size);
        category = Arrays.copyOf(category, size);
        shape = Arrays.copyOf(shape, size);
        before = Arrays.copyOf(before, size);
        after = Arrays.copyOf(after, size);
        possessive = Arrays.copyOf(possessive, size);
    }

    private static boolean opensToken(char character) {
        return Character.isLetterOrDigit(character)
                || character == '$'
                || character == '@'
                || character == '#'
                || character == '+'
                || character == '/'
                || character == '\u00A3'
                || character == '\u20AC'
                || character == '\u00A5'
                || Character.isSurrogate(character);
    }

    private boolean closesToken(int from, int to) {
        char character = text.charAt(to - 1);
        if (Character.isLetterOrDigit(character)
                || character == '%'
                || character == '\u20AC'
                || Character.isSurrogate(character)) {
            return true;
        }
        int inside = to - 1 - from;
        return (character == '-' || character == '+')
                && inside >= 1
                && inside <= MOST_LETTERS_OF_BLOOD_TYPE
                && Character.isUpperCase(text.charAt(to - 2));
    }

    /** Holds an at sign, a scheme, a path, or a dot between two words: kept in one piece. */
    private boolean looksLikeAddress(int from, int to) {
        for (int index = from; index + 1 < to; index++) {
            char character = text.charAt(index);
            if ((character == '@' && (index > from || Character.isLetter(text.charAt(index + 1))))
                    || character == '\\'
                    || character == '_'
                    || (character == ':' && text.charAt(index + 1) == '/')) {
                return true;
            }
            if (character == '.'
                    && index - from >= 2
                    && Character.isLetterOrDigit(text.charAt(index - 1))
                    && Character.isLetterOrDigit(text.charAt(index - 2))
                    && Character.isLetter(text.charAt(index + 1))) {
                return true;
            }
        }
        return false;
    }

    private int strongestMark(int from, int to) {
        int strongest = NOTHING;
        for (int index = from; index < to; index++) {
            int mark = mark(text.charAt(index));
            if (strongest == NOTHING || mark == STOP || mark == QUESTION) {
                strongest = mark == NOTHING ? strongest : mark;
            }
        }
        return strongest;
    }

    private static int mark(char character) {
        return switch (character) {
            case ',', ';' -> COMMA;
            case '.', '!', '\u2026' -> STOP;
            case '?' -> QUESTION;
            case ':' -> COLON;
            case '(', ')', '[', ']', '"', '\u201C', '\u201D' -> BRACKET;
            case '-', '/', '\u2013', '\u2014' -> JOINER;
            default -> NOTHING;
        };
    }
}
