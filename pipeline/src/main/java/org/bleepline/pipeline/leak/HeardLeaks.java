package org.bleepline.pipeline.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.leak.SpokenPieces.Piece;

/**
 * Searches removed values in what an engine heard in the redacted recording.
 *
 * <ul>
 *   <li>A whole value of some length is a leak wherever it is heard; a shorter one near its cut.
 *   <li>Near its cut, a word of it is a leak, or one like it, also where two words in a row make it up; so is each digit and
 *       each letter that was spelled.
 *   <li>A word that lies in a cut is no leak: its sound was measured. Engines fill a tone with words that they expect.
 *   <li>A word that was kept at this place on purpose is no leak.
 * </ul>
 */
final class HeardLeaks {
    /** Near a cut: as far as a word or two. */
    private static final long NEAR_MILLIS = 700;

    /** Less of a word than this cannot be understood; times of engines are no better than this. */
    private static final long LEAST_AUDIBLE_MILLIS = 80;

    /** By how much two engines may differ about when a word was said. */
    private static final long SAME_TIME_MILLIS = 200;

    private final List<RemovedValue> values;
    private final List<Word> kept;
    private final List<Cut> cuts;
    private final boolean separate;

    /**
     * @param kept the words of the original transcript that were not removed
     * @param cuts as they were made
     * @param separate whether each channel is heard by itself
     */
    HeardLeaks(List<RemovedValue> values, List<Word> kept, List<Cut> cuts, boolean separate) {
        this.values = values;
        this.kept = kept.stream()
                .filter(word -> word.timing() != null)
                .sorted(Comparator.comparingLong(word -> time(word).startMillis()))
                .toList();
        this.cuts = cuts;
        this.separate = separate;
    }

    /** Where removed values are heard: the words' own times, ordered. */
    List<TimeRange> in(List<Word> heard) {
        TreeMap<Integer, List<Word>> channels = new TreeMap<>();
        heard.stream()
                .filter(word -> word.timing() != null)
                .sorted(Comparator.comparingLong(word -> time(word).startMillis()))
                .forEach(word -> channels.computeIfAbsent(word.channel(), channel -> new ArrayList<>())
                        .add(word));
        List<TimeRange> leaks = new ArrayList<>();
        channels.values().forEach(words -> search(words, leaks));
        leaks.sort(Comparator.comparingLong(TimeRange::startMillis));
        return leaks;
    }

    private void search(List<Word> words, List<TimeRange> leaks) {
        List<Piece> pieces = SpokenPieces.of(words.stream().map(Word::text).toList());
        TreeSet<Integer> leaking = new TreeSet<>();
        for (RemovedValue value : values) {
            searchWhole(value, pieces, words, leaking);
            searchNear(value, pieces, words, leaking);
        }
        leaking.forEach(index -> leaks.add(time(words.get(index))));
    }

    private void searchWhole(RemovedValue value, List<Piece> pieces, List<Word> words, TreeSet<Integer> leaking) {
        if (value.key().isEmpty()) {
            return;
        }
        for (int first = 0; first < pieces.size(); first++) {
            int matched = 0;
            int end = first;
            while (end < pieces.size()
                    && matched < value.key().length()
                    && value.key().startsWith(pieces.get(end).key(), matched)) {
                matched += pieces.get(end).key().length();
                end++;
            }
            if (matched == value.key().length()
                    && (value.distinct()
                            || near(value, words, pieces.get(first))
                            || near(value, words, pieces.get(end - 1)))) {
                for (int index = first; index < end; index++) {
                    addWords(pieces.get(index), words, leaking);
                }
            }
        }
    }

    private void searchNear(RemovedValue value, List<Piece> pieces, List<Word> words, TreeSet<Integer> leaking) {
        for (int index = 0; index < pieces.size(); index++) {
            Piece piece = pieces.get(index);
            if (!near(value, words, piece)) {
                continue;
            }
            if (piece.digits() ? value.digits().contains(piece.key()) : isPart(value, piece)) {
                addWords(piece, words, leaking);
            }
            if (index + 1 < pieces.size() && !piece.digits()) {
                Piece next = pieces.get(index + 1);
                String both = piece.key() + next.key();
                if (!next.digits() && value.words().contains(both)) {
                    addWords(piece, words, leaking);
                    addWords(next, words, leaking);
                }
            }
        }
    }

    private static boolean isPart(RemovedValue value, Piece piece) {
        return piece.singleLetter()
                ? value.letters().contains(piece.key())
                : value.words().stream().anyMatch(word -> Likeness.near(piece.key(), word));
    }

    private void addWords(Piece piece, List<Word> words, TreeSet<Integer> leaking) {
        for (int index = piece.firstWord(); index <= piece.lastWord(); index++) {
            Word word = words.get(index);
            if (!leaking.contains(index) && audible(word) && !keptOnPurpose(word)) {
                leaking.add(index);
            }
        }
    }

    private static boolean near(RemovedValue value, List<Word> words, Piece piece) {
        long start = time(words.get(piece.firstWord())).startMillis();
        long end = time(words.get(piece.lastWord())).endMillis();
        return value.cuts().stream()
                .anyMatch(cut -> start <= cut.endMillis() + NEAR_MILLIS && cut.startMillis() - NEAR_MILLIS <= end);
    }

    /** Whether enough of a word lies outside of every cut. */
    private boolean audible(Word word) {
        TimeRange time = time(word);
        long covered = 0;
        for (Cut cut : cuts) {
            if (separate && !cut.channels().includes(word.channel())) {
                continue;
            }
            covered += Math.max(
                    0,
                    Math.min(cut.time().endMillis(), time.endMillis())
                            - Math.max(cut.time().startMillis(), time.startMillis()));
        }
        return time.durationMillis() == 0
                ? cuts.stream()
                        .noneMatch(cut -> cut.time().overlaps(new TimeRange(time.startMillis(), time.endMillis() + 1)))
                : time.durationMillis() - covered >= Math.min(LEAST_AUDIBLE_MILLIS, time.durationMillis());
    }

    private boolean keptOnPurpose(Word word) {
        TimeRange time = time(word);
        String key = key(word);
        int low = 0;
        int high = kept.size();
        long from = time.startMillis() - 10_000;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(kept.get(middle)).startMillis() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int index = low;
                index < kept.size() && time(kept.get(index)).startMillis() <= time.endMillis() + SAME_TIME_MILLIS;
                index++) {
            Word other = kept.get(index);
            if (time(other).endMillis() + SAME_TIME_MILLIS >= time.startMillis()
                    && key(other).equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static String key(Word word) {
        String key = SpokenPieces.joined(SpokenPieces.of(List.of(word.text())));
        return key.isEmpty() ? word.text().toLowerCase(Locale.ROOT) : key;
    }

    private static TimeRange time(Word word) {
        return word.time().orElseThrow();
    }
}
