package org.bleepline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on lines with several threads and writes the results in the order of the lines. Memory is bounded: at most
 * {@value #LINES_PER_THREAD} lines a thread are under way. Where no further line has come in yet, finished ones are written
 * at once, so that it can be talked to through a pipe.
 */
final class OrderedLines {
    private static final int LINES_PER_THREAD = 64;

    private final int threads;

    OrderedLines(int threads) {
        this.threads = threads;
    }

    /**
     * Works until the input ends or a line fails; blank lines are passed over.
     *
     * @throws InputException if the input is not text or a line cannot be read; the lines before it have been written
     */
    void run(BufferedReader in, Writer out, LineWork work) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "detect");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<String>> underWay = new ArrayDeque<>();
        try {
            long number = 0;
            for (String line = readLine(in, number + 1); line != null; line = readLine(in, number + 1)) {
                number++;
                if (!line.isBlank()) {
                    long lineNumber = number;
                    String content = line;
                    underWay.add(pool.submit(() -> work.apply(lineNumber, content)));
                }
                while (!underWay.isEmpty()
                        && (underWay.size() >= threads * LINES_PER_THREAD
                                || underWay.getFirst().isDone()
                                || !in.ready())) {
                    write(underWay.removeFirst(), out);
                }
                if (underWay.isEmpty()) {
                    out.flush();
                }
            }
            while (!underWay.isEmpty()) {
                write(underWay.removeFirst(), out);
            }
        } finally {
            out.flush();
            pool.shutdownNow();
        }
    }

    private static String readLine(BufferedReader in, long number) throws IOException {
        try {
            return in.readLine();
        } catch (CharacterCodingException e) {
            throw new InputException("line " + number + " or one soon after it is not text in UTF-8");
        }
    }

    private static void write(Future<String> result, Writer out) throws IOException, InterruptedException {
        try {
            out.write(result.get());
            out.write('\n');
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
