package org.bleepline.engine.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimePrecision;

/** Engines for tests, one a nested class; what they do is set when they are started. */
final class TestEngines {
    static final EngineDescription DESCRIPTION = new EngineDescription(
            "test", "1", Set.of("en", "de"), true, true, TimePrecision.MEASURED, Duration.ofSeconds(20), null);

    private TestEngines() {}

    static WorkerProgram program(Class<? extends PieceEngineMaker> maker, String... settings) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            map.put(settings[index], settings[index + 1]);
        }
        return new WorkerProgram(maker, map, List.of(), List.of());
    }

    /** Hears a word each second of a piece, called by the samples that lie there. */
    static class Sayer implements PieceEngine {
        @Override
        public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
            List<HeardWord> words = new ArrayList<>();
            for (int second = 0; second * 16_000 < samples.length; second++) {
                int end = Math.min(samples.length, (second + 1) * 16_000);
                int hash = Arrays.hashCode(Arrays.copyOfRange(samples, second * 16_000, end));
                words.add(
                        new HeardWord(request.language() + Integer.toHexString(hash), second * 1000L, end / 16L, 0.5));
                monitor.heard(end / 16L);
            }
            return words;
        }

        @Override
        public Map<String, Double> languages(short[] samples, PieceMonitor monitor) {
            return Map.of("de", 0.7, "en", 0.2, "fr", 0.1);
        }

        @Override
        public void close() {}
    }

    /** Says what it hears at once. */
    public static final class Saying implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            return new Sayer();
        }
    }

    /** Takes {@code millis} for each piece, and says how far it is. */
    public static final class Slow implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            long millis = Long.parseLong(settings.get("millis"));
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    long end = System.nanoTime() + millis * 1_000_000;
                    while (System.nanoTime() < end && !monitor.stopped()) {
                        pause(5);
                    }
                    return super.hear(samples, request, monitor);
                }
            };
        }
    }

    /** Kills its own process, as often as there are files in {@code folder}; it takes one away each time. */
    public static final class Crashing implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            Path folder = Path.of(settings.get("folder"));
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    if (takeOne(folder)) {
                        signal(settings.getOrDefault("signal", "KILL"));
                        pause(60_000);
                    }
                    return super.hear(samples, request, monitor);
                }
            };
        }
    }

    /** Neither answers nor stops. */
    public static final class Hanging implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    while (true) {
                        pause(1000);
                    }
                }
            };
        }
    }

    /** Takes half a gigabyte outside of the heap. */
    public static final class Greedy implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    Path file = Path.of(settings.get("file"));
                    try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                        MappedByteBuffer memory = channel.map(FileChannel.MapMode.PRIVATE, 0, 512 << 20);
                        for (int at = 0; at < memory.capacity(); at += 4096) {
                            memory.put(at, (byte) 1);
                        }
                        pause(60_000);
                        return memory.get(0) == 1 ? List.of() : super.hear(samples, request, monitor);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        }
    }

    /** Prints to standard output, where a careless library would disturb the frames. */
    public static final class Chatty implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            System.out.println("loading");
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    System.out.println("hearing");
                    System.out.flush();
                    return super.hear(samples, request, monitor);
                }
            };
        }
    }

    /** Writes bytes that are no frame where frames are expected. */
    public static final class Babbling implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    try {
                        Files.write(Path.of("/dev/fd/3"), new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return super.hear(samples, request, monitor);
                }
            };
        }
    }

    /** Cannot be loaded, and says why. */
    public static final class Unloadable implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            throw new SpeechException("the model file is not there");
        }
    }

    /** Fails with an exception that quotes what was said. */
    public static final class Indiscreet implements PieceEngineMaker {
        @Override
        public PieceEngine make(Map<String, String> settings) {
            return new Sayer() {
                @Override
                public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
                    throw new IllegalStateException("cannot spell 'my name is Ada'");
                }
            };
        }
    }

    private static boolean takeOne(Path folder) {
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            Path first = files.findFirst().orElse(null);
            if (first != null) {
                Files.delete(first);
            }
            return first != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name) {
        try {
            new ProcessBuilder(
                            "/bin/kill",
                            "-" + name,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
