package org.bleepline.detect.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The hashes of a listed phrase and of its beginnings, made by the same reader that reads the text.
 *
 * @param beginnings hash of the first word, of the first two, and so on; the last is the whole phrase
 */
record Phrase(long[] beginnings) {
    /** Where sequences of words without their plural start. */
    static final long STEMMED = 0x5bd1e9955bd1e995L;

    /** Where sequences of words as they stand start. */
    static final long EXACT = 0x9e3779b97f4a7c15L;

    /** More words than any listed phrase has; a longer one is not listed. */
    static final int MAX_WORDS = 9;

    private static final String[] SMALL_NUMBERS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };

    long whole() {
        return beginnings[beginnings.length - 1];
    }

    /** The phrase in one spelling; empty hashes if it has no word or too many. */
    static List<Phrase> of(String written, boolean exact) {
        Tokens tokens = Tokens.of(written);
        int count = tokens.size();
        if (count == 0 || count > MAX_WORDS) {
            return List.of();
        }
        long[] beginnings = new long[count];
        long sequence = exact ? EXACT : STEMMED;
        for (int index = 0; index < count; index++) {
            if (tokens.exact(index) == Tokens.OPAQUE) {
                return List.of();
            }
            sequence = WordHash.append(sequence, exact ? tokens.exact(index) : tokens.stemmed(index));
            beginnings[index] = sequence;
        }
        return List.of(new Phrase(beginnings));
    }

    /**
     * The phrase in all the spellings in which it is said: {@code type 2} is also {@code type two}, and capitals such as
     * {@code MRI} are also spelled out. Capitals are compared as they stand: {@code AIDS} is not the plural of aid, and
     * "was" not that of {@code WA}.
     */
    static List<Phrase> spellings(String written, boolean exact) {
        boolean initials = false;
        boolean number = false;
        String[] words = written.split(" ");
        for (String word : words) {
            initials |= isInitials(word);
            number |= isSmallNumber(word);
        }
        List<Phrase> all = new ArrayList<>(of(written, exact || initials));
        if (number) {
            all.addAll(of(joined(words, Phrase::numberWord), exact || initials));
        }
        if (initials) {
            all.addAll(of(joined(words, word -> isInitials(word) ? spelled(word) : word), true));
            if (!exact || written.length() > 2) {
                all.addAll(of(written + "s", true));
            }
        }
        return all;
    }

    private static String joined(String[] words, UnaryOperator<String> said) {
        return Arrays.stream(words).map(said).collect(Collectors.joining(" "));
    }

    private static String numberWord(String word) {
        return isSmallNumber(word) ? SMALL_NUMBERS[word.charAt(0) - '0'] : word;
    }

    private static boolean isSmallNumber(String word) {
        return word.length() == 1 && word.charAt(0) >= '0' && word.charAt(0) <= '9';
    }

    private static boolean isInitials(String word) {
        if (word.length() < 2 || word.length() > 5) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if (word.charAt(index) < 'A' || word.charAt(index) > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static String spelled(String word) {
        return String.join(" ", word.toLowerCase(Locale.ROOT).split(""));
    }
}
