package org.bleepline.engine.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/** One worker process, seen from the program. For one thread, and the one that watches over it. */
final class Worker implements AutoCloseable {
    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final WorkerSettings settings;
    private final Guard guard;
    private long number;

    private Worker(Process process, WorkerSettings settings) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.settings = settings;
        this.guard = new Guard(process, settings);
    }

    /**
     * Starts one and waits until its engine is loaded.
     *
     * @param wanted the task that it is started for; if that is stopped, so is the start
     * @throws SpeechException if the engine says that it cannot be loaded
     */
    static Worker start(WorkerProgram program, WorkerSettings settings, Task wanted) throws WorkerLostException {
        Worker worker;
        try {
            worker = new Worker(WorkerCommand.of(program, settings).start(), settings);
            RunningWorkers.add(worker.process);
        } catch (IOException e) {
            throw new SpeechException("no worker process can be started for the speech engine", e);
        }
        try {
            worker.load(program, wanted);
            return worker;
        } catch (WorkerLostException | RuntimeException e) {
            worker.close();
            throw e;
        }
    }

    private void load(WorkerProgram program, Task wanted) throws WorkerLostException {
        guard.begin(settings.startLimit(), wanted, null);
        try {
            Wire.write(out, Wire.START, new Wire.Body().pairs(program.settings()));
            while (true) {
                Wire.Frame frame = Wire.read(in);
                guard.beat();
                if (frame.kind() == Wire.READY) {
                    return;
                }
                if (frame.kind() == Wire.NOT_READY) {
                    throw new SpeechException(Wire.text(frame.body()));
                }
                if (frame.kind() != Wire.BEAT) {
                    throw new IOException("frame " + frame.kind() + " while loading");
                }
            }
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            throw new WorkerLostException(
                    lost(e).getMessage() + " while it loaded its model, which may be damaged or too large for it", e);
        } finally {
            guard.end();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Lets it work on a task.
     *
     * @throws SpeechException if the engine says that it failed
     * @throws CancellationException if the task was stopped
     * @throws WorkerLostException if the process is gone or cannot be relied on; it is of no use then
     */
    Task.Answer work(Task task) throws WorkerLostException {
        long own = ++number;
        guard.begin(settings.pieceLimit(), task, () -> stop(own));
        try {
            send(own, task);
            while (true) {
                Wire.Frame frame = Wire.read(in);
                guard.beat();
                if (frame.body().getLong() != own) {
                    if (frame.kind() == Wire.BEAT) {
                        continue;
                    }
                    throw new IOException("an answer to another task");
                }
                switch (frame.kind()) {
                    case Wire.BEAT -> task.heard(frame.body().getLong());
                    case Wire.WORDS -> {
                        return new Task.Answer(Wire.words(frame.body()), Map.of());
                    }
                    case Wire.LANGUAGES -> {
                        return new Task.Answer(List.of(), Wire.fractions(frame.body()));
                    }
                    case Wire.FAILED -> throw new SpeechException(Wire.text(frame.body()));
                    case Wire.STOPPED -> throw new CancellationException("stopped on request");
                    default -> throw new IOException("frame " + frame.kind() + " is not for the program");
                }
            }
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            throw lost(e);
        } finally {
            guard.end();
        }
    }

    private void send(long own, Task task) throws IOException {
        PieceRequest request = task.request();
        Wire.Body body = new Wire.Body().number(own);
        if (request != null) {
            body.text(request.language()).texts(request.keyterms());
        }
        byte kind = request == null ? Wire.TELL_LANGUAGE : Wire.HEAR;
        Wire.write(out, kind, body.samples(task.piece().samples()));
    }

    private void stop(long own) {
        try {
            Wire.write(out, Wire.STOP, new Wire.Body().number(own));
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    private WorkerLostException lost(Exception cause) {
        String reason = guard.reason();
        boolean pipe = cause instanceof java.io.EOFException || !process.isAlive();
        if (reason == null && pipe) {
            reason = ended();
        }
        process.destroyForcibly();
        return new WorkerLostException(reason == null ? "did not keep to the protocol" : reason, cause);
    }

    /** How it ended by itself. */
    private String ended() {
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                return "closed its output";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
        int status = process.exitValue();
        return switch (status) {
            case 128 + 4 -> "used an instruction that this processor does not have (SIGILL)";
            case 128 + 6 -> "aborted itself (SIGABRT), as native code does where memory is short";
            case 128 + 9 -> "was killed, as the system does where memory is short";
            case 128 + 11 -> "crashed (SIGSEGV)";
            default -> "ended with status " + status;
        };
    }

    /** Kills it if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        guard.close();
        process.destroyForcibly();
        boolean interrupted = false;
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        closeQuietly(process.getOutputStream());
        closeQuietly(process.getInputStream());
        RunningWorkers.remove(process);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            // A pipe of a process that is gone.
        }
    }

    @Override
    public String toString() {
        @Nullable String reason = guard.reason();
        return "worker " + pid() + (reason == null ? "" : ", " + reason);
    }
}
