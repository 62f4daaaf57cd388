package org.bleepline.pipeline.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * The output file of an AWS Transcribe job: {@code results.items}, times as strings of seconds, punctuation as items of its
 * own without a time. Speakers stand in the items, in older files only in {@code results.speaker_labels}; channels in
 * {@code results.channel_labels}.
 */
final class AwsTranscript {
    private AwsTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        JsonValue results = Objects.requireNonNull(file.get("results"));
        ImportedWords words = new ImportedWords();
        Map<Double, String> speakers = speakersByStart(results);
        JsonValue labels = results.get("channel_labels");
        List<JsonValue> channels = labels == null ? List.of() : labels.list("channels");
        if (channels.isEmpty()) {
            readItems(results.list("items"), speakers, 0, words);
        }
        for (int channel = 0; channel < channels.size(); channel++) {
            readItems(channels.get(channel).list("items"), speakers, channel, words);
        }
        if (words.size() == 0) {
            for (JsonValue transcript : results.list("transcripts")) {
                String text = transcript.text("transcript");
                words.add(text == null ? "" : text, null, 1, null, 0);
            }
        }
        String language = results.text("language_code");
        return words.transcript(language == null ? languageCode : language);
    }

    private static void readItems(
            List<JsonValue> items, Map<Double, String> speakers, int channel, ImportedWords words) {
        int before = words.size();
        for (JsonValue item : items) {
            List<JsonValue> alternatives = item.list("alternatives");
            String content = alternatives.isEmpty() ? null : alternatives.get(0).text("content");
            if (content == null) {
                throw item.wrong("has no 'alternatives' with 'content'");
            }
            if ("punctuation".equals(item.text("type")) && words.size() > before) {
                words.appendMark(content);
                continue;
            }
            Double start = item.number("start_time");
            TimeRange time = ImportedWords.seconds(start, item.number("end_time"));
            words.add(
                    content,
                    time,
                    alternatives.get(0).number("confidence", 1),
                    speaker(item, start, speakers),
                    channel);
        }
    }

    private static @Nullable String speaker(
            JsonValue item, @Nullable Double start, Map<Double, String> speakersByStart) {
        String own = item.label("speaker_label");
        return own != null || start == null ? own : speakersByStart.get(start);
    }

    private static Map<Double, String> speakersByStart(JsonValue results) {
        Map<Double, String> speakers = new HashMap<>();
        JsonValue labels = results.get("speaker_labels");
        if (labels != null) {
            for (JsonValue segment : labels.list("segments")) {
                for (JsonValue item : segment.list("items")) {
                    Double start = item.number("start_time");
                    String speaker = item.label("speaker_label");
                    if (start != null && speaker != null) {
                        speakers.put(start, speaker);
                    }
                }
            }
        }
        return speakers;
    }
}
