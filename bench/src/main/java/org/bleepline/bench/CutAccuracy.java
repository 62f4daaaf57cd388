package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.CutPlan;
import org.bleepline.core.redaction.CutPlanner;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.speech.align.SphinxAligner;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Measures how exactly removed words are cut, on calls whose word times are known (made by {@code bench/make-calls.sh}). For
 * several sources of word times it prints how much of the removed words stays audible, and how much of kept words is lost.
 *
 * <p>What is to be removed is given, so nothing here depends on the detector. A word that the engine did not hear at all
 * cannot be cut; such words are counted apart, and those that it heard right, since only of these a reader can say what is to be cut. So are words that were found elsewhere: in a time that does not touch the one in
 * which they were said, so that no reach of a cut helps.
 *
 * <p>Arguments: the folder of the calls; then {@code align} to add the rows of forced alignment, {@code engine=N} to add those
 * of the embedded engine, as it heard and aligned, on every Nth call, {@code reach=60,100} to take those rows, and known times worth as much, with another
 * {@code measuredReach} as well, {@code places} to add rows for each kind of place, {@code leaks} to print every word of which something is
 * left, {@code out=FILE} to write the table after each call, so that a part of it is there if the run is ended.
 */
public final class CutAccuracy {
    private static final int LONGEST_MILLIS = 3_600_000;
    private static final Pattern NAME = Pattern.compile("(.*)-([a-z]+)\\.wav");

    private final Recordings recordings = FfmpegRecordings.bundled();
    private final Map<String, Row> rows = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<Integer> otherReaches;
    private final boolean places;
    private final boolean leaks;

    /** One recording with what is known of it. */
    private record Call(
            String name,
            String place,
            Path file,
            RecordingInfo info,
            List<Word> said,
            TreeSet<Integer> removed,
            SoundProfile sound) {}

