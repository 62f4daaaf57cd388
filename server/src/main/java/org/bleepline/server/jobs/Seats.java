package org.bleepline.server.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Who may work. There are as many seats as recordings are worked on at once, given in the order of asking; and one more for a short
 * recording where all of them are taken by long ones, so that it does not wait for hours.
 */
final class Seats {
    private static final int POLL_MILLIS = 200;

    private final int count;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int free;
    private int takenByLong;
    private boolean extraFree = true;

    Seats(int count) {
        this.count = count;
        this.free = count;
    }

    /** A taken seat; closed once, when the work is done. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Waiter {
        private final boolean brief;

        Waiter(boolean brief) {
            this.brief = brief;
        }
    }

    /** Waits for a seat. @throws CancellationException if the server stops */
    synchronized Seat take(boolean brief, BooleanSupplier stopping) {
        Waiter me = new Waiter(brief);
        waiting.add(me);
        try {
            while (true) {
                if (stopping.getAsBoolean()) {
                    throw new CancellationException("the server stops");
                }
                if (free > 0 && waiting.peek() == me) {
                    free--;
                    takenByLong += brief ? 0 : 1;
                    return () -> leave(brief);
                }
                if (brief && extraFree && takenByLong == count && isFirstBrief(me)) {
                    extraFree = false;
                    return this::leaveExtra;
                }
                wait(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        } finally {
            waiting.remove(me);
            notifyAll();
        }
    }

    private boolean isFirstBrief(Waiter me) {
        return waiting.stream().filter(waiter -> waiter.brief).findFirst().orElse(me) == me;
    }

    private synchronized void leave(boolean brief) {
        free++;
        takenByLong -= brief ? 0 : 1;
        notifyAll();
    }

    private synchronized void leaveExtra() {
        extraFree = true;
        notifyAll();
    }
}
