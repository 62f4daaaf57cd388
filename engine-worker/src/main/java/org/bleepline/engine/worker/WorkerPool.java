package org.bleepline.engine.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/** The workers of one engine. Each is started when there is work for it and stays until {@link #close()}. */
final class WorkerPool implements AutoCloseable {
    private static final int CLOSE_MILLIS = 10_000;

    private final Starter starter;
    private final int workers;
    private final String engineName;
    private final ThreadFactory threadMaker;
    private final FairQueue queue = new FairQueue();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Task> underWay = new ArrayList<>();
    private boolean closed;
    private int idle;

    /** Starts a worker for a task. */
    @FunctionalInterface
    interface Starter {
        Worker start(Task wanted) throws WorkerLostException;
    }

    WorkerPool(Starter starter, int workers, String engineName) {
        this(starter, workers, engineName, Thread::new);
    }

    WorkerPool(Starter starter, int workers, String engineName, ThreadFactory threadMaker) {
        this.starter = starter;
        this.workers = workers;
        this.engineName = engineName;
        this.threadMaker = threadMaker;
    }

    FairQueue.Lane open() {
        return queue.open();
    }

    void close(FairQueue.Lane lane) {
        queue.close(lane);
    }

    void add(FairQueue.Lane lane, Task task) {
        if (queue.closed()) {
            throw new SpeechException("the engine '" + engineName + "' is closed");
        }
        synchronized (threads) {
            if (idle == 0 && threads.size() < workers) {
                Thread thread = threadMaker.newThread(this::serve);
                thread.setName(engineName + "-worker-" + (threads.size() + 1));
                thread.setDaemon(true);
                // One that cannot be started, for too little memory, takes nobody's place.
                thread.start();
                threads.add(thread);
            }
        }
        queue.add(lane, task);
    }

    /** Ends what is being worked on, and returns when no worker is left. */
    @Override
    public void close() {
        queue.close();
        List<Thread> ending;
        synchronized (threads) {
            closed = true;
            underWay.forEach(Task::stop);
            ending = List.copyOf(threads);
        }
        for (Thread thread : ending) {
            try {
                thread.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve() {
        Seat seat = new Seat();
        boolean inOrder = false;
        try {
            while (true) {
                Task task = take();
                if (task == null) {
                    inOrder = true;
                    return;
                }
                seat.serve(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!inOrder) {
                // Another takes its place. Who ends because the pool is closed is waited for.
                synchronized (threads) {
                    threads.remove(Thread.currentThread());
                }
            }
            seat.close();
        }
    }

    private @Nullable Task take() throws InterruptedException {
        changeIdle(1);
        try {
            return queue.take();
        } finally {
            changeIdle(-1);
        }
    }

    private void changeIdle(int by) {
        synchronized (threads) {
            idle += by;
        }
    }

    /** The place of one worker. */
    private final class Seat {
        private @Nullable Worker worker;

        void serve(Task task) {
            synchronized (threads) {
                underWay.add(task);
                if (closed) {
                    task.stop();
                }
            }
            try {
                task.answer().complete(served(task));
            } catch (SpeechException | CancellationException e) {
                task.answer().completeExceptionally(e);
            } catch (Throwable e) {
                // Such as too little memory here: it fails this recording, and nobody knows what is left in the pipe.
                task.answer()
                        .completeExceptionally(new SpeechException(
                                "the engine '" + engineName + "' failed ("
                                        + e.getClass().getSimpleName() + ")",
                                e));
                close();
            } finally {
                synchronized (threads) {
                    underWay.remove(task);
                }
            }
        }

        /** Twice at most, the second time on a worker that has done nothing else. */
        private Task.Answer served(Task task) {
            try {
                return tried(task);
            } catch (WorkerLostException first) {
                close();
                try {
                    return tried(task);
                } catch (WorkerLostException second) {
                    close();
                    throw new SpeechException(
                            "the engine '" + engineName + "' failed twice on the sound at "
                                    + task.piece().startMillis() / 1000 + " s: its process " + second.getMessage(),
                            second);
                }
            }
        }

        private Task.Answer tried(Task task) throws WorkerLostException {
            if (task.stopped()) {
                throw new CancellationException("stopped on request");
            }
            return ready(task).work(task);
        }

        private Worker ready(Task task) throws WorkerLostException {
            Worker current = worker;
            if (current != null && !current.alive()) {
                close();
                current = null;
            }
            if (current == null) {
                current = starter.start(task);
                worker = current;
            }
            return current;
        }

        void close() {
            Worker current = worker;
            worker = null;
            if (current != null) {
                current.close();
            }
        }
    }
}
