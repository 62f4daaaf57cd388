package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.bleepline.audio.AudioException.Category;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.ChildJvm;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong: one clear sentence, no output, no process left behind. */
@Timeout(120)
class FailureTest {
    @TempDir
    Path folder;

    @AfterEach
    void leavesNoProcessBehind() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void stopsWhenItIsCancelled(OutputFormat format) {
        Path input = Sound.noise(1, 44_100, 60).writeWav(folder.resolve("a.wav"));
        Path output = folder.resolve("output");
        AudioMonitor impatient = new AudioMonitor() {
            private long done;

            @Override
            public void done(long doneMillis) {
                done = doneMillis;
            }

            @Override
            public boolean cancelled() {
                return done > 2000;
            }
        };

        assertThatThrownBy(() -> redact(bundled(), input, output, format, impatient))
                .isInstanceOf(CancellationException.class);

        assertThat(output).doesNotExist();
    }

    @Test
    void looksUpFromAHangingFfmpegToSeeWhetherItIsCancelled() throws IOException {
        Path input = secondOfFlac();
        Recordings hanging = with(script("exec sleep 100"), Duration.ofSeconds(100));
        Path output = folder.resolve("output");
        long[] asked = new long[1];
        AudioMonitor impatient = new AudioMonitor() {
            @Override
            public void done(long doneMillis) {}

            @Override
            public boolean cancelled() {
                return ++asked[0] > 3;
            }
        };

        long start = System.nanoTime();
        assertThatThrownBy(() -> redact(hanging, input, output, OutputFormat.MP3, impatient))
                .isInstanceOf(CancellationException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "WAV"})
    void givesUpAHangingFfmpeg(OutputFormat format) throws IOException {
        Path input = secondOfFlac();
        Recordings hanging = with(script("exec sleep 100"), Duration.ofMillis(500));

        assertThatThrownBy(() -> redact(hanging, input, folder.resolve("output"), format, AudioMonitor.none()))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.TOOL))
                .hasMessage("FFmpeg did not get on with this recording and was stopped.");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void isNotHeldUpByAFloodOfComplaints() throws IOException {
        Path input = Sound.noise(1, 44_100, 1).writeWav(folder.resolve("a.wav"));
        Path flood = script("i=0; while [ $i -lt 20000 ]; do echo 'x%0100d of a secret name' >&2; i=$((i+1)); done\n"
                + "exec '" + Media.executable() + "' \"$@\"");

        long millis = redact(
                with(flood, Duration.ofSeconds(60)),
                input,
                folder.resolve("output"),
                OutputFormat.MP3,
                AudioMonitor.none());

        assertThat(millis).isEqualTo(1000);
    }

    @Test
    void reportsAnFfmpegThatBreaksOff() throws IOException {
        Path input = secondOfFlac();
        Recordings broken = with(script("kill -SEGV $$"), Duration.ofSeconds(10));

        assertThatThrownBy(() -> redact(broken, input, folder.resolve("output"), OutputFormat.WAV, AudioMonitor.none()))
                .isInstanceOf(AudioException.class);
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void reportsAnEncoderThatBreaksOff() throws IOException {
        Path input = Sound.noise(1, 44_100, 30).writeWav(folder.resolve("a.wav"));
        Path half = script(
                "case \"$*\" in *libmp3lame*) head -c 100000 >/dev/null; echo Conversion failed >&2; exit 1;; esac\n"
                        + "exec '" + Media.executable() + "' \"$@\"");

        assertThatThrownBy(() -> redact(
                        with(half, Duration.ofSeconds(10)),
                        input,
                        folder.resolve("output"),
                        OutputFormat.MP3,
                        AudioMonitor.none()))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.TOOL));
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void keepsFfmpegWithinItsMemory() {
        Path input = Sound.noise(1, 44_100, 1).writeWav(folder.resolve("a.wav"));
        Recordings tight = FfmpegRecordings.of(FfmpegSettings.defaults().withChildMemoryBytes(40L << 20));

        assertThatThrownBy(() -> tight.inspect(input))
                .isInstanceOf(AudioException.class)
                .hasMessage("This file needs more memory than FFmpeg is allowed to take.");
    }

    @Test
    void givesUpARecordingThatTurnsOutTooLong() {
        Path wav = Sound.noise(1, 16_000, 5).writeWav(folder.resolve("a.wav"));
        Path mp3 = Media.convert(wav, folder.resolve("a.mp3"), "-write_xing", "0");
        Recordings strict = FfmpegRecordings.of(FfmpegSettings.defaults().withLongest(Duration.ofSeconds(3)));

        assertThatThrownBy(() -> strict.inspect(mp3)).isInstanceOf(AudioException.class);
    }

    @Test
    void saysThatAConfiguredFfmpegIsMissing() {
        Path input = Sound.noise(1, 44_100, 1).writeWav(folder.resolve("a.wav"));
        Recordings missing =
                FfmpegRecordings.of(FfmpegSettings.defaults().withFfmpeg(folder.resolve("no-such-ffmpeg")));

        assertThatThrownBy(() -> missing.inspect(input))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.TOOL))
                .hasMessageContaining("no-such-ffmpeg");
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void doesNotWriteWhereItCannot(OutputFormat format) {
        Path input = Sound.noise(1, 16_000, 1).writeWav(folder.resolve("a.wav"));

        assertThatThrownBy(() -> redact(bundled(), input, folder.resolve("none/output"), format, AudioMonitor.none()))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.OUTPUT))
                .hasMessage("The folder for the redacted recording does not exist.");
        assertThatThrownBy(() -> redact(bundled(), input, folder, format, AudioMonitor.none()))
                .hasMessage("The redacted recording would replace a folder.");
        assertThat(folder).isDirectory();
        assertThatThrownBy(() -> redact(bundled(), input, input, format, AudioMonitor.none()))
                .hasMessage("The redacted recording would overwrite the original.");
        assertThat(input).exists();
        // Not even root may create a file there.
        assertThatThrownBy(() -> redact(bundled(), input, Path.of("/proc/self/output"), format, AudioMonitor.none()))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(Category.OUTPUT));
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "WAV"})
    void leavesNothingOnAFullDisk(OutputFormat format) {
        Path input = Sound.noise(1, 44_100, 60).writeWav(folder.resolve("a.wav"));
        Path output = folder.resolve("output");

        // A file of at most 100 blocks of 512 bytes stands in for a disk that is full.
        ChildJvm.Ended ended = ChildJvm.run(
                "ulimit -f 100",
                List.of("-Xshare:auto", "-XX:-UsePerfData"),
                Redacting.class,
                input.toString(),
                output.toString(),
                format.name());

        assertThat(ended.output())
                .contains(
                        "OUTPUT The redacted recording could not be written: the disk is full or a size limit is reached.");
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "WAV"})
    void leavesNothingWhenTheJvmIsEnded(OutputFormat format) throws IOException, InterruptedException {
        Path input = longNoise();
        Path output = folder.resolve("output");

        Process jvm =
                ChildJvm.start("true", List.of(), Redacting.class, input.toString(), output.toString(), format.name());
        awaitStarted(jvm.getInputStream());
        List<ProcessHandle> family = jvm.descendants().toList();
        assertThat(output).exists();
        if (format == OutputFormat.MP3) {
            assertThat(family).isNotEmpty();
        }
        jvm.destroy();

        assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotExist();
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void takesNoMemoryForTheLengthOfARecording() {
        Path input = longNoise();

        ChildJvm.Ended ended = ChildJvm.run(
                "true",
                List.of("-Xmx24m"),
                Redacting.class,
                input.toString(),
                folder.resolve("output").toString(),
                OutputFormat.WAV.name());

        assertThat(ended.output()).contains("done 3600000");
        assertThat(ended.status()).isZero();
    }

    /** A WAV that is to become one is read without FFmpeg. */
    private Path secondOfFlac() {
        Path wav = Sound.noise(1, 44_100, 1).writeWav(folder.resolve("a.wav"));
        return Media.convert(wav, folder.resolve("a.flac"));
    }

    /** An hour of noise, 115 MB, made by repeating ten seconds. */
    private Path longNoise() {
        Path seconds = Sound.noise(1, 16_000, 10).writeWav(folder.resolve("seconds.wav"));
        return Media.convert(seconds, folder.resolve("hour.wav"), "-af", "aloop=loop=359:size=160000", "-t", "3600");
    }

    private static void awaitStarted(InputStream output) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (!heard.toString().contains("started")) {
            int b = output.read();
            assertThat(b).as(heard.toString()).isNotNegative();
            heard.append((char) b);
        }
    }

    /** A JVM that redacts. */
    static final class Redacting {
        private Redacting() {}

        public static void main(String[] arguments) {
            Path input = Path.of(arguments[0]);
            AudioMonitor starting = new AudioMonitor() {
                private boolean started;

                @Override
                public void done(long doneMillis) {
                    if (!started && doneMillis > 20_000) {
                        System.out.println("started");
                        System.out.flush();
                        started = true;
                        awaitEndOfInput();
                    }
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            };
            try {
                long millis =
                        redact(bundled(), input, Path.of(arguments[1]), OutputFormat.valueOf(arguments[2]), starting);
                System.out.println("done " + millis);
            } catch (AudioException e) {
                System.out.println(e.category() + " " + e.getMessage());
            }
        }
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // the test decides when it goes on
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recordings bundled() {
        return FfmpegRecordings.bundled();
    }

    private Recordings with(Path ffmpeg, Duration stall) {
        Path ffprobe = Executables.of(FfmpegSettings.defaults()).ffprobe();
        return FfmpegRecordings.of(
                FfmpegSettings.defaults().withFfmpeg(ffmpeg, ffprobe).withStall(stall));
    }

    private Path script(String commands) throws IOException {
        Path script = folder.resolve("ffmpeg");
        Files.write(script, ("#!/bin/sh\n" + commands + "\n").getBytes(StandardCharsets.UTF_8));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static long redact(
            Recordings recordings, Path input, Path output, OutputFormat format, AudioMonitor monitor) {
        return recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(Cut.of(new TimeRange(500, 700))),
                RedactionMethod.BEEP,
                format,
                monitor);
    }
}
