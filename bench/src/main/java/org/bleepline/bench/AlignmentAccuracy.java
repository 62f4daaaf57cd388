package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.speech.align.SphinxAligner;

/**
 * Measures what forced alignment makes of a plain text without times, on calls whose word times are known (made by
 * {@code bench/make-calls.sh}): which words are found, how far off, and which texts are refused because less than half of
 * their words were found.
 *
 * <p>Arguments: the folder of the calls; then {@code from=N} to begin with the Nth call, {@code right} to leave out the other
 * texts.
 */
public final class AlignmentAccuracy {
    /** As in the pipeline. */
    private static final double LEAST_FOUND = 0.5;

    private static final List<String> UNSAID = List.of("yesterday", "i", "painted", "seventeen", "yellow", "bicycles");
    private static final List<String> NOBODY_SAID = List.of(
            "the museum lends three wooden elephants to a school beside the river every winter",
            "my grandfather built a small boat and sailed it around the island twice",
            "they planted forty apple trees behind the chapel before the snow came",
            "our neighbours keep bees on the roof and sell honey at the market",
            "a purple umbrella was left on the train to the mountains last week",
            "she teaches chemistry in the evening and repairs old violins on sundays",
            "the orchestra played the second movement far too quickly for the dancers",
            "nobody remembered who had borrowed the ladder from the fire brigade",
            "we followed the narrow path along the cliff until it began to rain",
            "his cousin drives a green lorry full of oranges across the desert",
            "the bakery on the corner burns its bread whenever the wind turns",
            "children collected shells while the tide carried the raft away");

    /** What a text has to do with what was said. */
    private enum Text {
        RIGHT("as it was said"),
        GAPS("every seventh word and a turn missing, a sentence nobody said"),
        HALF("the second half replaced by what nobody said"),
        BACKWARDS("from the last word to the first"),
        UNSAID("as many words that nobody said"),
        SHORT("twelve words that nobody said");

        private final String title;

        Text(String title) {
            this.title = title;
        }
    }

    private final Recordings recordings = FfmpegRecordings.bundled();
    private final Map<String, Row> places = new TreeMap<>();
    private final Map<Text, Row> texts = new EnumMap<>(Text.class);

    private static final class Row {
        int texts;
        int refused;
        int said;
        int missing;
        int elsewhere;
        int unsaid;
        int unsaidFound;
        final List<Long> starts = new ArrayList<>();
        final List<Long> ends = new ArrayList<>();
    }

    public static void main(String[] args) throws IOException {
        List<String> options = Arrays.asList(args).subList(1, args.length);
        int from = options.stream()
                .filter(option -> option.startsWith("from="))
                .mapToInt(option -> Integer.parseInt(option.substring("from=".length())))
                .findFirst()
                .orElse(0);
        new AlignmentAccuracy().measure(Path.of(args[0]), from, options.contains("right"));
    }

    private void measure(Path folder, int from, boolean rightOnly) throws IOException {
        List<Path> files = Calls.timed(folder).stream().skip(from).toList();
        long soundMillis = 0;
        long begin = System.nanoTime();
        try (WordAligner aligner = new SphinxAligner()) {
            for (int index = 0; index < files.size(); index++) {
                Path file = files.get(index);
                RecordingInfo info = recordings.inspect(file);
                List<Word> said = said(file, info);
                for (Text text : rightOnly ? new Text[] {Text.RIGHT} : Text.values()) {
                    List<Word> given = given(text, said, from + index);
                    List<Word> untimed =
                            given.stream().map(word -> word.withTiming(null)).toList();
                    ChannelHearing hearing = info.channelCount() > 1 ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
                    List<Word> found;
                    try (PcmSource sound = recordings.listen(file, info, hearing)) {
                        found = aligner.align(sound, untimed, SpeechMonitor.none());
                    }
                    soundMillis += info.durationMillis();
                    count(texts.computeIfAbsent(text, fresh -> new Row()), given, found);
                    if (text == Text.RIGHT) {
                        count(places.computeIfAbsent(Calls.place(file), fresh -> new Row()), given, found);
                    }
                }
                System.err.print("\r" + (index + 1) + " of " + files.size());
            }
        }
        print();
        System.out.printf(
                Locale.ROOT,
                "%n%.0f s of sound aligned in %.0f s%n",
                soundMillis / 1e3,
                (System.nanoTime() - begin) / 1e9);
    }

