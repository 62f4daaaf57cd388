package org.bleepline.detect.organization;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * In text with capitals: two to six words behind one that says that a business follows: "the merchant shows as Tiki Moon Nail
 * Bar", "I've the receipt from Pat the Tool Man", "Your employer? Bilal Halal Poultry." The words are our own compilation.
 */
public final class NamedFirmRecognizer implements ReadingRecognizer {
    private static final String NAME = "named-firm";
    private static final int MOST_WORDS = 6;
    private static final int MOST_LINKS = 5;

    private static final Set<String> BUSINESSES = Words.of(
            "employer employer's company firm firm's shop agency charity merchant insurer supplier restaurant practice "
                    + "retailer receipt invoice quote studio garage band label publisher venue");

    private static final Set<String> LINKS = Words.of(
            "is was called named as shows showing from by reads read says it's that's for the insurance of sim on your my our new");

    private static final Set<String> INSIDE = Words.of("of the and for in on n");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (int token = 0; token < text.size(); token++) {
            if (text.isWord(token) && BUSINESSES.contains(text.word(token))) {
                behind(text, token, findings);
            }
        }
    }

    private static void behind(SpokenText text, int business, Findings findings) {
        int token = business + 1;
        boolean led = false;
        while (token - business <= MOST_LINKS
                && text.sameTurn(business, token)
                && (text.isMark(token, '?') || text.isMark(token, ':') || isLink(text, token))) {
            led = !text.isWord(token, "the") && !text.isWord(token, "of") && !text.isWord(token, "on");
            if (text.isMark(token, '?')) {
                token++;
                break;
            }
            token++;
        }
        int end = end(text, token);
        if (led && end - token >= 2 && text.sameTurn(business, token)) {
            findings.add(Policy.ORGANIZATION, token, end, 0.9, NAME, "behind " + text.word(business));
        }
    }

    private static boolean isLink(SpokenText text, int token) {
        return text.isWord(token) && !text.capital(token) && LINKS.contains(text.word(token));
    }

    /** Behind the last word with a capital; the same token where there is none, or a person is named. */
    private static int end(SpokenText text, int first) {
        int end = first;
        int token = first;
        while (token - first < MOST_WORDS && text.sameTurn(first, token)) {
            if (text.isWord(token) && text.capital(token)) {
                boolean date = text.lexeme(token).isAny(Sign.MONTH, Sign.WEEKDAY);
                if (date || (token == first && text.lexeme(token).isAny(Sign.FILLER, Sign.COMMON))) {
                    break;
                }
                end = token + 1;
            } else if (end == first
                    || !((text.isWord(token) && INSIDE.contains(text.word(token))) || text.isMark(token, '&'))) {
                break;
            }
            token++;
        }
        boolean person = text.isMark(first + 1, '.') || text.is(first, Sign.TITLE);
        return person ? first : end;
    }
}
