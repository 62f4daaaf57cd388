package org.bleepline.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Span;

/**
 * A value that is corrected while it is said is one value: "the tenth no the eleventh of december", "fifty, no, fifty five
 * dollars". What was said first would otherwise stay, or stay in parts.
 */
final class Corrections {
    private static final String WORD =
            "(?:no|nope|wait|sorry|i mean|hang on|hold on|actually|rather|uh|um|make that|scratch that|correction)";

    private static final Pattern CORRECTION =
            Pattern.compile("[ ,.]+" + WORD + "(?:[ ,.]+" + WORD + ")*[ ,.]+(?:the )?", Pattern.CASE_INSENSITIVE);

    /** A number, or a day, in front of a correction, at the end of what was looked at. */
    private static final Pattern SAID_BEFORE = Pattern.compile(
            "(?:\\b(?:the )?(?:[a-z]+(?:teen|ty|th|first|second|third)|one|two|three|four|five|six|seven|eight|nine|ten"
                    + "|eleven|twelve|[$£€]?\\d[\\d.,]*(?:st|nd|rd|th)?)(?: (?:one|two|three|four|five|six|seven|eight"
                    + "|nine|[a-z]+th))?)(?=([ ,.]+no[ ,.]+(?:" + WORD + "[ ,.]+)*(?:the )?)$)",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_CORRECTION = 40;
    private static final int LONGEST_FIRST_TRY = 40;

    private static final Set<EntityLabel> VALUES = Set.of(
            Policy.ACCOUNT_NUMBER,
            Policy.BANKING_INFORMATION,
            Policy.CREDIT_CARD_CVV,
            Policy.CREDIT_CARD_EXPIRATION,
            Policy.CREDIT_CARD_NUMBER,
            Policy.DATE,
            Policy.DATE_INTERVAL,
            Policy.DATE_OF_BIRTH,
            Policy.DRIVERS_LICENSE,
            Policy.DURATION,
            Policy.HEALTHCARE_NUMBER,
            Policy.MONEY_AMOUNT,
            Policy.NUMBER_SEQUENCE,
            Policy.PASSPORT_NUMBER,
            Policy.PERSON_AGE,
            Policy.PHONE_NUMBER,
            Policy.TIME,
            Policy.US_SOCIAL_SECURITY_NUMBER,
            Policy.VEHICLE_ID);

    private Corrections() {}

    /** The spans in order, corrected values joined. */
    static List<Span> joined(String text, List<Span> spans) {
        List<Span> joined = new ArrayList<>(spans.size());
        for (Span span : spans) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean value = VALUES.contains(span.label());
            if (last != null && value && isCorrection(text, last, span)) {
                joined.set(joined.size() - 1, from(last.start(), span));
            } else if (value) {
                joined.add(from(firstTry(text, last == null ? 0 : last.end(), span), span));
            } else {
                joined.add(span);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean isCorrection(String text, Span last, Span span) {
        int length = span.start() - last.end();
        return last.label() == span.label()
                && length > 3
                && length <= LONGEST_CORRECTION
                && CORRECTION.matcher(text).region(last.end(), span.start()).matches();
    }

    /** Where the number begins that a value corrects; its own start where there is none. */
    private static int firstTry(String text, int free, Span span) {
        int start = span.start();
        if (start < 4 || text.charAt(start - 1) == '\n') {
            return start;
        }
        int from = Math.max(free, start - LONGEST_FIRST_TRY);
        String before = text.substring(from, start);
        from += before.lastIndexOf('\n') + 1;
        if (before.toLowerCase(Locale.ROOT).indexOf("no") < 0) {
            return start;
        }
        Matcher matcher = SAID_BEFORE.matcher(text).region(from, start);
        return matcher.find() ? matcher.start() : start;
    }

    private static Span from(int start, Span span) {
        return start == span.start()
                ? span
                : new Span(span.label(), start, span.end(), span.score(), span.recognizer(), span.evidence());
    }
}
