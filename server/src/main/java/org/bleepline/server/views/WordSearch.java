package org.bleepline.server.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.server.api.WireWord;

/** Finds words and short phrases whatever their case and punctuation. */
final class WordSearch {
    private WordSearch() {}

    /**
     * All places of one term.
     *
     * @param text the term in lower case
     * @param timestamps start and end of each place in milliseconds
     * @param indexes index of the first word of each place
     */
    record Match(String text, int count, List<List<Long>> timestamps, List<Integer> indexes) {}

    /** One match for each term that occurs. */
    static List<Match> find(List<String> terms, List<WireWord> words) {
        List<String> plain = words.stream().map(word -> plain(word.text())).toList();
        List<Match> matches = new ArrayList<>();
        for (String term : terms.stream().distinct().toList()) {
            Match match = find(term, plain, words);
            if (match.count() > 0) {
                matches.add(match);
            }
        }
        return matches;
    }

    private static Match find(String term, List<String> plain, List<WireWord> words) {
        List<String> wanted =
                List.of(term.split(" ")).stream().map(WordSearch::plain).toList();
        List<List<Long>> timestamps = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (int index = 0; index + wanted.size() <= plain.size(); index++) {
            if (plain.subList(index, index + wanted.size()).equals(wanted)) {
                indexes.add(index);
                timestamps.add(List.of(
                        words.get(index).start(),
                        words.get(index + wanted.size() - 1).end()));
            }
        }
        return new Match(term, indexes.size(), timestamps, indexes);
    }

    /** A word of nothing but signs, such as a redacted one, stays as it is. */
    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int start = 0;
        int end = lower.length();
        while (start < end && !Character.isLetterOrDigit(lower.codePointAt(start))) {
            start += Character.charCount(lower.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(lower.codePointBefore(end))) {
            end -= Character.charCount(lower.codePointBefore(end));
        }
        return start == end ? lower : lower.substring(start, end);
    }
}
