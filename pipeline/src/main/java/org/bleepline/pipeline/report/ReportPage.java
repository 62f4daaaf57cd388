package org.bleepline.pipeline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bleepline.audio.picture.WaveformPicture;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.pipeline.leak.Leak;
import org.bleepline.pipeline.leak.LeakCheckResult;

/**
 * A report as one page of HTML: no script, no other file, no address; its policy forbids a browser to load anything. Light and
 * dark, and fit for paper.
 */
public final class ReportPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder page = new StringBuilder(1 << 15);

    private ReportPage() {}

    /** @param rows the recording before and after, drawn above the cuts; none if there is no recording */
    public static String of(Report report, List<WaveformPicture.Row> rows) {
        ReportPage page = new ReportPage();
        page.head();
        page.title(report);
        page.recording(report, rows);
        page.transcript(report);
        page.spans(report);
        page.leakCheck(report);
        page.settings(report);
        page.models(report);
        page.files(report);
        return page.end();
    }

    private void head() {
        String css = css();
        add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
        add(hash(css)).add("'; base-uri 'none'; form-action 'none'\">\n");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        add("<meta name=\"referrer\" content=\"no-referrer\">\n");
        add("<title>Redaction report</title>\n<style>").add(css).add("</style>\n</head>\n<body>\n");
    }

    private void title(Report report) {
        add("<h1>Redaction report</h1>\n<p class=\"soft\">Made ").add(DAY.format(report.made()));
        add(" by ").text(report.program()).add("</p>\n<div class=\"facts\">\n");
        fact("", Integer.toString(report.spans().size()), "values removed");
        fact("", Integer.toString(report.cuts().size()), "cuts in the sound");
        fact("", seconds(cutMillis(report)), "of sound replaced");
        fact("", clock(report.durationMillis()), "length of the recording");
        if (report.leakCheck().isPresent()) {
            boolean repaired = !report.leakCheck().get().repaired().isEmpty();
            fact(repaired ? "note" : "good", "passed", repaired ? "leak check, after repairs" : "leak check");
        } else {
            fact("", "none", "leak check");
        }
        add("</div>\n");
    }

    private void recording(Report report, List<WaveformPicture.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        add("<h2>Recording</h2>\n");
        add(WaveformPicture.svg(rows, report.cuts().stream().map(Cut::time).toList()));
        add(
                "<p class=\"soft\">Orange: replaced on every channel that the cut names. Nothing of the original is mixed in.</p>\n");
    }

    private void transcript(Report report) {
        add("<h2>Transcript</h2>\n");
        if (report.turns().isEmpty()) {
            add("<p class=\"soft\">Nothing was said.</p>\n");
        }
        for (Report.Turn turn : report.turns()) {
            add("<div class=\"turn\"><div class=\"who\">");
            TimeRange time = turn.time();
            if (time != null) {
                add(clock(time.startMillis())).add(" ");
            }
            String speaker = turn.speaker();
            if (speaker != null) {
                add("Speaker ").text(speaker);
            }
            add("</div><div>");
            boolean first = true;
            for (Report.Part part : turn.parts()) {
                add(first ? "" : " ")
                        .add(part.removed() ? "<mark>" : "")
                        .text(part.text())
                        .add(part.removed() ? "</mark>" : "");
                first = false;
            }
            add("</div></div>\n");
        }
    }

    private void spans(Report report) {
        add("<h2>What was removed</h2>\n");
        if (report.spans().isEmpty()) {
            add("<p class=\"soft\">Nothing.</p>\n");
            return;
        }
        add("<div class=\"scroll\"><table><thead><tr><th>policy</th><th class=\"n\">from</th><th class=\"n\">to</th>");
        add("<th class=\"n\">score</th><th>recognizer</th><th>evidence</th><th class=\"n\">margin before</th>");
        add("<th class=\"n\">margin after</th><th>cut</th></tr></thead><tbody>\n");
        for (RedactedSpan span : report.spans()) {
            Cut cut = report.cutOf(span).orElse(null);
            TimeRange time = span.timing();
            add("<tr><td>").text(Report.name(span.label())).add("</td>");
            number(time == null ? "unknown" : precise(time.startMillis()));
            number(time == null ? "unknown" : precise(time.endMillis()));
            number(String.format(Locale.ROOT, "%.2f", span.score()));
            add("<td>")
                    .text(span.recognizer())
                    .add("</td><td>")
                    .text(span.evidence())
                    .add("</td>");
            number(
                    cut == null || time == null
                            ? ""
                            : time.startMillis() - cut.time().startMillis() + " ms");
            number(cut == null || time == null ? "" : cut.time().endMillis() - time.endMillis() + " ms");
            add("<td>").text(cut == null ? "" : reasons(cut)).add("</td></tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    private void leakCheck(Report report) {
        add("<h2>Leak check</h2>\n");
        if (report.leakCheck().isEmpty()) {
            add("<p>Not asked for. The recording was not heard again.</p>\n");
            return;
        }
        LeakCheckResult check = report.leakCheck().get();
        add(
                "<p>Passed. The redacted recording was heard again, and its sound was compared with the original's.</p>\n<table>");
        row("heard again by", check.engine());
        row("looks", Integer.toString(check.looks()));
        row("values searched in what was heard", Integer.toString(check.valuesSearched()));
        row("cuts measured", Integer.toString(check.cutsMeasured()));
        row(
                "original left in the worst cut",
                check.residualDb().isEmpty()
                        ? "not measurable: no cut was long or loud enough"
                        : check.residualDb().getAsDouble() <= -100
                                ? "below -100 dB"
                                : String.format(
                                        Locale.ROOT,
                                        "%.0f dB",
                                        check.residualDb().getAsDouble()));
        row("leaks found and repaired", Integer.toString(check.repaired().size()));
        add("</table>\n");
        if (!check.repaired().isEmpty()) {
            add("<table><thead><tr><th class=\"n\">from</th><th class=\"n\">to</th><th>how it showed</th>");
            add("<th class=\"n\">look</th></tr></thead><tbody>\n");
            for (Leak leak : check.repaired()) {
                add("<tr>");
                number(precise(leak.time().startMillis()));
                number(precise(leak.time().endMillis()));
                add("<td>").add(shown(leak.kind())).add("</td>");
                number(Integer.toString(leak.look()));
                add("</tr>\n");
            }
            add("</tbody></table>\n");
        }
    }

    private static String shown(Leak.Kind kind) {
        return switch (kind) {
            case HEARD -> "heard";
            case SOUND -> "sound of the original";
            case UNEXPLAINED -> "speech for which no word stands";
        };
    }

    private void settings(Report report) {
        add("<h2>Settings</h2>\n<table>");
        row("speech engine", report.engine());
        report.settings().forEach(this::row);
        add("</table>\n");
    }

    private void models(Report report) {
        add("<h2>Models</h2>\n");
        if (report.models().isEmpty()) {
            add("<p class=\"soft\">None that are known by content.</p>\n");
            return;
        }
        add("<div class=\"scroll\"><table><thead><tr><th>file</th><th>SHA-256</th></tr></thead><tbody>\n");
        report.models()
                .forEach(model -> add("<tr><td>")
                        .text(model.name())
                        .add("</td><td><code>")
                        .text(model.sha256())
                        .add("</code></td></tr>\n"));
        add("</tbody></table></div>\n");
    }

    private void files(Report report) {
        add("<h2>Files</h2>\n<div class=\"scroll\"><table><thead><tr><th>file</th><th class=\"n\">bytes</th>");
        add("<th>SHA-256</th></tr></thead><tbody>\n");
        for (Report.WrittenFile file : report.files()) {
            add("<tr><td>redacted ").text(file.role()).add("</td>");
            number(Long.toString(file.bytes()));
            add("<td><code>").text(file.sha256()).add("</code></td></tr>\n");
        }
        add("</tbody></table></div>\n");
    }

    private String end() {
        add(
                "<footer>This page holds no removed value and loads nothing. The same report, signed, lies beside it as a .jws file;"
                        + " <code>bleepline report verify</code> checks it, and the files above against it.</footer>\n");
        return add("</body>\n</html>\n").page.toString();
    }

    private void fact(String kind, String value, String what) {
        add("<div class=\"fact ")
                .add(kind)
                .add("\"><b>")
                .text(value)
                .add("</b><span>")
                .text(what)
                .add("</span></div>\n");
    }

    private void row(String name, String value) {
        add("<tr><td class=\"key\">").text(name).add("</td><td>").text(value).add("</td></tr>\n");
    }

    private void number(String value) {
        add("<td class=\"n\">").text(value).add("</td>");
    }

    private ReportPage add(String html) {
        page.append(html);
        return this;
    }

    private ReportPage text(String text) {
        page.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
        return this;
    }

    private static String reasons(Cut cut) {
        String channels = cut.channels().everyChannel()
                ? ""
                : "channel "
                        + cut.channels().only().stream()
                                .sorted()
                                .map(channel -> Integer.toString(channel + 1))
                                .collect(Collectors.joining(", "));
        String reasons = cut.reasons().stream()
                .sorted()
                .map(reason -> reason.wireName().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return channels.isEmpty() || reasons.isEmpty() ? channels + reasons : channels + "; " + reasons;
    }

    private static long cutMillis(Report report) {
        long sum = 0;
        long end = 0;
        for (Cut cut : report.cuts()) {
            long from = Math.max(end, cut.time().startMillis());
            long to = Math.min(report.durationMillis(), cut.time().endMillis());
            sum += Math.max(0, to - from);
            end = Math.max(end, to);
        }
        return sum;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String precise(long millis) {
        return String.format(Locale.ROOT, "%s.%03d", clock(millis), millis % 1000);
    }

    private static String css() {
        try (InputStream stream = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(stream, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String css) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(css.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
