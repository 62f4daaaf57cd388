package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.testkit.ChildProgram;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour goes through in 512 MB of heap, the speech engine left aside. */
class LongRecordingTest {
    private static final int RATE_HZ = 8000;
    private static final int MINUTES = 60;

    @TempDir
    Path folder;

    @Test
    void anHourGoesThroughWithHalfAGigabyte() throws IOException {
        Path recording = folder.resolve("hour.wav");
        writeWav(recording);
        Path redacted = folder.resolve("hour.redacted.mp3");

        ChildProgram.Outcome outcome = ChildProgram.java(
                        List.of("-Xmx512m"), Program.class.getName(), recording.toString(), redacted.toString())
                .run();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().strip()).isEqualTo(MINUTES * 60_000 + " ms, 600 spans");
        assertThat(Files.size(redacted)).isGreaterThan(1_000_000);
    }

    /** Ten seconds of something like speech, over and over. */
    private static void writeWav(Path file) throws IOException {
        double[] samples = Sound.speech(11, RATE_HZ, 10).channel(0);
        ByteBuffer tenSeconds = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (double sample : samples) {
            tenSeconds.putShort((short) Math.round(sample * 32767));
        }
        int bytes = tenSeconds.capacity() * MINUTES * 6;
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + bytes);
        header.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(RATE_HZ * 2);
        header.putShort((short) 2).putShort((short) 16);
        header.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(bytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header.array());
            for (int part = 0; part < MINUTES * 6; part++) {
                out.write(tenSeconds.array());
            }
        }
    }

    /** Runs in the JVM with the small heap. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            // A name every six seconds, an hour long.
            List<Word> words = IntStream.range(0, 600)
                    .boxed()
                    .flatMap(index -> {
                        long at = index * 6000L;
                        return List.of(
                                Word.timed("my", at, at + 300),
                                Word.timed("name", at + 300, at + 700),
                                Word.timed("is", at + 700, at + 900),
                                Word.timed("Karen", at + 900, at + 1500),
                                Word.timed("okay", at + 3000, at + 3400))
                                .stream();
                    })
                    .toList();
            try (Bleepline bleepline =
                    Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> new ScriptedEngine(words))) {
                RedactionResult result = bleepline.redact(
                        Path.of(args[0]),
                        RedactionOptions.builder()
                                .deliveries(Deliveries.none().withRecording(Path.of(args[1])))
                                .build());
                System.out.println(
                        result.durationMillis() + " ms, " + result.spans().size() + " spans");
            }
        }
    }
}
