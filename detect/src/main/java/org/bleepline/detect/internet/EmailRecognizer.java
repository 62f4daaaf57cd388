package org.bleepline.detect.internet;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * E-mail addresses: typed ones around their {@code @} (RFC 5322, section 3.4.1, without quoted parts), spoken ones around "at
 * ... dot com".
 */
public final class EmailRecognizer implements ReadingRecognizer {
    private static final Set<String> BEFORE_PLACE = Words.of("look visit shop online available");
    private static final String NAME = "email";
    private static final int MAX_LOCAL_TOKENS = 40;
    /** As many words a mailbox has at most where nothing shows its start but the words that lead to it. */
    private static final int MAX_UNMARKED_WORDS = 8;

    private static final Set<String> LEADING = Words.of("is it's its be address email mail to at");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        int behind = 0;
        for (int token = 1; token < text.size(); token++) {
            if (token < behind) {
                continue;
            }
            boolean typed = text.isMark(token, '@') && text.glued(token);
            boolean spoken = text.isWord(token, "at") || (text.isMark(token, '@') && !typed);
            int end = typed ? typed(text, token, findings) : spoken ? spoken(reading, token, behind, findings) : -1;
            if (end < 0 && !spoken) {
                end = withoutAt(reading, token, behind, findings);
            }
            behind = Math.max(behind, end);
        }
        for (Code code : text.codes()) {
            spelledAnswer(code, reading, findings);
        }
    }

    private static int typed(SpokenText text, int at, Findings findings) {
        int first = at;
        while (first > 0 && text.glued(first) && at - first < MAX_LOCAL_TOKENS && isLocalPart(text, first - 1)) {
            first--;
        }
        int end = at + 1;
        int dots = 0;
        while (text.glued(end) && at + MAX_LOCAL_TOKENS > end) {
            boolean label = text.isWord(end) || text.isDigits(end);
            boolean joint = (text.isMark(end, '.') || text.isMark(end, '-'))
                    && text.glued(end + 1)
                    && (text.isWord(end + 1) || text.isDigits(end + 1));
            if (!label && !joint) {
                break;
            }
            dots += text.isMark(end, '.') ? 1 : 0;
            end++;
        }
        if (first == at || dots == 0) {
            return -1;
        }
        findings.add(Policy.EMAIL_ADDRESS, first, end, 0.98, NAME, "format");
        return end;
    }

    private static boolean isLocalPart(SpokenText text, int token) {
        return text.isWord(token)
                || text.isDigits(token)
                || (text.isMark(token) && ".!#$%&'*+-/=?^_`{|}~".contains(text.word(token)));
    }

    private static int spoken(Reading reading, int at, int notBefore, Findings findings) {
        SpokenText text = reading.text();
        Domains.Domain domain = Domains.behindAt(text, at + 1);
        if (domain == null) {
            return -1;
        }
        OpenTopics topics = reading.topics(at, domain.end());
        double cue = topics.strength(Topic.EMAIL);
        if ((!domain.known() && !domain.dotted()) || (!domain.dotted() && cue < 0.5)) {
            return -1;
        }
        boolean place = text.isWord(at + 1, "www")
                || (text.isWord(at + 1, "w") && text.isWord(at + 2, "w"))
                || text.isWord(domain.end(), "slash")
                || (text.isWord(domain.end(), "forward") && text.isWord(domain.end() + 1, "slash"));
        if (cue < 0.5 && (place || text.word(at - 1).endsWith("'s"))) {
            return -1;
        }
        int first = LocalParts.first(text, at, Math.max(notBefore, reading.turnStart(at)));
        if (first == at || (first == at - 1 && isSentence(text, first) && cue == 0 && !domain.known())) {
            return -1;
        }
        findings.add(
                Policy.EMAIL_ADDRESS,
                first,
                domain.end(),
                domain.dotted() ? 0.9 + 0.08 * cue : 0.6 + 0.3 * cue,
                NAME,
                cue > 0 ? "spoken form, cue" : "spoken form");
        return domain.end();
    }

    /** "your email address?" - "it is john underscore without yahoo dot com": the "at" was heard as something else. */
    private static int withoutAt(Reading reading, int token, int notBefore, Findings findings) {
        SpokenText text = reading.text();
        if (!text.isWord(token) || text.isWord(token - 1, "dot")) {
            return -1;
        }
        Domains.Domain domain = Domains.behindAt(text, token);
        if (domain == null || !domain.known() || !domain.dotted() || domain.end() < token + 3) {
            return -1;
        }
        if (reading.topics(token, domain.end()).strength(Topic.EMAIL) < 0.5) {
            return -1;
        }
        int least = Math.max(Math.max(notBefore, reading.turnStart(token)), token - MAX_UNMARKED_WORDS);
        int first = token;
        while (first > least && !(text.isWord(first - 1) && LEADING.contains(text.word(first - 1)))) {
            first--;
        }
        boolean led = first > 0 && text.isWord(first - 1) && LEADING.contains(text.word(first - 1));
        if (first == token || !led) {
            return -1;
        }
        findings.add(Policy.EMAIL_ADDRESS, first, domain.end(), 0.95, NAME, "known provider, cue");
        return domain.end();
    }

    /** "you can look at example dot com": what stands in front of "at" is no mail box. */
    private static boolean isSentence(SpokenText text, int token) {
        return text.is(token, Sign.COMMON) || BEFORE_PLACE.contains(text.word(token));
    }

    /** "can you spell the email?" - "k a y underscore r". */
    private static void spelledAnswer(Code code, Reading reading, Findings findings) {
        boolean spelled = (code.letters() >= 3 && code.longestPart() <= 2)
                || (code.letters() >= 1 && code.written().contains("_"));
        if (!spelled || code.value().length() > 40) {
            return;
        }
        OpenTopics topics = reading.topics(code);
        double cue = topics.strength(Topic.EMAIL);
        if (cue > 0.5 && cue > topics.strength(Topic.NAME)) {
            findings.add(Policy.EMAIL_ADDRESS, code.first(), code.end(), 0.4 + 0.3 * cue, NAME, "spelled, cue");
        }
    }
}
