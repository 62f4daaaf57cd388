package org.bleepline.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bleepline.audio.picture.WaveformPicture;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.pipeline.delivery.DeliveryException;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.report.Report;
import org.bleepline.pipeline.report.ReportPage;

/** Writes the report of one redaction: the page, and the same signed. */
final class Reports {
    private Reports() {}

    /**
     * @param pending the files as they are written; the recording and the result lie there complete
     * @param original the transcript before redaction
     * @param models the files of the models that took part
     * @param rows the recording before and after; none if there is no recording
     */
    static void write(
            Deliveries pending,
            RedactionResult result,
            RedactionOptions options,
            Transcript original,
            List<ModelFile> models,
            List<WaveformPicture.Row> rows) {
        ReportDelivery delivery = pending.report().orElseThrow();
        try {
            List<Report.WrittenFile> files = new ArrayList<>();
            if (pending.recording().isPresent()) {
                files.add(written("recording", pending.recording().get()));
            }
            if (pending.result().isPresent()) {
                files.add(written("transcript", pending.result().get()));
            }
            Report report = report(result, options, original, models, delivery.program(), files);
            Files.writeString(delivery.page(), ReportPage.of(report, rows));
            files.add(written("report", delivery.page()));
            Report vouched = report(result, options, original, models, delivery.program(), files);
            Files.writeString(delivery.signed(), delivery.key().sign(vouched) + "\n");
        } catch (IOException e) {
            throw new DeliveryException("cannot write the report: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new DeliveryException("cannot write the report: a file it speaks of cannot be read", e);
        }
    }

    private static Report.WrittenFile written(String role, Path file) throws IOException {
        return new Report.WrittenFile(role, Files.size(file), ModelFile.of(file).sha256());
    }

    private static Report report(
            RedactionResult result,
            RedactionOptions options,
            Transcript original,
            List<ModelFile> models,
            String program,
            List<Report.WrittenFile> files) {
        return new Report(
                Instant.now(),
                program,
                result.engine(),
                settings(options, result, original.languageCode()),
                models,
                result.durationMillis(),
                files,
                turns(original, result.spans()),
                ofAllTracks(result),
                options.deliveries().recording().isPresent() ? result.cuts() : List.of(),
                result.leakCheck());
    }

    private static List<RedactedSpan> ofAllTracks(RedactionResult result) {
        return Stream.concat(
                        result.spans().stream(), result.otherTracks().stream().flatMap(track -> track.spans().stream()))
                .toList();
    }

    private static Map<String, String> settings(RedactionOptions options, RedactionResult result, String languageCode) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("policies", String.join(", ", options.policies().wireNames()));
        settings.put("language", languageCode);
        settings.put("substitution", options.substitution().wireName());
        settings.put("channels heard", options.hearing().wireName());
        options.window()
                .ifPresent(window ->
                        settings.put("heard only", window.startMillis() + " to " + window.endMillis() + " ms"));
        if (options.deliveries().recording().isPresent()) {
            settings.put("in place of a removed moment", options.method().name().toLowerCase(java.util.Locale.ROOT));
            settings.put("format", options.format().wireName());
            if (!result.otherTracks().isEmpty()) {
                settings.put(
                        "sound tracks", (result.otherTracks().size() + 1) + ", each heard, cut where any of them is");
            }
            settings.put("channels cut", options.scope().wireName());
            if (options.align()) {
                settings.put("times", "looked for in the sound");
            } else if (options.transcript().isPresent()) {
                settings.put("times", options.times().wireName());
            }
            settings.put("cuts", readable(options.cuts()));
        }
        settings.put(
                "leak check",
                options.leakCheck()
                        .map(LeakCheckSettings::rounds)
                        .map(rounds -> "at most " + rounds + " rounds of wider cuts")
                        .orElse("none"));
        return settings;
    }

    /** "before 0.12 s, after 0.15 s" for the settings that a record shows as {@code CutSettings[before=PT0.12S, ...]}. */
    private static String readable(CutSettings cuts) {
        return cuts.toString()
                .replaceAll("^\\w+\\[|]$", "")
                .replaceAll("PT([0-9.]+)S", "$1 s")
                .replaceAll("(?<=[a-z])Reach", " reach")
                .replace("quietDb", "quiet dB")
                .replace("lowConfidence", "low confidence")
                .replace('=', ' ');
    }

    /** The words of each turn, with one label for each run of removed words. */
    private static List<Report.Turn> turns(Transcript original, List<RedactedSpan> spans) {
        EntityLabel[] removed = new EntityLabel[original.words().size()];
        int[] spanOf = new int[removed.length];
        for (int index = 0; index < spans.size(); index++) {
            for (int word : spans.get(index).words()) {
                removed[word] = spans.get(index).label();
                spanOf[word] = index;
            }
        }
        List<Report.Turn> turns = new ArrayList<>();
        for (Utterance utterance : original.utterances()) {
            List<Report.Part> parts = new ArrayList<>();
            StringBuilder kept = new StringBuilder();
            int lastSpan = -1;
            for (int word : utterance.words()) {
                if (removed[word] == null) {
                    kept.append(kept.isEmpty() ? "" : " ")
                            .append(original.words().get(word).text());
                    lastSpan = -1;
                } else if (spanOf[word] != lastSpan) {
                    flush(kept, parts);
                    parts.add(new Report.Part(removed[word].label(), true));
                    lastSpan = spanOf[word];
                }
            }
            flush(kept, parts);
            turns.add(new Report.Turn(utterance.speaker(), original.time(utterance), parts));
        }
        return turns;
    }

    private static void flush(StringBuilder kept, List<Report.Part> parts) {
        if (!kept.isEmpty()) {
            parts.add(new Report.Part(kept.toString(), false));
            kept.setLength(0);
        }
    }
}
