package org.bleepline.evaluation;

import java.util.Locale;
import java.util.Map;
import org.bleepline.core.policy.Policy;

/** The report as aligned text. */
final class TableReport {
    private static final String ROW = "%-28s %6s %6s   %6s %6s %6s   %6s %6s %6s%n";
    private static final String RELIABILITY_ROW = "%-28s %6s   %6s %6s %6s%n";

    private TableReport() {}

    static String of(Report report) {
        StringBuilder table = new StringBuilder();
        line(table, ROW, "", "", "", "", "exact", "", "", "overlap", "");
        line(table, ROW, "policy", "gold", "found", "prec", "recall", "f1", "prec", "recall", "f1");
        for (Map.Entry<Policy, Score> entry : report.overlapping().entrySet()) {
            Score exact = report.exact().getOrDefault(entry.getKey(), Score.NONE);
            row(table, entry.getKey().wireName(), exact, entry.getValue());
        }
        row(table, "all (micro)", Report.micro(report.exact()), Report.micro(report.overlapping()));
        line(
                table,
                ROW,
                "mean over policies (macro)",
                "",
                "",
                "",
                "",
                number(Report.macroF1(report.exact())),
                "",
                "",
                number(Report.macroF1(report.overlapping())));
        line(
                table,
                "leak %s of %d marked characters; over-redaction %s of %d others%n",
                percent(report.coverage().leak()),
                report.coverage().gold(),
                percent(report.coverage().overRedaction()),
                report.coverage().other());
        line(
                table,
                "%d texts, %d of them with a false alarm; %d lines could not be read%n",
                report.texts(),
                report.textsWithFalseAlarm(),
                report.badLines().size());
        reliability(table, report);
        report.badLines().forEach(bad -> line(table, "line %d: %s%n", bad.number(), bad.reason()));
        return table.toString();
    }

    private static void reliability(StringBuilder table, Report report) {
        Reliability all = report.reliability();
        line(table, RELIABILITY_ROW, "score", "found", "mean", "right", "off");
        for (int index = all.bands().size() - 1; index >= 0; index--) {
            Reliability.Band band = all.bands().get(index);
            if (band.found() > 0) {
                reliability(table, Reliability.name(index), band, Math.abs(band.meanScore() - band.shareRight()));
            }
        }
        reliability(table, "all (expected error)", all.all(), all.expectedError());
        report.reliabilityByRecognizer()
                .forEach((name, scores) -> reliability(table, name, scores.all(), scores.expectedError()));
    }

    private static void reliability(StringBuilder table, String name, Reliability.Band band, double off) {
        line(
                table,
                RELIABILITY_ROW,
                name,
                band.found(),
                number(band.meanScore()),
                number(band.shareRight()),
                number(off));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static void row(StringBuilder table, String name, Score exact, Score overlapping) {
        line(
                table,
                ROW,
                name,
                overlapping.gold(),
                overlapping.found(),
                number(exact.precision()),
                number(exact.recall()),
                number(exact.f1()),
                number(overlapping.precision()),
                number(overlapping.recall()),
                number(overlapping.f1()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder table, String format, Object... values) {
        String written = String.format(Locale.ROOT, format, values);
        table.append(written.stripTrailing()).append('\n');
    }
}
