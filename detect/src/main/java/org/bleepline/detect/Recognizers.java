package org.bleepline.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bleepline.core.span.Candidate;
import org.bleepline.detect.account.AccountJudge;
import org.bleepline.detect.bank.BankJudge;
import org.bleepline.detect.bank.SwiftRecognizer;
import org.bleepline.detect.card.CardJudge;
import org.bleepline.detect.credential.CredentialRecognizer;
import org.bleepline.detect.datetime.DateRecognizer;
import org.bleepline.detect.datetime.DurationRecognizer;
import org.bleepline.detect.datetime.TimeRecognizer;
import org.bleepline.detect.health.HealthNumberJudge;
import org.bleepline.detect.identity.LicenceJudge;
import org.bleepline.detect.identity.PassportJudge;
import org.bleepline.detect.identity.SocialSecurityJudge;
import org.bleepline.detect.internet.EmailRecognizer;
import org.bleepline.detect.internet.InternetAddressRecognizer;
import org.bleepline.detect.number.NumberSequenceJudge;
import org.bleepline.detect.organization.NamedFirmRecognizer;
import org.bleepline.detect.organization.TradeNameRecognizer;
import org.bleepline.detect.person.AnalystRecognizer;
import org.bleepline.detect.person.NameRecognizer;
import org.bleepline.detect.phone.PhoneJudge;
import org.bleepline.detect.place.AddressRecognizer;
import org.bleepline.detect.quantity.AgeRecognizer;
import org.bleepline.detect.quantity.BodyRecognizer;
import org.bleepline.detect.quantity.MoneyRecognizer;
import org.bleepline.detect.quantity.StatisticsRecognizer;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.vehicle.VehicleJudge;

/**
 * The recognizers that work by rules, in the order in which they are asked: what is understood as a date or an amount first,
 * then codes, and whatever nobody explained last.
 */
final class Recognizers {
    private static final List<ReadingRecognizer> PHRASES = List.of(
            new DateRecognizer(),
            new TimeRecognizer(),
            new DurationRecognizer(),
            new MoneyRecognizer(),
            new AgeRecognizer(),
            new StatisticsRecognizer(),
            new BodyRecognizer(),
            new SwiftRecognizer(),
            new EmailRecognizer(),
            new InternetAddressRecognizer(),
            new AddressRecognizer(),
            new CredentialRecognizer(),
            new NameRecognizer(),
            new TradeNameRecognizer(),
            new NamedFirmRecognizer(),
            new AnalystRecognizer());
    private static final List<CodeJudge> CODES = List.of(
            new CardJudge(),
            new BankJudge(),
            new SocialSecurityJudge(),
            new PassportJudge(),
            new LicenceJudge(),
            new HealthNumberJudge(),
            new VehicleJudge(),
            new PhoneJudge(),
            new AccountJudge());
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("(19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](19|20)\\d{2}");
    private static final CodeJudge LAST = new NumberSequenceJudge();

    private Recognizers() {}

    static List<Candidate> byRules(Reading reading) {
        SpokenText text = reading.text();
        Findings findings = new Findings(text);
        PHRASES.forEach(recognizer -> recognizer.recognize(reading, findings));
        List<Code> open = new ArrayList<>();
        List<OpenTopics> openTopics = new ArrayList<>();
        for (Code code : text.codes()) {
            if (code.value().length() < 2
                    || isAmount(code, text)
                    || isInsideWord(code, text)
                    || isDate(code, findings)) {
                continue;
            }
            OpenTopics topics = reading.topics(code);
            CODES.forEach(judge -> judge.judge(code, topics, reading, findings));
            open.add(code);
            openTopics.add(topics);
        }
        for (int index = 0; index < open.size(); index++) {
            LAST.judge(open.get(index), openTopics.get(index), reading, findings);
        }
        return findings.candidates();
    }

    /** Whether a date is written as only dates are: "2001-10-15", "10/03/2024". */
    private static boolean isDate(Code code, Findings findings) {
        return WRITTEN_DATE.matcher(code.written()).matches() && findings.explains(code.first(), code.end());
    }

    /** Whether letters go on beyond the code, as in a password that was cut. */
    private static boolean isInsideWord(Code code, SpokenText text) {
        return (text.glued(code.first()) && text.isWord(code.first() - 1))
                || (text.glued(code.end()) && text.isWord(code.end()) && !text.is(code.end(), Sign.ORDINAL_ENDING));
    }

    /** Whether a unit or a currency says that the digits count something. */
    private static boolean isAmount(Code code, SpokenText text) {
        int first = code.first();
        int end = code.end();
        if (text.isCurrencyMark(first - 1) && text.sameTurn(first - 1, first)) {
            return true;
        }
        if (text.isMark(end, '%')) {
            return text.glued(end) || code.parts() <= 2;
        }
        return code.parts() <= 3
                && text.sameTurn(first, end)
                && text.isWord(end)
                && (text.lexeme(end).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                        || text.lexeme(end).isAny(Sign.MEASURE, Sign.MERIDIEM)
                        || text.lexeme(end).isAny(Sign.SCALE, Sign.ORDINAL_ENDING));
    }
}
