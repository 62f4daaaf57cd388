package org.bleepline.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * Listens to the standard error of a child process until its end, so that the pipe never fills up, and keeps nothing of it
 * but the {@link Complaint}s it knows: file names and tags of the recording may stand in there.
 */
final class Complaints {
    private static final int LONGEST_LINE = 2000;

    private final Set<Complaint> heard = EnumSet.noneOf(Complaint.class);
    private final Thread listener;

    Complaints(InputStream standardError) {
        listener = new Thread(() -> listen(standardError), "bleepline-audio-stderr");
        listener.setDaemon(true);
        listener.start();
    }

    /** Whether it was said so far. */
    boolean include(Complaint complaint) {
        synchronized (heard) {
            return heard.contains(complaint);
        }
    }

    /** Waits until all was said; the process must have ended. */
    void awaitEnd() throws InterruptedException {
        // A grandchild could hold the pipe open for ever; FFmpeg starts none, a wrapper script might.
        listener.join(2000);
    }

    private void listen(InputStream standardError) {
        StringBuilder line = new StringBuilder();
        try (InputStream in = new BufferedInputStream(standardError)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n' || b == '\r') {
                    take(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) b);
                }
            }
        } catch (IOException e) {
            // The process was killed.
        }
        take(line.toString());
    }

    private void take(String line) {
        for (Complaint complaint : Complaint.values()) {
            if (complaint.standsIn(line)) {
                synchronized (heard) {
                    heard.add(complaint);
                }
            }
        }
    }

    @Override
    public String toString() {
        synchronized (heard) {
            return heard.toString();
        }
    }
}
