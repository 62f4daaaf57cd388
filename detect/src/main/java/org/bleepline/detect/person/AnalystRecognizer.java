package org.bleepline.detect.person;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Who asks on a call with investors, and for which house: "our next question comes from the line of Ada Byron with Larch
 * Capital". Needs capitals.
 */
public final class AnalystRecognizer implements ReadingRecognizer {
    private static final String NAME = "analyst";
    private static final Set<String> BETWEEN = Words.of("with from of at");
    private static final Set<String> CUES = Words.of("question questions line");
    private static final int MOST_WORDS = 5;
    private static final int CUE_WORDS = 10;

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (int token = 1; token + 1 < text.size(); token++) {
            if (!text.isWord(token) || text.capital(token) || !BETWEEN.contains(text.word(token))) {
                continue;
            }
            int first = token;
            while (token - first < MOST_WORDS && isNameWord(text, first - 1, token)) {
                first--;
            }
            int end = token + 1;
            while (end - token <= MOST_WORDS && isNameWord(text, end, token)) {
                boolean initial =
                        text.length(end) == 1 && text.isMark(end + 1, '.') && isNameWord(text, end + 2, token);
                end += initial ? 2 : 1;
            }
            if (token - first >= 2 && end > token + 1 && isAsked(text, first)) {
                findings.add(Policy.PERSON_NAME, first, token, 0.96, NAME, "asks");
                findings.add(Policy.ORGANIZATION, token + 1, end, 1, NAME, "house of who asks");
            }
        }
    }

    private static boolean isNameWord(SpokenText text, int token, int at) {
        return text.isWord(token) && text.capital(token) && text.sameTurn(Math.min(token, at), Math.max(token, at));
    }

    private static boolean isAsked(SpokenText text, int first) {
        for (int token = first - 1; token >= first - CUE_WORDS && text.sameTurn(token, first); token--) {
            if (text.isMark(token, '.')) {
                return false;
            }
            if (text.isWord(token) && CUES.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }
}
