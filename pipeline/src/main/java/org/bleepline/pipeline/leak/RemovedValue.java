package org.bleepline.pipeline.leak;

import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.leak.SpokenPieces.Piece;

/**
 * A value as it is searched for. Lives only while a recording is checked.
 *
 * @param key all of it, as digits and small letters
 * @param words its words that say something by themselves
 * @param digits its digits, one behind the other
 * @param letters its letters that were spelled
 * @param cuts where it was cut
 */
record RemovedValue(String key, List<String> words, String digits, String letters, List<TimeRange> cuts) {
    private static final int DISTINCT_LETTERS = 6;
    private static final int DISTINCT_DIGITS = 4;

    @Override
    public String toString() {
        return "RemovedValue"; // never what was said
    }

    static RemovedValue of(RedactedSpan span, Transcript original, List<Cut> cuts) {
        List<Word> said = span.words().stream().map(original.words()::get).toList();
        List<Piece> pieces = SpokenPieces.of(said.stream().map(Word::text).toList());
        List<String> telling = words(pieces, false);
        StringBuilder digits = new StringBuilder();
        StringBuilder letters = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.digits()) {
                digits.append(piece.key());
            } else if (piece.singleLetter()) {
                letters.append(piece.key());
            }
        }
        List<TimeRange> own =
                said.stream().flatMap(word -> word.time().stream()).toList();
        List<TimeRange> around = cuts.stream()
                .map(Cut::time)
                .filter(cut -> own.isEmpty() || own.stream().anyMatch(time -> touches(cut, time)))
                .toList();
        return new RemovedValue(
                SpokenPieces.joined(pieces),
                telling.isEmpty() && digits.isEmpty() ? words(pieces, true) : telling,
                digits.toString(),
                letters.toString(),
                around);
    }

    /** Whether the whole of it is so rare that it is a leak wherever it is heard. */
    boolean distinct() {
        return key.length() - digits.length() >= DISTINCT_LETTERS || digits.length() >= DISTINCT_DIGITS;
    }

    private static List<String> words(List<Piece> pieces, boolean evenCommon) {
        return pieces.stream()
                .filter(piece -> !piece.digits() && !piece.singleLetter() && (evenCommon || !piece.common()))
                .map(Piece::key)
                .toList();
    }

    private static boolean touches(TimeRange cut, TimeRange time) {
        return cut.startMillis() <= time.endMillis() && time.startMillis() <= cut.endMillis();
    }
}
