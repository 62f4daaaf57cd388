package org.bleepline.engine.whisper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bleepline.engine.worker.HeardWord;

/**
 * Puts the tokens of one segment together to words. A token with a leading space begins a word; in languages that are written
 * without spaces, every token does, except within a number, an address or a Latin word. Bytes of a character that is spread over tokens are joined first, and punctuation that
 * stands by itself goes to the word in front of it, or at the start to the one behind it.
 */
final class TokenWords {
    /** As in OpenAI's Whisper, {@code timing.py}. */
    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "my", "yue");

    private final boolean spaces;
    private final List<HeardWord> words = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private long startMillis;
    private long endMillis;
    private double logSum;
    private int logCount;

    private TokenWords(String language) {
        this.spaces = !WITHOUT_SPACES.contains(language);
    }

    /** @param language a code without region */
    static List<HeardWord> of(List<Token> tokens, String language) {
        TokenWords words = new TokenWords(language);
        tokens.forEach(words::add);
        words.endWord();
        return words.words;
    }

    private void add(Token token) {
        boolean insideCharacter = bytes.size() > 0;
        boolean leadingSpace = token.utf8().length > 0 && token.utf8()[0] == ' ';
        if (!insideCharacter && (leadingSpace || !spaces && !goesOn(token))) {
            endWord();
        }
        if (text.isEmpty() && !insideCharacter) {
            startMillis = token.startMillis();
        }
        endMillis = Math.max(startMillis, token.endMillis());
        logSum += token.logProbability();
        logCount++;
        bytes.writeBytes(token.utf8());
        if (whole(bytes.toByteArray())) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }

    /** Whether the token is the rest of a number such as {@code 415-555-0132}, an address or a Latin word. */
    private boolean goesOn(Token token) {
        if (text.isEmpty() || token.utf8().length == 0) {
            return false;
        }
        int first = new String(token.utf8(), StandardCharsets.UTF_8).codePointAt(0);
        return isRun(first) && isRun(text.codePointBefore(text.length()));
    }

    private static boolean isRun(int point) {
        return Character.isDigit(point)
                || Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN
                || "-.,:/@_'+".indexOf(point) >= 0;
    }

    /** Whether the last character is complete. */
    static boolean whole(byte[] utf8) {
        int last = utf8.length - 1;
        int back = 0;
        while (last - back >= 0 && back < 4 && (utf8[last - back] & 0xC0) == 0x80) {
            back++;
        }
        if (last - back < 0) {
            return utf8.length == 0;
        }
        int lead = utf8[last - back] & 0xFF;
        int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        return back >= following;
    }

    private void endWord() {
        if (bytes.size() > 0) {
            // A character that never became whole.
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
        String written = text.toString().strip().replace("\u0000", "");
        text.setLength(0);
        double confidence = logCount == 0 ? 0 : Math.max(0, Math.min(1, Math.exp(logSum / logCount)));
        logSum = 0;
        logCount = 0;
        if (written.isEmpty() || isDash(written)) {
            return;
        }
        HeardWord word = new HeardWord(written, Math.max(0, startMillis), Math.max(0, endMillis), confidence);
        HeardWord before = words.isEmpty() ? null : words.get(words.size() - 1);
        if (before == null || isSaid(word.text()) && isSaid(before.text())) {
            words.add(word);
        } else if (isSaid(before.text())) {
            words.set(words.size() - 1, joined(before, word, before));
        } else {
            words.set(words.size() - 1, joined(before, word, word));
        }
    }

    /** @param said whose times and confidence count */
    private static HeardWord joined(HeardWord first, HeardWord second, HeardWord said) {
        return new HeardWord(first.text() + second.text(), said.startMillis(), said.endMillis(), said.confidence());
    }

    private static boolean isDash(String written) {
        return written.equals("-") || written.equals("\u2013") || written.equals("\u2014");
    }

    /** Signs such as $ and % are said, marks are not. */
    private static boolean isSaid(String written) {
        return written.codePoints().anyMatch(point -> {
            int type = Character.getType(point);
            return Character.isLetterOrDigit(point)
                    || type == Character.CURRENCY_SYMBOL
                    || type == Character.MATH_SYMBOL
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || "%&@#/".indexOf(point) >= 0;
        });
    }
}
