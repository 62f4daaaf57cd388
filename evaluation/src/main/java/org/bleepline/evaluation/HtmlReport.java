package org.bleepline.evaluation;

import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;

/** The report as one page without scripts and without other files. */
final class HtmlReport {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1d2530; }
            table { border-collapse: collapse; margin: 1rem 0; }
            th, td { padding: .2rem .7rem; border-bottom: 1px solid #d8dde4; text-align: right; }
            th:first-child, td:first-child, .findings td, .findings th { text-align: left; vertical-align: top; }
            tr.sum td { font-weight: 600; border-top: 2px solid #1d2530; }
            mark { padding: 0 .15rem; border-radius: 2px; }
            .miss mark { background: #ffd9d2; }
            .alarm mark { background: #fff0b3; }
            .quiet { color: #5c6773; }
            .low { color: #a4180b; font-weight: 600; }
            """;

    /** Below this F1 a figure stands out. */
    private static final double LOW = 0.7;

    private final StringBuilder html = new StringBuilder();

    private HtmlReport() {}

    static String of(Report report, String title) {
        HtmlReport page = new HtmlReport();
        page.write(report, title);
        return page.html.toString();
    }

    private void write(Report report, String title) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        text(title);
        html.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
        text(title);
        html.append("</h1>\n<p>");
        text(report.texts() + " texts, " + report.textsWithFalseAlarm() + " of them with a false alarm. Leak: "
                + TableReport.percent(report.coverage().leak()) + " of "
                + report.coverage().gold()
                + " marked characters are left. Over-redaction: "
                + TableReport.percent(report.coverage().overRedaction()) + " of "
                + report.coverage().other() + " other characters are gone.");
        html.append("</p>\n");
        figures(report);
        reliability(report);
        findings("Misses", "miss", "found instead", report.misses(), count(report, true));
        findings("False alarms", "alarm", "evidence", report.falseAlarms(), count(report, false));
        badLines(report.badLines());
        html.append("</body>\n</html>\n");
    }

    private static int count(Report report, boolean missed) {
        Score all = Report.micro(report.overlapping());
        return (missed ? all.gold() : all.found()) - all.matched();
    }

    private void figures(Report report) {
        html.append("<table>\n<tr><th></th><th></th><th></th><th colspan=\"3\">exact</th>"
                + "<th colspan=\"3\">overlap</th></tr>\n<tr><th>policy</th><th>gold</th><th>found</th>"
                + "<th>precision</th><th>recall</th><th>F1</th><th>precision</th><th>recall</th><th>F1</th></tr>\n");
        for (Map.Entry<Policy, Score> entry : report.overlapping().entrySet()) {
            Score exact = report.exact().getOrDefault(entry.getKey(), Score.NONE);
            row("", entry.getKey().wireName(), exact, entry.getValue());
        }
        row("sum", "all (micro)", Report.micro(report.exact()), Report.micro(report.overlapping()));
        html.append("<tr><td>mean over policies (macro)</td><td></td><td></td><td></td><td></td><td>")
                .append(TableReport.number(Report.macroF1(report.exact())))
                .append("</td><td></td><td></td><td>")
                .append(TableReport.number(Report.macroF1(report.overlapping())))
                .append("</td></tr>\n</table>\n");
    }

    private void row(String kind, String name, Score exact, Score overlapping) {
        html.append("<tr class=\"").append(kind).append("\"><td>");
        text(name);
        html.append("</td><td>").append(overlapping.gold());
        html.append("</td><td>").append(overlapping.found()).append("</td>");
        shares(exact);
        shares(overlapping);
        html.append("</tr>\n");
    }

    private void shares(Score score) {
        html.append("<td>").append(TableReport.number(score.precision())).append("</td><td>");
        html.append(TableReport.number(score.recall())).append("</td><td");
        html.append(score.f1() < LOW ? " class=\"low\">" : ">");
        html.append(TableReport.number(score.f1())).append("</td>");
    }

    private void reliability(Report report) {
        Reliability all = report.reliability();
        html.append(
                        "<h2>Scores</h2>\n<p>Of the spans with scores around 0.8, eight in ten should be right. On the average"
                                + " the scores are off by ")
                .append(TableReport.number(all.expectedError()))
                .append(
                        " (expected calibration error).</p>\n<table>\n<tr><th>score</th><th>found</th><th>mean score</th>"
                                + "<th>share right</th><th>off by</th></tr>\n");
        for (int index = all.bands().size() - 1; index >= 0; index--) {
            Reliability.Band band = all.bands().get(index);
            if (band.found() > 0) {
                reliability("", Reliability.name(index), band, Math.abs(band.meanScore() - band.shareRight()));
            }
        }
        reliability("sum", "all", all.all(), all.expectedError());
        report.reliabilityByRecognizer()
                .forEach((name, scores) -> reliability("", name, scores.all(), scores.expectedError()));
        html.append("</table>\n");
    }

    private void reliability(String kind, String name, Reliability.Band band, double off) {
        html.append("<tr class=\"").append(kind).append("\"><td>");
        text(name);
        html.append("</td><td>").append(band.found());
        html.append("</td><td>").append(TableReport.number(band.meanScore()));
        html.append("</td><td>").append(TableReport.number(band.shareRight()));
        html.append("</td><td>").append(TableReport.number(off)).append("</td></tr>\n");
    }

    private void findings(String heading, String kind, String lastColumn, List<Finding> findings, int count) {
        html.append("<h2>").append(heading).append(" (").append(count).append(")</h2>\n");
        if (findings.size() < count) {
            html.append("<p>The first ").append(findings.size()).append(" are shown.</p>\n");
        }
        html.append("<table class=\"findings ")
                .append(kind)
                .append("\">\n<tr><th>policy</th><th>text</th>")
                .append("<th>in context</th><th>")
                .append(lastColumn)
                .append("</th></tr>\n");
        for (Finding finding : findings) {
            html.append("<tr><td>");
            text(finding.policy().wireName());
            html.append("</td><td class=\"quiet\">");
            text(finding.textId());
            html.append(" (line ").append(finding.line()).append(")</td><td>");
            text(finding.before());
            html.append("<mark>");
            text(finding.words());
            html.append("</mark>");
            text(finding.after());
            html.append("</td><td class=\"quiet\">");
            text(finding.evidence());
            html.append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void badLines(List<BadLine> badLines) {
        if (badLines.isEmpty()) {
            return;
        }
        html.append("<h2>Lines that could not be read (")
                .append(badLines.size())
                .append(")</h2>\n<ul>\n");
        for (BadLine bad : badLines) {
            html.append("<li>line ").append(bad.number()).append(": ");
            text(bad.reason());
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void text(String written) {
        for (int index = 0; index < written.length(); index++) {
            char character = written.charAt(index);
            switch (character) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
    }
}