    private static List<Word> said(Path file, RecordingInfo info) throws IOException {
        List<Word> said = new ArrayList<>();
        for (Word word : TranscriptFiles.read(Calls.truth(file), "en").words()) {
            said.add(
                    info.channelCount() > 1
                            ? word
                            : new Word(word.text(), word.timing(), word.confidence(), word.speaker(), 0));
        }
        return said;
    }

    /** Words that were said keep their times, for comparison; others have none. */
    private static List<Word> given(Text text, List<Word> said, int call) {
        List<Word> given = new ArrayList<>(said);
        switch (text) {
            case RIGHT -> {}
            case GAPS -> {
                given.clear();
                for (int index = 0; index < said.size(); index++) {
                    if (index % 7 != 3 && (index < 20 || index >= 24)) {
                        given.add(said.get(index));
                    }
                }
                int at = 10;
                for (String unsaid : UNSAID) {
                    given.add(at, unsaid(unsaid, given.get(at - 1)));
                    at++;
                }
            }
            case HALF -> replace(given, given.size() / 2, call);
            case BACKWARDS -> {
                Collections.reverse(given);
                given.replaceAll(word -> word.withTiming(null));
            }
            case UNSAID -> replace(given, 0, call);
            case SHORT -> {
                given = new ArrayList<>(given.subList(0, 12));
                replace(given, 0, call);
            }
        }
        return given;
    }

    private static void replace(List<Word> words, int from, int call) {
        List<String> others = new ArrayList<>();
        for (int index = call; others.size() < words.size(); index++) {
            others.addAll(List.of(NOBODY_SAID.get(index % NOBODY_SAID.size()).split(" ")));
        }
        for (int index = from; index < words.size(); index++) {
            words.set(index, unsaid(others.get(index), words.get(index)));
        }
    }

    private static Word unsaid(String text, Word place) {
        return new Word(text, null, 1, place.speaker(), place.channel());
    }

    private static void count(Row row, List<Word> given, List<Word> found) {
        row.texts++;
        row.refused +=
                found.stream().filter(word -> word.timing() != null).count() < LEAST_FOUND * found.size() ? 1 : 0;
        for (int index = 0; index < given.size(); index++) {
            TimeRange truth = given.get(index).timing();
            TimeRange time = found.get(index).timing();
            if (truth == null) {
                row.unsaid++;
                row.unsaidFound += time == null ? 0 : 1;
                continue;
            }
            row.said++;
            if (time == null) {
                row.missing++;
                continue;
            }
            row.elsewhere +=
                    Math.min(time.endMillis(), truth.endMillis()) <= Math.max(time.startMillis(), truth.startMillis())
                            ? 1
                            : 0;
            row.starts.add(Math.abs(time.startMillis() - truth.startMillis()));
            row.ends.add(Math.abs(time.endMillis() - truth.endMillis()));
        }
    }

    private void print() {
        System.out.println(
                "\n| calls, text as it was said | words | not found | found elsewhere | start off by, median / 95 % |"
                        + " end off by, median / 95 % |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        places.forEach(AlignmentAccuracy::printPlace);
        printPlace("**all**", texts.getOrDefault(Text.RIGHT, new Row()));
        System.out.println("\n| text | texts | refused | said words not found | said words found elsewhere |"
                + " unsaid words found |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        texts.forEach((text, row) -> System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s |",
                text.title,
                row.texts,
                row.refused,
                share(row.missing, row.said),
                share(row.elsewhere, row.said),
                share(row.unsaidFound, row.unsaid))));
    }

    private static void printPlace(String place, Row row) {
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %d / %d ms | %d / %d ms |",
                place,
                row.said,
                share(row.missing, row.said),
                share(row.elsewhere, row.said),
                quantile(row.starts, 0.5),
                quantile(row.starts, 0.95),
                quantile(row.ends, 0.5),
                quantile(row.ends, 0.95)));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static long quantile(List<Long> values, double at) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * at)));
    }
}
