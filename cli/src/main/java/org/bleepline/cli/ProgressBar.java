package org.bleepline.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.Stage;

/**
 * Shows on the terminal how far a recording is. Draws only where there is a terminal (the launcher tells), at most ten
 * times a second. Safe for use by several threads.
 */
final class ProgressBar implements PipelineMonitor {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintStream terminal;
    private final boolean visible;
    private final AtomicBoolean stopped;
    private String shown = "";
    private long drawnNanos;

    ProgressBar(PrintStream terminal, boolean visible, AtomicBoolean stopped) {
        this.terminal = terminal;
        this.visible = visible;
        this.stopped = stopped;
    }

    @Override
    public synchronized void progress(Stage stage, long doneMillis, long totalMillis) {
        if (!visible || stopped.get()) {
            return;
        }
        String line = line(stage, doneMillis, totalMillis);
        long now = System.nanoTime();
        if (!line.equals(shown) && (now - drawnNanos > REDRAW_NANOS || doneMillis >= totalMillis)) {
            terminal.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            terminal.flush();
            shown = line;
            drawnNanos = now;
        }
    }

    @Override
    public synchronized void note(String message) {
        clear();
        terminal.println("bleepline: note: " + message);
    }

    @Override
    public boolean cancelled() {
        return stopped.get();
    }

    /** Takes the bar off the terminal. */
    synchronized void clear() {
        if (!shown.isEmpty()) {
            terminal.print("\r" + " ".repeat(shown.length()) + "\r");
            terminal.flush();
            shown = "";
        }
    }

    static String line(Stage stage, long doneMillis, long totalMillis) {
        double share = totalMillis <= 0 ? 0 : Math.min(1, (double) doneMillis / totalMillis);
        int filled = (int) Math.round(share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%-12s [%s%s] %3d %%  %s / %s",
                name(stage),
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                (int) Math.floor(share * 100),
                clock(Math.min(doneMillis, totalMillis)),
                clock(totalMillis));
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case TRANSCRIBE -> "transcribing";
            case DETECT -> "detecting";
            case REWRITE -> "redacting";
            case VERIFY -> "checking";
        };
    }

    private static String clock(long millis) {
        long seconds = millis / 1000;
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
