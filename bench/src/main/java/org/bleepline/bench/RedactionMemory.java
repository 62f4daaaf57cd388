package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.FfmpegSettings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.transcript.TimeRange;

/**
 * How much heap is alive while the sound of a minute, an hour and ten hours (8 kHz, one channel, every tenth second cut) is
 * redacted, wav to wav and flac to flac: {@code java -Xmx32m ... RedactionMemory FFMPEG [HOURS]}. Twenty times on the way the heap is
 * collected and what stays is counted. The level profile that the planner of the cuts works with is counted apart.
 */
public final class RedactionMemory {
    private static final int LOOKS = 20;

    private final Path ffmpeg;
    private final Recordings recordings;
    private final Path folder;

    private RedactionMemory(Path ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.recordings = FfmpegRecordings.of(FfmpegSettings.defaults().withFfmpeg(ffmpeg));
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bleepline-bench");
        int hours = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        RedactionMemory memory = new RedactionMemory(Path.of(arguments[0]), folder);
        System.out.println("most heap allowed: " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        System.out.println("| | length | seconds | most heap alive KB | profile KB |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        try {
            for (int minutes : new int[] {1, 60, 60 * hours}) {
                memory.measure("wav", OutputFormat.WAV, minutes);
                memory.measure("flac", OutputFormat.FLAC, minutes);
            }
        } finally {
            for (String name : List.of("input.wav", "input.flac", "redacted")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private void measure(String type, OutputFormat format, int minutes) throws IOException, InterruptedException {
        Path input = folder.resolve("input." + type);
        make(input, minutes);
        List<Cut> cuts = new ArrayList<>();
        for (long second = 5; second < 60L * minutes; second += 10) {
            cuts.add(Cut.of(new TimeRange(1000 * second, 1000 * second + 700)));
        }
        RecordingInfo info = recordings.inspect(input);
        long[] most = new long[1];
        long start = System.nanoTime();
        recordings.redact(
                input, info, folder.resolve("redacted"), cuts, RedactionMethod.BEEP, format, new AudioMonitor() {
                    private long next = info.durationMillis() / LOOKS;

                    @Override
                    public void done(long doneMillis) {
                        if (doneMillis >= next) {
                            next += info.durationMillis() / LOOKS;
                            most[0] = Math.max(most[0], alive());
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });
        double seconds = (System.nanoTime() - start) / 1e9;
        long before = alive();
        SoundProfile profile;
        try (PcmSource sound = recordings.listen(input, info, ChannelHearing.SEPARATE)) {
            profile = SoundProfile.of(sound);
        }
        long profileBytes = alive() - before;
        if (profile.frameCount() < minutes * 6000) {
            throw new IllegalStateException("the profile is too short");
        }
        System.out.println(String.format(
                Locale.ROOT,
                "| %s to %s | %d min | %.1f | %d | %d |",
                type,
                type,
                minutes,
                seconds,
                most[0] >> 10,
                profileBytes >> 10));
    }

    private static long alive() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void make(Path file, int minutes) throws IOException, InterruptedException {
        String source = "anoisesrc=c=brown:a=0.5:r=8000:d=" + 60L * minutes;
        int status = new ProcessBuilder(
                        ffmpeg.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        source,
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("ffmpeg ended with " + status);
        }
    }
}
