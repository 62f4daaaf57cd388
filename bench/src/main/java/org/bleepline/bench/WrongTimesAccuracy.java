package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutPlanner;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.pipeline.leak.CheckedTrack;
import org.bleepline.pipeline.leak.Leak;
import org.bleepline.pipeline.leak.LeakCheck;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.leak.LeakException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Prints what the leak check makes of transcripts in which the removed words have wrong times that are said to be exact, without
 * any engine: how many of the removed words that were left it has cut in the end, and what it cuts of kept words for nothing.
 * The calls of {@code make-calls.sh}. Argument: their folder; a second one, every how many of them.
 */
public final class WrongTimesAccuracy {
    private static final Recordings RECORDINGS = FfmpegRecordings.bundled();
    private static final int[] SHIFTS_MILLIS = {0, -500, -300, 300, 500, 800};

    private WrongTimesAccuracy() {}

    private static final class Row {
        int removed;
        int leftBefore;
        int leftAfter;
        int calls;
        int alarmedCalls;
        int alarms;
        long lostBeforeMillis;
        long lostAfterMillis;
        int failed;
    }

    public static void main(String[] args) throws IOException {
        int every = args.length < 2 ? 1 : Integer.parseInt(args[1]);
        Row[] rows = Arrays.stream(SHIFTS_MILLIS).mapToObj(shift -> new Row()).toArray(Row[]::new);
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            files = all.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        for (int index = 0; index < files.size(); index += every) {
            for (int shift = 0; shift < SHIFTS_MILLIS.length; shift++) {
                count(files.get(index), SHIFTS_MILLIS[shift], rows[shift]);
            }
        }
        System.out.println("| removed words later by | calls | removed words | half or more left: cut as told, checked"
                + " | calls with unexplained sound | places | kept speech lost: cut as told, checked | failed |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int shift = 0; shift < SHIFTS_MILLIS.length; shift++) {
            Row row = rows[shift];
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %d ms | %d | %d | %d, %d | %d | %d | %.1f s, %.1f s | %d |",
                    SHIFTS_MILLIS[shift],
                    row.calls,
                    row.removed,
                    row.leftBefore,
                    row.leftAfter,
                    row.alarmedCalls,
                    row.alarms,
                    row.lostBeforeMillis / 1e3,
                    row.lostAfterMillis / 1e3,
                    row.failed));
        }
    }

    private static void count(Path file, int shiftMillis, Row row) throws IOException {
        RecordingInfo info = RECORDINGS.inspect(file);
        Path truth = file.resolveSibling(String.valueOf(file.getFileName()).replaceAll("-[a-z]+\\.wav", ".truth.json"));
        List<Word> said = new ArrayList<>();
        for (Word word : TranscriptFiles.read(truth, "en").words()) {
            said.add(
                    info.channelCount() > 1
                            ? word
                            : new Word(word.text(), word.timing(), word.confidence(), word.speaker(), 0));
        }
        TreeSet<Integer> removed = new TreeSet<>();
        for (JsonNode span :
                new ObjectMapper().readTree(Files.readString(truth)).get("spans")) {
            for (int word = span.get("first_word").asInt();
                    word <= span.get("last_word").asInt();
                    word++) {
                removed.add(word);
            }
        }
        List<Word> told = new ArrayList<>(said);
        removed.forEach(index -> told.set(index, later(said.get(index), shiftMillis)));
        Transcript transcript = Transcript.ofWords("en", told);
        List<RedactedSpan> spans = removed.isEmpty()
                ? List.of()
                : List.of(new RedactedSpan(Policy.PERSON_NAME, List.copyOf(removed), null, 1, "truth", "given"));
        SoundProfile sound;
        try (PcmSource listened = RECORDINGS.listen(file, info, ChannelHearing.SEPARATE)) {
            sound = SoundProfile.of(listened);
        }
        List<Cut> planned = new CutPlanner(CutSettings.defaults(), CutScope.ALL, false)
                .plan(transcript, word -> TimePrecision.EXACT, spans, sound, info.durationMillis())
                .cuts();
        LeakCheck check = new LeakCheck(
                RECORDINGS,
                new Deaf(),
                LeakCheckSettings.defaults(),
                file,
                List.of(new CheckedTrack(info, ChannelHearing.MIXED, transcript, spans)),
                planned);
        Path redacted = Files.createTempFile("redacted", ".wav");
        try {
            do {
                RECORDINGS.redact(
                        file,
                        info,
                        redacted,
                        check.cuts(),
                        RedactionMethod.BEEP,
                        OutputFormat.WAV,
                        AudioMonitor.none());
            } while (!check.passes(redacted, SpeechMonitor.none()));
        } catch (LeakException e) {
            row.failed++;
        } finally {
            Files.deleteIfExists(redacted);
        }
        long alarms = check.leaks().stream()
                .filter(leak -> leak.kind() == Leak.Kind.UNEXPLAINED)
                .count();
        row.calls++;
        row.alarmedCalls += alarms > 0 ? 1 : 0;
        row.alarms += (int) alarms;
        row.removed += removed.size();
        for (int index = 0; index < said.size(); index++) {
            TimeRange time = said.get(index).time().orElseThrow();
            long before = covered(time, planned);
            long after = covered(time, check.cuts());
            if (removed.contains(index)) {
                row.leftBefore += 2 * before <= time.durationMillis() ? 1 : 0;
                row.leftAfter += 2 * after <= time.durationMillis() ? 1 : 0;
            } else {
                row.lostBeforeMillis += before;
                row.lostAfterMillis += after;
            }
        }
    }

    private static Word later(Word word, int millis) {
        TimeRange time = word.time().orElseThrow();
        long start = Math.max(0, time.startMillis() + millis);
        return word.withTiming(new TimeRange(start, Math.max(start, time.endMillis() + millis)));
    }

    private static long covered(TimeRange time, List<Cut> cuts) {
        boolean[] covered = new boolean[(int) time.durationMillis()];
        for (Cut cut : cuts) {
            int from = (int) Math.max(0, Math.min(covered.length, cut.time().startMillis() - time.startMillis()));
            int to = (int) Math.max(from, Math.min(covered.length, cut.time().endMillis() - time.startMillis()));
            Arrays.fill(covered, from, to, true);
        }
        long millis = 0;
        for (boolean each : covered) {
            millis += each ? 1 : 0;
        }
        return millis;
    }
}
