package org.bleepline.detect.lexicon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.bleepline.core.span.Document;

/**
 * The words of a stretch of text as a lexicon reads them: letters and digits without the punctuation around them, split at
 * hyphens and slashes, each with its hashes and its place in the text.
 *
 * <p>{@code ex-wife} are two, {@code O'Brien's} and {@code U.S.} and {@code AT&T} are one. Filled once, then only read.
 */
final class Tokens {
    /** The hash of what is no word, such as a mail address; no phrase holds it. */
    static final long OPAQUE = 0;

    /** A sentence or a turn ends behind the token. */
    private static final byte BREAK = 1;

    /** A comma stands behind the token. */
    private static final byte COMMA = 2;

    /** The first letter is a capital. */
    private static final byte TITLE = 4;

    /** All letters are capitals, and there are at least two. */
    private static final byte CAPITALS = 8;

    /** Digits, perhaps with a decimal point. */
    private static final byte NUMBER = 16;

    /** A plus or minus sign is part of the token, as in {@code AB-}. */
    private static final byte SIGNED = 32;

    /** Digits, an apostrophe and digits again, as in {@code 5'11}. */
    private static final byte FEET = 64;

    /** Behind these an "'s" is a verb. */
    private static final Set<String> PRONOUNS =
            Set.of("it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "how", "let");

    private static final Set<String> ABBREVIATIONS = Set.of(
            "st", "dr", "mr", "mrs", "ms", "jr", "sr", "inc", "ltd", "co", "corp", "mt", "ft", "no", "vs", "dept",
            "univ");

    /** A text in which so many letters are capitals has no use for them: it is read as if it had none. */
    private static final double SHOUTED = 0.7;

    /** A longer number has no unit behind it. */
    private static final int MAX_DIGITS = 5;

    private int[] starts;
    private int[] ends;
    private long[] exact;
    private long[] owner;
    private long[] stemmed;
    private int[] suffix;
    private byte[] traits;
    private int size;
    private boolean cased;

    private final WordHash word = new WordHash();
    private final Suffixes suffixes;

    private Tokens(Suffixes suffixes, int expected) {
        this.suffixes = suffixes;
        starts = new int[expected];
        ends = new int[expected];
        exact = new long[expected];
        owner = new long[expected];
        stemmed = new long[expected];
        suffix = new int[expected];
        traits = new byte[expected];
    }

    /** The tokens of a phrase of a list. */
    static Tokens of(String phrase) {
        Tokens tokens = new Tokens(Suffixes.none(), Phrase.MAX_WORDS);
        tokens.read(phrase, 0, phrase.length());
        return tokens;
    }

    /**
     * The tokens of some words of a document.
     *
     * @param firstWord inclusive
     * @param endWord exclusive
     * @param turnEnds for each word of the document, whether its turn ends with it
     */
    static Tokens of(Document document, int firstWord, int endWord, java.util.BitSet turnEnds, Suffixes suffixes) {
        Tokens tokens = new Tokens(suffixes, endWord - firstWord + 16);
        String text = document.text();
        for (int index = firstWord; index < endWord; index++) {
            tokens.read(text, document.wordStart(index), document.wordEnd(index));
            if (turnEnds.get(index) && tokens.size > 0) {
                tokens.traits[tokens.size - 1] |= BREAK;
            }
        }
        tokens.cased = tokens.usesCapitals();
        return tokens;
    }

    int size() {
        return size;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    long exact(int token) {
        return exact[token];
    }

    /** The hash of the token as it stands without its {@code 's}; {@link #OPAQUE} if it has none. */
    long owner(int token) {
        return owner[token];
    }

    long stemmed(int token) {
        return stemmed[token];
    }

    /** The senses of the ending of the token, 0 if there are none. */
    int suffixSenses(int token) {
        return suffix[token];
    }

    /** Whether a sentence or a turn ends behind the token. */
    boolean breaksAfter(int token) {
        return (traits[token] & BREAK) != 0;
    }

    boolean commaAfter(int token) {
        return (traits[token] & COMMA) != 0;
    }

    boolean isTitle(int token) {
        return (traits[token] & TITLE) != 0;
    }

    boolean isCapitals(int token) {
        return (traits[token] & CAPITALS) != 0;
    }

    boolean isFeet(int token) {
        return (traits[token] & FEET) != 0;
    }

    boolean isSigned(int token) {
        return (traits[token] & SIGNED) != 0;
    }

    boolean isNumber(int token) {
        return (traits[token] & NUMBER) != 0;
    }

    /** Whether capitals mean anything in this stretch. */
    boolean isCased() {
        return cased;
    }

    private boolean usesCapitals() {
        int titles = 0;
        int shouted = 0;
        for (int index = 0; index < size; index++) {
            titles += isTitle(index) ? 1 : 0;
            shouted += isCapitals(index) ? 1 : 0;
        }
        return titles > 0 && shouted < size * SHOUTED;
    }

    private void read(String text, int from, int to) {
        if (isAddress(text, from, to)) {
            add(from, to, text, false);
            return;
        }
        int offset = from;
        while (offset < to) {
            if (!isWordPart(text.charAt(offset))) {
                punctuation(text.charAt(offset), text, offset, to);
                offset++;
                continue;
            }
            int end = wordEnd(text, offset, to);
            add(offset, end, text, true);
            if (hasSign(text, offset, end, to)) {
                end++;
                ends[size - 1] = end;
                traits[size - 1] |= SIGNED;
            }
            offset = end;
        }
    }

    /** Blood types are the only words that end with a sign. */
    private static boolean hasSign(String text, int start, int end, int to) {
        if (end == to || end - start > 2 || "+-\u2212\u2013".indexOf(text.charAt(end)) < 0) {
            return false;
        }
        boolean group = "abo0".indexOf(Character.toLowerCase(text.charAt(start))) >= 0;
        boolean pair = end - start == 1 || Character.toLowerCase(text.charAt(end - 1)) == 'b';
        return group && pair && (end + 1 == to || !isWordPart(text.charAt(end + 1)));
    }

    /** E-mail and web addresses hold no words of a language. */
    private static boolean isAddress(String text, int from, int to) {
        for (int offset = from; offset < to; offset++) {
            char character = text.charAt(offset);
            if (character == '@' || character == '_' || character == '\\') {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character)
                || Character.isSurrogate(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isJoiner(char character) {
        return character == '\''
                || character == '\u2019'
                || character == '\u2018'
                || character == '&'
                || character == '.';
    }

    private static boolean isNumber(String text, int from, int end) {
        return Character.isDigit(text.charAt(end - 1))
                && Character.isDigit(text.charAt(from))
                && end - from <= MAX_DIGITS;
    }

    /**
     * Takes in joiners that stand between letters, a dot only between single letters or between digits. A unit behind a
     * number is a word of its own.
     */
    private static int wordEnd(String text, int from, int to) {
        int end = from;
        while (end < to) {
            char character = text.charAt(end);
            if (isWordPart(character)) {
                if (end > from && Character.isLetter(character) && isNumber(text, from, end)) {
                    break;
                }
                end++;
            } else if (isJoiner(character) && end + 1 < to && isWordPart(text.charAt(end + 1))) {
                if (character == '.' && !joinsDot(text, from, end, to)) {
                    break;
                }
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean joinsDot(String text, int from, int dot, int to) {
        char before = text.charAt(dot - 1);
        char after = text.charAt(dot + 1);
        if (Character.isDigit(before) && Character.isDigit(after)) {
            return true;
        }
        boolean singleBefore = dot - 1 == from || text.charAt(dot - 2) == '.';
        boolean singleAfter = dot + 2 >= to || !isWordPart(text.charAt(dot + 2));
        return singleBefore && singleAfter && Character.isLetter(before) && Character.isLetter(after);
    }

    private void punctuation(char character, String text, int offset, int to) {
        if (size == 0) {
            return;
        }
        switch (character) {
            case '.' -> {
                if (offset + 1 >= to || !isWordPart(text.charAt(offset + 1))) {
                    endSentence(text);
                }
            }
            case '!', '?', ';', ':', '(', ')', '"', '\u201c', '\u201d', '\u2026', '\u2014' -> traits[size - 1] |= BREAK;
            case ',' -> traits[size - 1] |= COMMA;
            default -> {
                // Nothing else parts words further than white space does.
            }
        }
    }

    private void endSentence(String text) {
        int last = size - 1;
        int length = ends[last] - starts[last];
        boolean dotted = length > 1 && text.charAt(starts[last] + 1) == '.';
        boolean initial = length == 1 && isTitle(last);
        if (dotted || initial) {
            return;
        }
        if (length <= 4
                && ABBREVIATIONS.contains(
                        text.substring(starts[last], ends[last]).toLowerCase(java.util.Locale.ROOT))) {
            return;
        }
        traits[last] |= BREAK;
    }

    private static boolean isFeet(String text, int start, int end) {
        char second = end - start > 2 ? text.charAt(start + 1) : 0;
        return end - start <= 4 && (second == '\'' || second == '\u2019');
    }

    private static boolean isOwner(String text, int start, int end) {
        return end - start > 2
                && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019')
                && !PRONOUNS.contains(text.substring(start, end - 2).toLowerCase(Locale.ROOT));
    }

    private void add(int start, int end, String text, boolean readable) {
        if (size == starts.length) {
            int capacity = size * 2;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            exact = Arrays.copyOf(exact, capacity);
            owner = Arrays.copyOf(owner, capacity);
            stemmed = Arrays.copyOf(stemmed, capacity);
            suffix = Arrays.copyOf(suffix, capacity);
            traits = Arrays.copyOf(traits, capacity);
        }
        int letters = 0;
        int capitals = 0;
        int digits = 0;
        boolean dotted = false;
        word.clear();
        for (int offset = start; offset < end; offset++) {
            char character = text.charAt(offset);
            if (isJoiner(character)) {
                dotted |= character == '.';
                continue;
            }
            letters++;
            capitals += Character.isUpperCase(character) ? 1 : 0;
            digits += Character.isDigit(character) ? 1 : 0;
            word.add(character);
        }
        starts[size] = start;
        ends[size] = end;
        byte trait = Character.isUpperCase(text.charAt(start)) ? TITLE : 0;
        trait |= capitals == letters && letters > 1 ? CAPITALS : 0;
        trait |= digits == letters ? NUMBER : 0;
        trait |= digits == letters && isFeet(text, start, end) ? FEET : 0;
        traits[size] = trait;
        if (readable && word.isWord()) {
            if (dotted && word.length() == 2 && word.letter(0) == 'u' && word.letter(1) == 's') {
                word.add('a');
            }
            exact[size] = word.exact();
            owner[size] = isOwner(text, start, end) ? word.exactWithoutLast() : OPAQUE;
            word.stem();
            stemmed[size] = word.exact();
            suffix[size] = suffixes.find(word);
        } else {
            exact[size] = OPAQUE;
            owner[size] = OPAQUE;
            stemmed[size] = OPAQUE;
            suffix[size] = 0;
        }
        size++;
    }
}
