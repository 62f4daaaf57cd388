package org.bleepline.pipeline.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.span.Document;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;

/** Words in a form in which spoken and written are the same: "four one" and "41", "k a r e n" and "Karen", "third" and "3rd". */
final class SpokenPieces {
    /**
     * The least part that is compared.
     *
     * @param key digits and small letters
     * @param digits whether it was a number
     * @param common whether it is a frequent word that is hardly ever a value
     * @param firstWord index of the first word it came from
     * @param lastWord index of the last word it came from
     */
    record Piece(String key, boolean digits, boolean common, int firstWord, int lastWord) {
        boolean singleLetter() {
            return !digits && key.length() == 1;
        }
    }

    private SpokenPieces() {}

    /** @param words joined by spaces; the pieces count them from 0 */
    static List<Piece> of(List<String> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.replaceAll("\\s+", "_")).append(' '));
        Document document = Document.of(text.toString(), "en");
        SpokenText spoken = SpokenText.of(document);
        List<Piece> pieces = new ArrayList<>();
        int token = 0;
        while (token < spoken.size()) {
            int end = token + 1;
            String key = "";
            boolean digits = false;
            NumberGroup group = spoken.groupAt(token);
            Code code = spoken.code(token);
            if (code != null && code.first() == token && code.letters() > 0) {
                key = code.value();
                end = Math.max(end, code.end());
            } else if (group != null) {
                key = group.digits();
                digits = true;
                end = group.end();
                if (spoken.glued(end) && spoken.is(end, Sign.ORDINAL_ENDING)) {
                    end++;
                }
            } else if (spoken.is(token, Sign.ORDINAL)) {
                key = Long.toString(spoken.lexeme(token).number());
                digits = true;
            } else if (spoken.isDigits(token)) {
                key = spoken.digits(token);
                digits = true;
            } else if (spoken.isWord(token)) {
                key = spoken.word(token).replaceAll("[^\\p{L}]", "");
            }
            if (!key.isEmpty()) {
                boolean common = !digits && spoken.is(token, Sign.COMMON) && end == token + 1;
                pieces.add(new Piece(
                        key.toLowerCase(Locale.ROOT),
                        digits,
                        common,
                        document.firstWordEndingAfter(spoken.start(token)),
                        document.firstWordEndingAfter(spoken.end(end - 1) - 1)));
            }
            token = end;
        }
        return pieces;
    }

    /** All in one string. */
    static String joined(List<Piece> pieces) {
        StringBuilder key = new StringBuilder();
        pieces.forEach(piece -> key.append(piece.key()));
        return key.toString();
    }
}
