package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of many hours and of more than 4 GiB, in a JVM with hardly any heap. Takes 10 GB of disk. */
@Tag("slow")
@Timeout(3600)
class LongTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAME_BYTES = 4;
    private static final long FRAMES = 1_150_000_000L; // 6 h 39 min, 4.6 GB
    private static final long CUT_MILLIS = 23_900_000; // behind the first 4 GiB

    @TempDir
    Path folder;

    @Test
    void rf64() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RF64")).putInt(-1).put(ascii("WAVEds64")).putInt(28);
        header.putLong(72 + FRAMES * FRAME_BYTES)
                .putLong(FRAMES * FRAME_BYTES)
                .putLong(FRAMES)
                .putInt(0);
        header.put(ascii("fmt ")).putInt(16).put(format());
        header.put(ascii("data")).putInt(-1);

        Path output = redact(header.flip(), OutputFormat.WAV);

        assertThat(start(output, 4)).isEqualTo("RF64");
    }

    @Test
    void wave64() throws IOException {
        // Sony Wave64: chunks are named by 16 bytes, and their sizes of 64 bits hold the 24 bytes of name and size.
        byte[] rest = {
            (byte) 0xf3,
            (byte) 0xac,
            (byte) 0xd3,
            0x11,
            (byte) 0x8c,
            (byte) 0xd1,
            0,
            (byte) 0xc0,
            0x4f,
            (byte) 0x8e,
            (byte) 0xdb,
            (byte) 0x8a
        };
        byte[] riff = {
            0x2e, (byte) 0x91, (byte) 0xcf, 0x11, (byte) 0xa5, (byte) 0xd6, 0x28, (byte) 0xdb, 0x04, (byte) 0xc1, 0, 0
        };
        ByteBuffer header = ByteBuffer.allocate(104).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("riff")).put(riff).putLong(104 + FRAMES * FRAME_BYTES);
        header.put(ascii("wave")).put(rest);
        header.put(ascii("fmt ")).put(rest).putLong(40).put(format());
        header.put(ascii("data")).put(rest).putLong(24 + FRAMES * FRAME_BYTES);

        Path output = redact(header.flip(), OutputFormat.SAME);

        assertThat(start(output, 4)).isEqualTo("riff");
    }

    private static byte[] format() {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(RATE_HZ)
                .putInt(RATE_HZ * FRAME_BYTES)
                .putShort((short) FRAME_BYTES)
                .putShort((short) 16)
                .array();
    }

    private Path redact(ByteBuffer header, OutputFormat format) throws IOException {
        Path input = folder.resolve("input");
        try (FileChannel file = FileChannel.open(input, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long end = header.remaining() + FRAMES * FRAME_BYTES;
            file.write(header);
            // A hole: silence that takes no room on the disk.
            file.write(ByteBuffer.allocate(1), end - 1);
        }
        Path output = folder.resolve("output");

        ChildJvm.Ended ended = ChildJvm.run(
                "true", List.of("-Xmx24m"), Redacting.class, input.toString(), output.toString(), format.name());

        assertThat(ended.output()).contains("done " + FRAMES * 1000 / RATE_HZ);
        byte[] tone = Media.run(List.of(
                "-ss", Long.toString(CUT_MILLIS / 1000), "-i", output.toString(), "-t", "2", "-f", "s16le", "pipe:1"));
        int beeped = 0;
        for (int frame = 0; frame < tone.length / FRAME_BYTES; frame++) {
            beeped += tone[FRAME_BYTES * frame] != 0 || tone[FRAME_BYTES * frame + 1] != 0 ? 1 : 0;
        }
        // A second of tone, less the places where it passes through zero.
        assertThat(beeped).isBetween(RATE_HZ * 9 / 10, RATE_HZ);
        return output;
    }

    private static String start(Path file, int bytes) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            channel.read(start);
        }
        return new String(start.array(), StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A JVM that redacts. */
    static final class Redacting {
        private Redacting() {}

        public static void main(String[] arguments) {
            Recordings recordings = FfmpegRecordings.bundled();
            Path input = Path.of(arguments[0]);
            long millis = recordings.redact(
                    input,
                    recordings.inspect(input),
                    Path.of(arguments[1]),
                    List.of(Cut.of(new TimeRange(CUT_MILLIS, CUT_MILLIS + 1000))),
                    RedactionMethod.BEEP,
                    OutputFormat.valueOf(arguments[2]),
                    AudioMonitor.none());
            System.out.println("done " + millis);
        }
    }
}
