package org.bleepline.audio.picture;

import java.util.List;
import java.util.Locale;
import org.bleepline.core.transcript.TimeRange;

/**
 * Draws waveforms under each other on one time axis, with the cuts marked across all of them:
 *
 * <pre>{@code
 * String svg = WaveformPicture.svg(
 *         List.of(new WaveformPicture.Row("before", original), new WaveformPicture.Row("after", redacted)), cuts);
 * }</pre>
 *
 * <p>The picture is an SVG without a background, in colours that can be seen on light and on dark, 860 wide; 400 columns
 * take about 5 kB a row. It holds nothing of the recording but peaks and times.
 */
public final class WaveformPicture {
    private static final int WIDTH = 860;
    private static final int LEFT = 60;
    private static final int PLOT = WIDTH - LEFT - 26;
    private static final int ROW = 90;
    private static final int GAP = 14;
    private static final int AXIS = 30;
    private static final String KEPT = "#3d85c6";
    private static final String REMOVED = "#e06c00";
    private static final String TEXT = "#858585";

    /** The full height of a row stands for no less than this, so that a silent recording is a thin line. */
    private static final double LEAST_SCALE = 0.05;

    private static final int[] STEPS_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};

    /**
     * One waveform.
     *
     * @param label a word in front of it
     */
    public record Row(String label, Waveform waveform) {}

    private WaveformPicture() {}

    /**
     * Draws the picture.
     *
     * @param rows at least one; the first gives the length of the axis
     * @param cuts what was removed, drawn in another colour
     */
    public static String svg(List<Row> rows, List<TimeRange> cuts) {
        long durationMillis = Math.max(1, rows.get(0).waveform().durationMillis());
        double loudest =
                rows.stream().mapToDouble(row -> loudest(row.waveform())).max().orElse(0);
        double scale = (ROW / 2.0 - 2) / Math.max(LEAST_SCALE, loudest);
        int bottom = rows.size() * (ROW + GAP);
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"", WIDTH, bottom + AXIS);
        add(svg, " font-family=\"sans-serif\" font-size=\"12\" fill=\"%s\">%n", TEXT);
        add(svg, "<title>Waveform, %d removed moments</title>%n", cuts.size());
        for (TimeRange cut : cuts) {
            double from = x((double) cut.startMillis(), durationMillis);
            double width = Math.max(1, x((double) cut.endMillis(), durationMillis) - from);
            add(svg, "<rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"", from, width, bottom - GAP);
            add(svg, " fill=\"%s\" fill-opacity=\".18\"/>%n", REMOVED);
        }
        for (int i = 0; i < rows.size(); i++) {
            drawRow(svg, rows.get(i), i * (ROW + GAP) + ROW / 2, scale, durationMillis, cuts);
        }
        drawAxis(svg, bottom, durationMillis);
        return svg.append("</svg>\n").toString();
    }

    private static void drawRow(
            StringBuilder svg, Row row, int middle, double scale, long durationMillis, List<TimeRange> cuts) {
        Waveform waveform = row.waveform();
        StringBuilder kept = new StringBuilder();
        StringBuilder removed = new StringBuilder();
        double columnMillis = (double) waveform.durationMillis() / waveform.columns();
        for (int column = 0; column < waveform.columns(); column++) {
            double from = column * columnMillis;
            boolean cut =
                    cuts.stream().anyMatch(time -> time.startMillis() < from + columnMillis && time.endMillis() > from);
            double height = Math.max(0.5, waveform.peak(column) * scale);
            add(
                    cut ? removed : kept,
                    "M%.1f %.1fv%.1f",
                    x(from + columnMillis / 2, durationMillis),
                    middle - height,
                    2 * height);
        }
        add(svg, "<text x=\"0\" y=\"%d\">%s</text>%n", middle + 4, escaped(row.label()));
        double thickness = Math.max(0.5, 0.7 * PLOT / waveform.columns());
        add(svg, "<path stroke=\"%s\" stroke-width=\"%.1f\" d=\"%s\"/>%n", KEPT, thickness, kept);
        add(svg, "<path stroke=\"%s\" stroke-width=\"%.1f\" d=\"%s\"/>%n", REMOVED, thickness, removed);
    }

    private static void drawAxis(StringBuilder svg, int top, long durationMillis) {
        int step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
        for (int i = STEPS_SECONDS.length - 1; i >= 0 && durationMillis / 1000.0 / STEPS_SECONDS[i] <= 12; i--) {
            step = STEPS_SECONDS[i];
        }
        add(svg, "<path stroke=\"%s\" d=\"M%d %dh%d", TEXT, LEFT, top, PLOT);
        for (long second = 0; second * 1000 <= durationMillis; second += step) {
            add(svg, "M%.1f %dv5", x(second * 1000.0, durationMillis), top);
        }
        svg.append("\"/>\n<g text-anchor=\"middle\">");
        for (long second = 0; second * 1000 <= durationMillis; second += step) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    x(second * 1000.0, durationMillis),
                    top + 19,
                    clock(second));
        }
        svg.append("</g>\n");
    }

    private static String clock(long second) {
        return second < 3600
                ? String.format(Locale.ROOT, "%d:%02d", second / 60, second % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    }

    private static double x(double millis, double durationMillis) {
        return LEFT + PLOT * Math.min(1, millis / durationMillis);
    }

    private static double loudest(Waveform waveform) {
        double loudest = 0;
        for (int column = 0; column < waveform.columns(); column++) {
            loudest = Math.max(loudest, waveform.peak(column));
        }
        return loudest;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
