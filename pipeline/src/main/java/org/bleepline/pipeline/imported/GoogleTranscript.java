package org.bleepline.pipeline.imported;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * A response of Google's Speech-to-Text, v1 or v2, from the REST interface ({@code startTime: "1.4s"}) or a client library
 * ({@code start_time: {"seconds": 1, "nanos": 400000000}}), alone, in a finished operation, or in the file of a batch. A start that is left
 * out is 0, as in every field of Google's that has its default value.
 *
 * <p>With diarization on, v1 repeats all words with their speakers in a last result: it alone is read then.
 */
final class GoogleTranscript {
    private GoogleTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        ImportedWords words = new ImportedWords();
        String language = languageCode;
        Map<Integer, Double> heardUntil = new HashMap<>();
        List<JsonValue> results = results(file);
        boolean diarized = results.stream().anyMatch(GoogleTranscript::hasSpeakers);
        for (JsonValue result : results) {
            String said = result.text("languageCode", "language_code");
            language = said == null || said.isBlank() ? language : said;
            if (!diarized || hasSpeakers(result)) {
                readResult(result, words, heardUntil);
            }
        }
        return words.transcript(language);
    }

    private static List<JsonValue> results(JsonValue file) {
        JsonValue response = file.get("response");
        JsonValue results = response == null ? file.get("results") : response.get("results");
        if (results == null) {
            throw file.wrong("has no 'results'");
        }
        if (results.isArray()) {
            return results.elements();
        }
        // A batch: one entry for each recording.
        List<JsonValue> recordings = results.values();
        if (recordings.size() != 1) {
            throw results.wrong("holds " + recordings.size() + " recordings; one is needed");
        }
        JsonValue recording = recordings.get(0);
        JsonValue inline = recording.first("inlineResult", "inline_result");
        JsonValue transcript = (inline == null ? recording : inline).get("transcript");
        if (transcript == null) {
            throw recording.wrong("has no 'transcript'");
        }
        return transcript.list("results");
    }

    private static boolean hasSpeakers(JsonValue result) {
        List<JsonValue> alternatives = result.list("alternatives");
        return !alternatives.isEmpty()
                && alternatives.get(0).list("words").stream().anyMatch(word -> speaker(word) != null);
    }

    private static void readResult(JsonValue result, ImportedWords words, Map<Integer, Double> heardUntil) {
        List<JsonValue> alternatives = result.list("alternatives");
        if (alternatives.isEmpty()) {
            return;
        }
        int channel = channel(result);
        JsonValue alternative = alternatives.get(0);
        List<JsonValue> timed = alternative.list("words");
        for (JsonValue word : timed) {
            String text = word.text("word");
            if (text == null) {
                throw word.wrong("has no 'word'");
            }
            Double start = seconds(word.first("startTime", "startOffset", "start_time", "start_offset"));
            Double end = seconds(word.first("endTime", "endOffset", "end_time", "end_offset"));
            TimeRange time = ImportedWords.seconds(start == null ? 0.0 : start, end);
            words.add(text, time, confidence(word), speaker(word), channel);
        }
        Double end = seconds(result.first("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset"));
        String transcript = alternative.text("transcript");
        if (timed.isEmpty() && transcript != null) {
            TimeRange time = ImportedWords.seconds(heardUntil.getOrDefault(channel, 0.0), end);
            words.add(transcript, time, confidence(alternative), null, channel);
        }
        if (end != null) {
            heardUntil.put(channel, end);
        }
    }

    /** 0 is "not set". */
    private static double confidence(JsonValue value) {
        double confidence = value.number("confidence", 1);
        return confidence == 0 ? 1 : confidence;
    }

    /** The tag 0 is "not known". */
    private static @Nullable String speaker(JsonValue word) {
        String speaker = word.label("speakerLabel", "speaker_label", "speakerTag", "speaker_tag");
        return speaker == null || speaker.isEmpty() || speaker.equals("0") ? null : speaker;
    }

    /** Counted from 1; 0 or absent where channels were not told apart. */
    private static int channel(JsonValue result) {
        Double tag = result.number("channelTag", "channel_tag");
        return tag == null || !(tag >= 1 && tag <= 1_000) ? 0 : (int) Math.round(tag) - 1;
    }

    private static @Nullable Double seconds(@Nullable JsonValue time) {
        if (time == null) {
            return null;
        }
        return time.isObject() ? time.number("seconds", 0) + time.number("nanos", 0) / 1e9 : time.asNumber("s");
    }
}
