package org.bleepline.detect;

import java.util.Locale;
import java.util.Set;

/** Words that are no name, place, organisation or occupation by themselves, and do not begin or end one. */
final class SmallWords {
    private static final Set<String> SMALL = Set.of(
            "a",
            "an",
            "and",
            "as",
            "at",
            "but",
            "by",
            "for",
            "from",
            "in",
            "is",
            "it",
            "of",
            "on",
            "or",
            "our",
            "my",
            "after",
            "also",
            "about",
            "around",
            "are",
            "because",
            "before",
            "between",
            "does",
            "had",
            "has",
            "have",
            "he",
            "into",
            "just",
            "like",
            "maybe",
            "not",
            "over",
            "she",
            "since",
            "than",
            "then",
            "they",
            "until",
            "very",
            "wait",
            "sorry",
            "no",
            "actually",
            "we",
            "were",
            "when",
            "where",
            "which",
            "who",
            "you",
            "s",
            "so",
            "that",
            "the",
            "this",
            "through",
            "to",
            "uh",
            "um",
            "was",
            "with",
            "your");
    /** A name may have this in front of it, and is then removed with it, unless its own capitals show that it begins later. */
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private SmallWords() {}

    /**
     * Where the first word begins that is not small; {@code end} where there is none. An article counts as the first word, as
     * in "The Home Depot" and "the home depot", but not in "the Department of Health".
     */
    static int start(String text, int start, int end) {
        int from = start;
        while (from < end) {
            int next = endOfWord(text, from, end);
            String word = text.substring(from, next).toLowerCase(Locale.ROOT);
            boolean article = ARTICLES.contains(word)
                    && (Character.isUpperCase(text.charAt(from)) || !hasCapital(text, next, end));
            if (!word.isEmpty() && (article || !SMALL.contains(word))) {
                return only(text, from, end) ? end : from;
            }
            from = Math.max(next, from + 1);
        }
        return end;
    }

    /** Where the last word ends that is not small; {@code start} where there is none. */
    static int end(String text, int start, int end) {
        int to = end;
        while (to > start) {
            int from = to;
            while (from > start && Character.isLetterOrDigit(text.charAt(from - 1))) {
                from--;
            }
            if (from == to) {
                // A mark: it stays where it belongs to the word in front of it.
                from--;
            } else if (!SMALL.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
                return to == lastLetter(text, end) ? end : to;
            }
            to = from;
        }
        return start;
    }

    /** Whether there is no other word between the two offsets. */
    static boolean only(String text, int start, int end) {
        int from = start;
        while (from < end) {
            int next = endOfWord(text, from, end);
            if (next > from && !SMALL.contains(text.substring(from, next).toLowerCase(Locale.ROOT))) {
                return false;
            }
            from = Math.max(next, from + 1);
        }
        return true;
    }

    private static boolean hasCapital(String text, int start, int end) {
        return text.substring(start, end).chars().anyMatch(Character::isUpperCase);
    }

    private static int endOfWord(String text, int from, int end) {
        int to = from;
        while (to < end && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static int lastLetter(String text, int end) {
        int to = end;
        while (to > 0 && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }
}
