package org.bleepline.evaluation;

import java.util.Locale;
import java.util.Map;
import org.bleepline.core.policy.Policy;

/** The report as aligned text. */
final class TableReport {
    private static final String ROW = "%-28s %6s %6s   %6s %6s %6s   %6s %6s %6s%n";

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
        report.badLines().forEach(bad -> line(table, "line %d: %s%n", bad.number(), bad.reason()));
        return table.toString();
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
