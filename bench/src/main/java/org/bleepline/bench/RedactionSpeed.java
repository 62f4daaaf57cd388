package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.FfmpegSettings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;

/**
 * How long the sound of a recording takes to be redacted, against the same FFmpeg that does nothing but decode and encode the
 * same file: {@code RedactionSpeed FFMPEG [MINUTES [ROUNDS]]}. The two take turns; the best time of each counts, as it holds the
 * least of what else the machine did. The disk is idle before each. Every tenth second is cut. Also says how much heap is in use while it works.
 */
public final class RedactionSpeed {
    private final Path ffmpeg;
    private final Recordings recordings;
    private final Path folder;
    private final long minutes;
    private final int rounds;

    private RedactionSpeed(Path ffmpeg, Path folder, long minutes, int rounds) {
        this.ffmpeg = ffmpeg;
        this.recordings = FfmpegRecordings.of(FfmpegSettings.defaults().withFfmpeg(ffmpeg));
        this.folder = folder;
        this.minutes = minutes;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bleepline-bench");
        try {
            RedactionSpeed speed = new RedactionSpeed(
                    Path.of(arguments[0]),
                    folder,
                    arguments.length > 1 ? Long.parseLong(arguments[1]) : 60,
                    arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3);
            System.out.println(
                    "| | baseline s | redacted s | ratio | baseline CPU s | redacted CPU s | most heap in use MB |");
            System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
            speed.measure("wav to wav, 44.1 kHz stereo", "wav", OutputFormat.WAV, "44100", "2");
            speed.measure("wav to wav, 8 kHz mono", "wav", OutputFormat.WAV, "8000", "1");
            speed.measure("mp3 to mp3, 16 kHz mono", "mp3", OutputFormat.MP3, "16000", "1");
        } finally {
            for (String name : List.of("input.mp3", "input.wav", "plain.mp3", "plain.wav", "redacted")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private void measure(String name, String ending, OutputFormat format, String rate, String channels)
            throws IOException, InterruptedException {
        Path input = folder.resolve("input." + ending);
        List<String> quality = ending.equals("mp3")
                ? List.of("-c:a", "libmp3lame", "-b:a", channels.equals("1") ? "32k" : "128k")
                : List.of("-c:a", "pcm_s16le");
        // Brown noise that swells and ebbs: about the spectrum of speech, and nothing an encoder could skip.
        run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "anoisesrc=c=brown:a=0.5:d=" + 60 * minutes + ":r=" + rate,
                        "-af",
                        "tremolo=f=3:d=0.9",
                        "-ac",
                        channels),
                quality,
                input);
        double plain = Double.MAX_VALUE;
        double redacted = Double.MAX_VALUE;
        double plainCpu = Double.MAX_VALUE;
        double redactedCpu = Double.MAX_VALUE;
        long heap = 0;
        for (int round = 0; round < rounds; round++) {
            settle("plain." + ending);
            double cpu = cpuSeconds();
            long start = System.nanoTime();
            run(List.of("-i", input.toString()), quality, folder.resolve("plain." + ending));
            plain = Math.min(plain, (System.nanoTime() - start) / 1e9);
            plainCpu = Math.min(plainCpu, cpuSeconds() - cpu);
            settle("redacted");
            cpu = cpuSeconds();
            start = System.nanoTime();
            heap = Math.max(heap, redact(input, format));
            redacted = Math.min(redacted, (System.nanoTime() - start) / 1e9);
            redactedCpu = Math.min(redactedCpu, cpuSeconds() - cpu);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %d |%n",
                name,
                plain,
                redacted,
                redacted / plain,
                plainCpu,
                redactedCpu,
                heap >> 20);
    }

    /** Without this, one would wait for the disk to take what the other has written. */
    private void settle(String output) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve(output));
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    /** Of this process and of those that it has started and that have ended; hundredths of a second on Linux, else 0. */
    private static double cpuSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (Files.notExists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / 100.0;
    }

    /** @return the most bytes of heap that were seen in use */
    private long redact(Path input, OutputFormat format) {
        List<Cut> cuts = new ArrayList<>();
        for (long second = 5; second < 60 * minutes; second += 10) {
            cuts.add(Cut.of(new TimeRange(1000 * second, 1000 * second + 700)));
        }
        long[] most = new long[1];
        recordings.redact(
                input,
                recordings.inspect(input),
                folder.resolve("redacted"),
                cuts,
                RedactionMethod.BEEP,
                format,
                new AudioMonitor() {
                    @Override
                    public void done(long doneMillis) {
                        Runtime runtime = Runtime.getRuntime();
                        most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });
        return most[0];
    }

    private void run(List<String> before, List<String> quality, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-v", "error", "-y"));
        command.addAll(before);
        command.addAll(quality);
        command.add(output.toString());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with " + status + ": " + Arrays.toString(command.toArray()));
        }
    }
}
