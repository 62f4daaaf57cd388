package org.bleepline.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bleepline.models.PullMonitor;

/** Shows how far a download is: on a terminal in one line that changes, elsewhere a line for each tenth. Safe for use by several threads. */
final class PullProgress implements PullMonitor {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 200_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final long expectedBytes;
    private long drawnNanos;
    private int tenths = -1;
    private int shown;

    /** @param expectedBytes where the server does not say how many there are */
    PullProgress(PrintWriter out, boolean terminal, long expectedBytes) {
        this.out = out;
        this.terminal = terminal;
        this.expectedBytes = expectedBytes;
    }

    @Override
    public synchronized void fetched(long bytes, long allBytes) {
        long all = Math.max(1, allBytes > 0 ? allBytes : expectedBytes);
        double share = Math.min(1, (double) bytes / all);
        long now = System.nanoTime();
        if (terminal && (now - drawnNanos > REDRAW_NANOS || bytes >= all)) {
            drawnNanos = now;
            int filled = (int) Math.round(share * WIDTH);
            String line = String.format(
                    Locale.ROOT,
                    "fetching [%s%s] %3d %%  %d / %d MiB",
                    "#".repeat(filled),
                    "-".repeat(WIDTH - filled),
                    (int) Math.floor(share * 100),
                    mebibytes(bytes),
                    mebibytes(all));
            out.print("\r" + line);
            out.flush();
            shown = line.length();
        } else if (!terminal && (int) (share * 10) > tenths) {
            tenths = (int) (share * 10);
            out.println(String.format(Locale.ROOT, "  %3d %%  %d MiB", tenths * 10, mebibytes(bytes)));
        }
    }

    /** Rounded, as the catalogue is. */
    private static long mebibytes(long bytes) {
        return Math.round(bytes / (double) (1 << 20));
    }

    /** Takes the line off the terminal. */
    synchronized void clear() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }
}
