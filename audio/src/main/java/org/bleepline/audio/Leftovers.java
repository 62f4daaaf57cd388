package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What must not outlive the JVM: child processes, and files that are not finished. A hook kills and deletes them when the
 * JVM ends in the middle of the work, by Ctrl-C for instance.
 */
final class Leftovers {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::clear, "bleepline-audio-exit"));
    }

    private Leftovers() {}

    static void killAtExit(Process process) {
        PROCESSES.add(process);
    }

    static void ended(Process process) {
        PROCESSES.remove(process);
    }

    static void deleteAtExit(Path file) {
        FILES.add(file);
    }

    static void keep(Path file) {
        FILES.remove(file);
    }

    /** Deletes a file or folder as far as the system allows. */
    static void delete(Path path) {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            // There is nobody left who could do better.
        }
    }

    private static void clear() {
        List<Process> running = List.copyOf(PROCESSES);
        running.forEach(Process::destroyForcibly);
        boolean interrupted = false;
        for (Process process : running) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        FILES.forEach(Leftovers::delete);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