    /**
     * Words with times from some source, which of the words said each is (-1 for none), what its time is worth, and whether a low
     * confidence says that it may be wrong.
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Heard(
            List<Word> words, int[] said, IntFunction<TimePrecision> precisions, boolean confidenceMeaningful) {
        Heard worth(TimePrecision precision) {
            return new Heard(words, said, word -> precision, confidenceMeaningful);
        }

        Heard confidenceNotTold() {
            return new Heard(words, said, precisions, false);
        }

        /** Aligned words: measured, but for those that were not found and kept what they had, which is worth no more. */
        Heard alignedFrom(List<Word> before, TimePrecision given) {
            return new Heard(
                    words,
                    said,
                    word -> words.get(word).time().equals(before.get(word).time()) ? given : TimePrecision.MEASURED,
                    confidenceMeaningful);
        }
    }

    private static final class Row {
        int cuts;
        int removed;
        int unheard;
        int right;
        int elsewhere;
        int leaking;
        int leakingRight;
        long leakedInPlaceMillis;
        long leakedMillis;
        long removedMillis;
        final List<Long> leaks = new ArrayList<>();
        final List<Long> lost = new ArrayList<>();
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<String> all = Arrays.asList(args);
        List<Integer> reaches = told("reach=", args).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(Integer::valueOf)
                .toList();
        int engineEvery = told("engine=", args).map(Integer::parseInt).orElse(0);
        new CutAccuracy(reaches, all.contains("places"), all.contains("leaks"))
                .measure(
                        folder,
                        all.contains("align"),
                        engineEvery,
                        told("out=", args).map(Path::of));
    }

    private CutAccuracy(List<Integer> otherReaches, boolean places, boolean leaks) {
        this.otherReaches = otherReaches;
        this.places = places;
        this.leaks = leaks;
    }

    private static Optional<String> told(String name, String[] args) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(name))
                .map(arg -> arg.substring(name.length()))
                .findFirst();
    }

    private void measure(Path folder, boolean align, int engineEvery, Optional<Path> out) throws IOException {
        List<Path> files = Calls.timed(folder);
        try (WordAligner aligner = new SphinxAligner();
                SpeechEngine engine = SphinxEngine.of(SphinxAccuracy.ACCURATE, 1)) {
            for (int index = 0; index < files.size(); index++) {
                Call call = call(files.get(index));
                measureKnown(call, index);
                if (align) {
                    measureAligned(call, aligner, index);
                }
                if (engineEvery > 0 && index % engineEvery == 0) {
                    measureEngine(call, engine, aligner);
                }
                System.err.print("\r" + (index + 1) + " of " + files.size());
                if (out.isPresent()) {
                    Files.writeString(out.get(), table(index + 1));
                }
            }
        }
        System.err.println();
        System.out.print(table(files.size()));
    }

    private void measureKnown(Call call, int index) {
        Heard known = all(call.said());
        score("known times", call, known.worth(TimePrecision.EXACT), call.sound());
        if (!otherReaches.isEmpty()) {
            measured("known times, as if measured", call, known.worth(TimePrecision.MEASURED));
        }
        score("known times, precision not told", call, known, call.sound());
        score("known times, precision not told, fixed margins", call, known, SoundProfile.none());
        score("known times, rounded to 100 ms", call, all(rounded(call.said(), 100)), call.sound());
        for (int jitter : new int[] {100, 200, 300}) {
            Heard jittered = all(jittered(call.said(), jitter, index));
            score("off by up to " + jitter + " ms, fixed margins", call, jittered, SoundProfile.none());
            score("off by up to " + jitter + " ms", call, jittered, call.sound());
        }
        score("removed words without times", call, all(withoutTimes(call)), call.sound());
    }

    private void measureAligned(Call call, WordAligner aligner, int index) {
        List<Word> plain =
                call.said().stream().map(word -> word.withTiming(null)).toList();
        measured(
                "plain text, aligned",
                call,
                all(aligned(call, plain, aligner)).alignedFrom(plain, TimePrecision.UNKNOWN));
        List<Word> jittered = jittered(call.said(), 300, index);
        measured(
                "off by up to 300 ms, aligned",
                call,
                all(aligned(call, jittered, aligner)).alignedFrom(jittered, TimePrecision.UNKNOWN));
    }

    private void measureEngine(Call call, SpeechEngine engine, WordAligner aligner) {
        List<Word> heard;
        try (PcmSource sound = listen(call)) {
            heard = engine.transcribe(sound, new SpeechRequest("en"), SpeechMonitor.none());
        }
        Heard matched = matched(call.said(), heard).worth(TimePrecision.MEASURED);
        measured("embedded engine", call, matched);
        measured("embedded engine, confidence not told", call, matched.confidenceNotTold());
        measured(
                "embedded engine, aligned",
                call,
                matched(call.said(), aligned(call, heard, aligner)).worth(TimePrecision.MEASURED));
    }

    private void measured(String name, Call call, Heard heard) {
        score(name, call, heard, call.sound());
        otherReaches.forEach(millis -> score(
                name + ", measuredReach " + millis + " ms",
                call,
                heard,
                call.sound(),
                CutSettings.builder().measuredReach(Duration.ofMillis(millis)).build()));
    }

    private Call call(Path file) throws IOException {
        RecordingInfo info = recordings.inspect(file);
        Matcher named = NAME.matcher(String.valueOf(file.getFileName()));
        if (!named.matches()) {
            throw new IllegalArgumentException(file + " was not made by make-calls.sh");
        }
        Path truth = Calls.truth(file);
        List<Word> said = new ArrayList<>();
        for (Word word : TranscriptFiles.read(truth, "en").words()) {
            said.add(
                    info.channelCount() > 1
                            ? word
                            : new Word(word.text(), word.timing(), word.confidence(), word.speaker(), 0));
        }
        TreeSet<Integer> removed = new TreeSet<>();
        JsonNode spans = new ObjectMapper().readTree(Files.readString(truth)).get("spans");
        for (JsonNode span : spans) {
            for (int word = span.get("first_word").asInt();
                    word <= span.get("last_word").asInt();
                    word++) {
                removed.add(word);
            }
        }
        try (PcmSource sound = recordings.listen(file, info, ChannelHearing.SEPARATE)) {
            return new Call(named.group(1), named.group(2), file, info, said, removed, SoundProfile.of(sound));
        }
    }

    private PcmSource listen(Call call) {
        return recordings.listen(
                call.file(),
                call.info(),
                call.info().channelCount() > 1 ? ChannelHearing.SEPARATE : ChannelHearing.MIXED);
    }

    private List<Word> aligned(Call call, List<Word> words, WordAligner aligner) {
        try (PcmSource sound = listen(call)) {
            return aligner.align(sound, words, SpeechMonitor.none());
        }
    }

    private void score(String name, Call call, Heard heard, SoundProfile sound) {
        score(name, call, heard, sound, CutSettings.defaults());
    }

    private void score(String name, Call call, Heard heard, SoundProfile sound, CutSettings settings) {
        count(name, name, call, heard, sound, settings);
        if (places) {
            count(name + " (" + call.place() + ")", "", call, heard, sound, settings);
        }
    }

    /** @param told what to call the row where leaks are printed; empty to print none */
    private void count(String name, String told, Call call, Heard heard, SoundProfile sound, CutSettings settings) {
        Row row = rows.computeIfAbsent(name, fresh -> {
            order.add(fresh);
            return new Row();
        });
        Integer[] byStart = byStart(heard.words());
        List<Word> words = Arrays.stream(byStart).map(heard.words()::get).toList();
        List<Integer> gone = new ArrayList<>();
        TreeSet<Integer> heardWords = new TreeSet<>();
        for (int index = 0; index < byStart.length; index++) {
            int said = heard.said()[byStart[index]];
            if (said >= 0 && call.removed().contains(said)) {
                gone.add(index);
                heardWords.add(said);
            }
        }
        RedactedSpan span = new RedactedSpan(Policy.PERSON_NAME, gone, null, 1, "truth", "given");
        CutPlan plan = new CutPlanner(settings, CutScope.ALL, heard.confidenceMeaningful())
                .plan(
                        Transcript.ofWords("en", words),
                        word -> heard.precisions().apply(byStart[word]),
                        gone.isEmpty() ? List.of() : List.of(span),
                        sound,
                        call.info().durationMillis());
        boolean[] cut = new boolean[LONGEST_MILLIS];
        plan.cuts()
                .forEach(each -> Arrays.fill(
                        cut,
                        (int) each.time().startMillis(),
                        (int) Math.min(LONGEST_MILLIS, each.time().endMillis()),
                        true));
        row.cuts += plan.cuts().size();
        for (int index : call.removed()) {
            row.removed++;
            if (!heardWords.contains(index)) {
                row.unheard++;
                continue;
            }
            TimeRange time = time(call.said().get(index));
            long leaked = time.durationMillis() - covered(cut, time);
            row.leakedMillis += leaked;
            if (foundElsewhere(time, heard, index)) {
                row.elsewhere++;
            } else {
                row.leakedInPlaceMillis += leaked;
            }
            row.removedMillis += time.durationMillis();
            row.leaking += leaked > 0 ? 1 : 0;
            if (heardRight(call.said().get(index), heard, index)) {
                row.right++;
                row.leakingRight += leaked > 0 ? 1 : 0;
            }
            row.leaks.add(leaked);
            if (leaked > 0 && leaks && !told.isEmpty()) {
                tell(told, call, index, leaked, heard);
            }
        }
        plan.planned().forEach(planned -> lost(call, planned, heard, byStart, row));
    }

    private static boolean heardRight(Word said, Heard heard, int index) {
        return IntStream.range(0, heard.said().length)
                .anyMatch(word ->
                        heard.said()[word] == index && same(said, heard.words().get(word)));
    }

    /** Whether the word has times, none of which touches the one in which it was said. */
    private static boolean foundElsewhere(TimeRange time, Heard heard, int index) {
        List<TimeRange> found = new ArrayList<>();
        for (int word = 0; word < heard.said().length; word++) {
            if (heard.said()[word] == index) {
                heard.words().get(word).time().ifPresent(found::add);
            }
        }
        return !found.isEmpty() && found.stream().noneMatch(time::overlaps);
    }

    private static void tell(String row, Call call, int index, long leaked, Heard heard) {
        List<String> found = new ArrayList<>();
        for (int word = 0; word < heard.said().length; word++) {
            if (heard.said()[word] == index) {
                Word other = heard.words().get(word);
                found.add(other.text() + " "
                        + (other.timing() == null
                                ? "without a time"
                                : other.timing().startMillis() + "-"
                                        + other.timing().endMillis())
                        + String.format(Locale.ROOT, " (%.2f)", other.confidence()));
            }
        }
        TimeRange time = time(call.said().get(index));
        System.out.println(row + ", " + call.name() + " " + call.place() + ": " + leaked + " ms of word " + index + " '"
                + call.said().get(index).text() + "' " + time.startMillis() + "-" + time.endMillis() + ", found as "
                + String.join(" ", found));
    }

    /** What a cut takes of kept words of the same channel, in front of its own words and behind them. */
    private static void lost(Call call, CutPlan.Planned planned, Heard heard, Integer[] byStart, Row row) {
        TreeSet<Integer> own = new TreeSet<>();
        planned.words().forEach(word -> own.add(heard.said()[byStart[word]]));
        if (own.isEmpty() || own.first() < 0) {
            return;
        }
        TimeRange cut = planned.cut().time();
        long before = 0;
        long behind = 0;
        int channel = call.said().get(own.first()).channel();
        long middle = (time(call.said().get(own.first())).startMillis()
                        + time(call.said().get(own.last())).endMillis())
                / 2;
        for (int index = 0; index < call.said().size(); index++) {
            Word word = call.said().get(index);
            if (!call.removed().contains(index) && word.channel() == channel) {
                long taken = Math.max(
                        0,
                        Math.min(cut.endMillis(), time(word).endMillis())
                                - Math.max(cut.startMillis(), time(word).startMillis()));
                if (time(word).startMillis() < middle) {
                    before += taken;
                } else {
                    behind += taken;
                }
            }
        }
        row.lost.add(before);
        row.lost.add(behind);
    }

    private static long covered(boolean[] cut, TimeRange time) {
        long covered = 0;
        for (long millis = time.startMillis(); millis < time.endMillis(); millis++) {
            covered += cut[(int) millis] ? 1 : 0;
        }
        return covered;
    }

    private static Heard all(List<Word> words) {
        int[] said = new int[words.size()];
        Arrays.setAll(said, index -> index);
        return new Heard(words, said, word -> TimePrecision.UNKNOWN, false);
    }

    /** A word without a time stays behind the one it followed. */
    private static Integer[] byStart(List<Word> words) {
        long[] keys = new long[words.size()];
        Map<Integer, Long> last = new HashMap<>();
        Integer[] order = new Integer[words.size()];
        for (int index = 0; index < keys.length; index++) {
            Word word = words.get(index);
            keys[index] = word.timing() == null
                    ? last.getOrDefault(word.channel(), 0L)
                    : word.timing().startMillis();
            last.put(word.channel(), keys[index]);
            order[index] = index;
        }
        Arrays.sort(order, Comparator.comparingLong(index -> keys[index]));
        return order;
    }

    private static List<Word> rounded(List<Word> words, long millis) {
        return words.stream()
                .map(word -> word.withTiming(new TimeRange(
                        time(word).startMillis() / millis * millis,
                        (time(word).endMillis() + millis / 2) / millis * millis
                                + (time(word).durationMillis() < millis ? millis : 0))))
                .toList();
    }

    /** Start and end each off by a random time, in order still, in steps of 20 ms as Whisper gives them. */
    private static List<Word> jittered(List<Word> words, int most, long seed) {
        Random random = new Random(seed * 31 + most);
        Map<Integer, Long> last = new HashMap<>();
        List<Word> jittered = new ArrayList<>();
        for (Word word : words) {
            long earliest = last.getOrDefault(word.channel(), 0L);
            long start = Math.max(earliest, (time(word).startMillis() + random.nextInt(2 * most + 1) - most) / 20 * 20);
            long end = Math.max(start + 60, (time(word).endMillis() + random.nextInt(2 * most + 1) - most) / 20 * 20);
            jittered.add(word.withTiming(new TimeRange(Math.max(0, start), Math.max(60, end))));
            last.put(word.channel(), Math.max(0, start) + 20);
        }
        return jittered;
    }

    private static List<Word> withoutTimes(Call call) {
        List<Word> words = new ArrayList<>(call.said());
        call.removed().forEach(index -> words.set(index, words.get(index).withTiming(null)));
        return words;
    }

    /**
     * Heard words to said words by edit distance, channel by channel. A word that was heard for another stands for it only if their times
     * touch. The engine's confidence counts.
     */
    private static Heard matched(List<Word> said, List<Word> heard) {
        int[] match = new int[heard.size()];
        Arrays.fill(match, -1);
        for (int channel = 0; channel < 2; channel++) {
            int here = channel;
            List<Integer> rows = indexes(said, here);
            List<Integer> columns = indexes(heard, here);
            int[][] distance = new int[rows.size() + 1][columns.size() + 1];
            for (int row = 0; row <= rows.size(); row++) {
                for (int column = 0; column <= columns.size(); column++) {
                    distance[row][column] = row == 0 || column == 0
                            ? row + column
                            : Math.min(
                                    distance[row - 1][column - 1]
                                            + change(said.get(rows.get(row - 1)), heard.get(columns.get(column - 1))),
                                    Math.min(distance[row - 1][column], distance[row][column - 1]) + 1);
                }
            }
            int row = rows.size();
            int column = columns.size();
            while (row > 0 && column > 0) {
                int change = change(said.get(rows.get(row - 1)), heard.get(columns.get(column - 1)));
                if (change <= 1 && distance[row][column] == distance[row - 1][column - 1] + change) {
                    match[columns.get(--column)] = rows.get(--row);
                } else if (distance[row][column] == distance[row - 1][column] + 1) {
                    row--;
                } else {
                    column--;
                }
            }
        }
        return new Heard(heard, match, word -> TimePrecision.UNKNOWN, true);
    }

    private static List<Integer> indexes(List<Word> words, int channel) {
        List<Integer> indexes = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            if (words.get(index).channel() == channel) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static boolean same(Word said, Word heard) {
        return said.text().equals(heard.text());
    }

    /** 2 is as much as one word that was not heard and one that was not said. */
    private static int change(Word said, Word heard) {
        return same(said, heard) ? 0 : time(said).overlaps(time(heard)) ? 1 : 2;
    }

    private static TimeRange time(Word word) {
        return word.time().orElseThrow();
    }

    private String table(int calls) {
        StringBuilder table = new StringBuilder();
        table.append(calls)
                .append(
                        " calls\n| word times | cuts | removed words | not heard | found elsewhere | leaking words | leaking, of those heard right | leaked")
                .append(" | leaked, found in place | leaked a word, 95 % | lost a side, mean | lost a side, 95 % |\n")
                .append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (String name : order) {
            Row row = rows.get(name);
            if (row != null) {
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d | %d | %.1f %% | %d of %d | %.2f %% | %.2f %% | %d ms | %.0f ms | %d ms |%n",
                        name,
                        row.cuts,
                        row.removed,
                        row.unheard,
                        row.elsewhere,
                        100.0 * row.leaking / Math.max(1, row.removed - row.unheard),
                        row.leakingRight,
                        row.right,
                        100.0 * row.leakedMillis / Math.max(1, row.removedMillis),
                        100.0 * row.leakedInPlaceMillis / Math.max(1, row.removedMillis),
                        quantile(row.leaks),
                        row.lost.stream().mapToLong(value -> value).average().orElse(0),
                        quantile(row.lost)));
            }
        }
        return table.toString();
    }

    private static long quantile(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100));
    }
}
