package org.bleepline.engine.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is heard next: the recording of which the least sound has been handed out, counted from when it came. So recordings that
 * are there at the same time get equal shares of sound, whatever their length, and a short one that comes while a long one is
 * at work is done after about as much sound of each. After start-time fair queueing (Goyal, Vin and Cheng, 1996).
 */
final class FairQueue {
    /** The tasks of one recording. */
    static final class Lane {
        private final Deque<Task> tasks = new ArrayDeque<>();
        private long served;
    }

    private final List<Lane> lanes = new ArrayList<>();
    /** How much sound the one who was served last had before. */
    private long clock;

    private boolean closed;

    /** Opens a lane; it starts level with the others. */
    synchronized Lane open() {
        Lane lane = new Lane();
        lane.served = clock;
        lanes.add(lane);
        return lane;
    }

    synchronized void close(Lane lane) {
        lane.tasks.forEach(Task::stop);
        lane.tasks.clear();
        lanes.remove(lane);
    }

    synchronized void add(Lane lane, Task task) {
        if (lane.tasks.isEmpty()) {
            // What it did not use while it had nothing to do is not saved up.
            lane.served = Math.max(lane.served, clock);
        }
        lane.tasks.add(task);
        notifyAll();
    }

    /** Waits for a task; null when the queue is closed. */
    synchronized @Nullable Task take() throws InterruptedException {
        while (!closed) {
            Lane next = lanes.stream()
                    .filter(lane -> !lane.tasks.isEmpty())
                    .min(Comparator.comparingLong(lane -> lane.served))
                    .orElse(null);
            if (next != null) {
                Task task = next.tasks.remove();
                clock = next.served;
                next.served += task.frames();
                return task;
            }
            wait();
        }
        return null;
    }

    /** Ends all tasks and lets no more be taken. */
    synchronized void close() {
        closed = true;
        lanes.forEach(lane -> lane.tasks.forEach(Task::stop));
        lanes.clear();
        notifyAll();
    }

    synchronized boolean closed() {
        return closed;
    }
}
