package org.bleepline.engine.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bleepline.core.speech.SpeechException;

/**
 * A worker process: reads tasks from standard input and ends with it. The thread that reads never waits for the engine, so
 * that the process goes when its parent goes, whatever native code is doing.
 */
public final class WorkerMain {
    private static final int BEAT_MILLIS = 500;
    private static final int BROKEN = 3;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private volatile boolean busy = true;
    private volatile Watch watch = new Watch(-1);
    /** The newest task that is not to be worked on. Numbers only grow. */
    private volatile long stopped = -1;

    private WorkerMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** @param arguments the class that makes the engine */
    public static void main(String[] arguments) throws IOException {
        Path frames = Path.of("/dev/fd/3");
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                Files.exists(frames) ? new FileOutputStream(frames.toFile()) : System.out, 1 << 16));
        new WorkerMain(new DataInputStream(new BufferedInputStream(System.in, 1 << 16)), out).run(arguments[0]);
    }

    private record Job(long number, ByteBuffer body, boolean hear) {}

    private final class Watch implements PieceMonitor {
        private final long number;
        private volatile long heardMillis;

        Watch(long number) {
            this.number = number;
        }

        @Override
        public void heard(long millis) {
            heardMillis = millis;
        }

        @Override
        public boolean stopped() {
            return number >= 0 && stopped >= number;
        }
    }

    private void run(String maker) {
        try {
            Wire.Frame start = Wire.read(in);
            if (start.kind() != Wire.START) {
                throw new IOException("began with frame " + start.kind());
            }
            Map<String, String> settings = Wire.pairs(start.body());
            inBackground("beat", this::beat);
            inBackground("engine", () -> work(maker, settings));
            while (true) {
                accept(Wire.read(in));
            }
        } catch (EOFException e) {
            // The parent is gone, or wants no more.
            Runtime.getRuntime().halt(0);
        } catch (IOException | BufferUnderflowException e) {
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private void accept(Wire.Frame frame) throws IOException {
        long number = frame.body().getLong();
        switch (frame.kind()) {
            case Wire.HEAR -> jobs.add(new Job(number, frame.body(), true));
            case Wire.TELL_LANGUAGE -> jobs.add(new Job(number, frame.body(), false));
            case Wire.STOP -> stopped = Math.max(stopped, number);
            default -> throw new IOException("frame " + frame.kind() + " is not for workers");
        }
    }

    private void work(String maker, Map<String, String> settings) {
        try (PieceEngine engine = load(maker, settings)) {
            Wire.write(out, Wire.READY, new Wire.Body());
            while (true) {
                busy = false;
                Job job = jobs.take();
                watch = new Watch(job.number());
                busy = true;
                answer(engine, job);
            }
        } catch (SpeechException e) {
            say(Wire.NOT_READY, e.getMessage());
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            say(Wire.NOT_READY, "a fault in the engine's code (" + e.getClass().getSimpleName() + ")");
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private static PieceEngine load(String maker, Map<String, String> settings) {
        try {
            return ((PieceEngineMaker)
                            Class.forName(maker).getDeclaredConstructor().newInstance())
                    .make(settings);
        } catch (ReflectiveOperationException e) {
            throw new SpeechException("the class " + maker + " makes no engine", e);
        }
    }

    private void answer(PieceEngine engine, Job job) throws IOException {
        Wire.Body body = new Wire.Body().number(job.number());
        byte kind;
        try {
            if (job.hear()) {
                PieceRequest request = new PieceRequest(Wire.text(job.body()), Wire.texts(job.body()));
                List<HeardWord> words = engine.hear(Wire.samples(job.body()), request, watch);
                kind = Wire.WORDS;
                body.words(words);
            } else {
                Map<String, Double> languages = engine.languages(Wire.samples(job.body()), watch);
                kind = Wire.LANGUAGES;
                body.fractions(languages);
            }
        } catch (RuntimeException e) {
            // Messages of other exceptions may quote what was said.
            String why = e instanceof SpeechException
                    ? String.valueOf(e.getMessage())
                    : "a fault in the engine's code (" + e.getClass().getSimpleName() + ")";
            kind = Wire.FAILED;
            body = new Wire.Body().number(job.number()).text(why);
        }
        if (watch.stopped()) {
            kind = Wire.STOPPED;
            body = new Wire.Body().number(job.number());
        }
        Wire.write(out, kind, body);
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT_MILLIS);
                if (busy) {
                    Watch current = watch;
                    Wire.write(
                            out,
                            Wire.BEAT,
                            new Wire.Body().number(current.number).number(current.heardMillis));
                }
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private void say(byte kind, @org.jspecify.annotations.Nullable String message) {
        try {
            Wire.write(out, kind, new Wire.Body().text(String.valueOf(message)));
        } catch (IOException e) {
            // Nobody listens any more.
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
