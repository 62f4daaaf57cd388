package org.bleepline.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.speech.align.SphinxAligner;

/**
 * Prints how well a long plain text is aligned: recordings with known word times, mixed to one channel, one after the other until
 * they are as long as asked for, and their words without a time.
 *
 * <p>Arguments: the folder of the recordings ({@code samples}, or one that {@code bench/make-calls.sh} filled), minutes, and how
 * the names end, such as {@code -mono} or {@code -dry}.
 */
public final class LongTextAccuracy {
    private final Recordings recordings = FfmpegRecordings.bundled();
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private final List<Word> said = new ArrayList<>();

    private LongTextAccuracy() {}

    public static void main(String[] args) throws IOException {
        String ending = args.length < 3 ? "" : args[2];
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            files = all.filter(file -> file.toString().matches(".*" + ending + "\\.(wav|mp3)"))
                    .filter(file -> Files.exists(truth(file)))
                    .sorted()
                    .toList();
        }
        new LongTextAccuracy().measure(files, Double.parseDouble(args[1]) * 60_000);
    }

    private void measure(List<Path> files, double longMillis) throws IOException {
        for (int index = 0; lengthMillis() < longMillis; index++) {
            append(files.get(index % files.size()));
        }
        short[] sound = new short[samples.size() / 2];
        ByteBuffer.wrap(samples.toByteArray()).asShortBuffer().get(sound);
        List<Word> plain = said.stream().map(word -> word.withTiming(null)).toList();
        List<Word> found;
        long before = System.nanoTime();
        try (WordAligner aligner = new SphinxAligner();
                PcmSource source = PcmSource.of(sound, 1, SpeechEngine.SAMPLE_RATE_HZ)) {
            found = aligner.align(source, plain, SpeechMonitor.none());
        }
        print(found, (System.nanoTime() - before) / 1e9);
    }

    private static Path truth(Path file) {
        String name = String.valueOf(file.getFileName());
        Path truth = file.resolveSibling(name.replaceFirst("(-[a-z]+)?\\.\\w+$", ".truth.json"));
        return Files.exists(truth) ? truth : file.resolveSibling(name.replaceFirst("\\.\\w+$", ".truth.json"));
    }

    private void append(Path file) throws IOException {
        long offset = lengthMillis();
        for (Word word : TranscriptFiles.read(truth(file), "en").words()) {
            TimeRange time = word.time().orElseThrow();
            said.add(new Word(
                    word.text(),
                    new TimeRange(time.startMillis() + offset, time.endMillis() + offset),
                    word.confidence(),
                    word.speaker(),
                    0));
        }
        try (PcmSource source = recordings.listen(file, recordings.inspect(file), ChannelHearing.MIXED)) {
            short[] buffer = new short[1 << 14];
            for (int frames = source.read(buffer); frames >= 0; frames = source.read(buffer)) {
                for (int frame = 0; frame < frames; frame++) {
                    samples.write(buffer[frame] >> 8);
                    samples.write(buffer[frame]);
                }
            }
        }
    }

    private long lengthMillis() {
        return samples.size() * 1000L / 2 / SpeechEngine.SAMPLE_RATE_HZ;
    }

    private void print(List<Word> found, double seconds) {
        int missing = 0;
        int elsewhere = 0;
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        for (int index = 0; index < said.size(); index++) {
            TimeRange truth = said.get(index).time().orElseThrow();
            TimeRange time = found.get(index).timing();
            if (time == null) {
                missing++;
            } else {
                elsewhere += truth.overlaps(time) ? 0 : 1;
                starts.add(offBy(truth, time, TimeRange::startMillis));
                ends.add(offBy(truth, time, TimeRange::endMillis));
            }
        }
        System.out.println("| words | sound | not found | found elsewhere | start off by, median / 95 % / 99 %"
                + " | end off by, median / 95 % / 99 % | wall time | processor time, loading included |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        long processor = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        System.out.println(String.format(
                Locale.ROOT,
                "| %d | %.0f s | %d | %d | %s | %s | %.0f s | %.0f s |",
                said.size(),
                lengthMillis() / 1000.0,
                missing,
                elsewhere,
                quantiles(starts),
                quantiles(ends),
                seconds,
                processor / 1e9));
    }

    private static long offBy(TimeRange truth, TimeRange time, ToLongFunction<TimeRange> edge) {
        return Math.abs(edge.applyAsLong(truth) - edge.applyAsLong(time));
    }

    private static String quantiles(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "-";
        }
        return sorted.get(sorted.size() / 2) + " / " + sorted.get(sorted.size() * 95 / 100) + " / "
                + sorted.get(sorted.size() * 99 / 100) + " ms";
    }
}
