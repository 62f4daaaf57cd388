package org.bleepline.engine.worker;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.core.transcript.Word;
import org.bleepline.speech.segment.Segment;

/** How a worker is started: a small JVM with bounds, without an environment of secrets, and without dumps of its memory. */
final class WorkerCommand {
    private static final Path SHELL = Path.of("/bin/sh");
    /** Heap for a piece of sound and its words; models lie outside of the heap. */
    private static final int HEAP_MEGABYTES = 192;
    /** What a JVM reserves of the address space without using it: measured 1.3 GB, and one arena and stack a thread. */
    private static final long RESERVED_BYTES = 3L << 30;

    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "SystemRoot", "TEMP", "TMP");

    private WorkerCommand() {}

    static ProcessBuilder of(WorkerProgram program, WorkerSettings settings) {
        List<String> command = new ArrayList<>();
        if (SHELL.toFile().canExecute()) {
            long kibibytes = (settings.memoryBytes() + RESERVED_BYTES) / 1024;
            // No core dump; if the machine runs out of memory, the worker goes and not the server; what native code
            // prints to
            // standard output does not get between the frames, which take descriptor 3.
            command.addAll(List.of(
                    SHELL.toString(),
                    "-c",
                    "ulimit -c 0 2>/dev/null; ulimit -v " + kibibytes + " 2>/dev/null;"
                            + " { echo 700 > /proc/self/oom_score_adj; } 2>/dev/null;"
                            + " exec \"$0\" \"$@\" 3>&1 1>/dev/null"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:-UsePerfData",
                // What was said lies in the memory that these would write down.
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+SuppressFatalErrorMessage",
                "-XX:ErrorFile=/dev/null",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:+ExitOnOutOfMemoryError"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(program.jvmOptions());
        command.addAll(List.of(
                "-cp",
                classPath(program),
                WorkerMain.class.getName(),
                program.maker().getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(ENVIRONMENT);
        // Each thread of the C library otherwise reserves 64 MB of address space.
        environment.put("MALLOC_ARENA_MAX", "2");
        // Threads that wait for each other sleep instead of burning the time of other workers.
        environment.put("OMP_WAIT_POLICY", "passive");
        return builder;
    }

    /** Only what the worker needs, where that can be told; else all that this program has. */
    private static String classPath(WorkerProgram program) {
        Set<String> paths = new LinkedHashSet<>();
        List<Class<?>> classes = Stream.concat(
                        Stream.of(WorkerMain.class, Word.class, Segment.class, program.maker()),
                        program.needs().stream())
                .toList();
        for (Class<?> type : classes) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            Path path = source == null ? null : file(source);
            if (path == null) {
                return Stream.of(
                                System.getProperty("java.class.path", ""),
                                System.getProperty("surefire.test.class.path", ""))
                        .filter(all -> !all.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
            }
            paths.add(path.toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    private static @org.jspecify.annotations.Nullable Path file(CodeSource source) {
        try {
            Path path = Path.of(source.getLocation().toURI());
            return Files.exists(path) ? path : null;
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return null;
        }
    }
}
