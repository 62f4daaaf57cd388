package org.bleepline.pipeline.imported;

import java.util.List;
import java.util.Objects;
import org.bleepline.core.transcript.Transcript;

/**
 * A response of Deepgram's pre-recorded API: {@code results.channels[].alternatives[0].words}, seconds, with
 * {@code punctuated_word} where formatting was on.
 */
final class DeepgramTranscript {
    private DeepgramTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        ImportedWords words = new ImportedWords();
        List<JsonValue> channels = Objects.requireNonNull(file.get("results")).list("channels");
        String language = languageCode;
        for (int channel = 0; channel < channels.size(); channel++) {
            String detected = channels.get(channel).text("detected_language");
            language = detected == null ? language : detected;
            List<JsonValue> alternatives = channels.get(channel).list("alternatives");
            if (!alternatives.isEmpty()) {
                readAlternative(alternatives.get(0), channel, channels.size() > 1, words);
            }
        }
        return words.transcript(language);
    }

    /** @param several whether there are other channels, each of which counts its speakers from 0 */
    private static void readAlternative(JsonValue alternative, int channel, boolean several, ImportedWords words) {
        List<JsonValue> timed = alternative.list("words");
        for (JsonValue word : timed) {
            String text = word.text("punctuated_word", "word");
            if (text == null) {
                throw word.wrong("has no 'word'");
            }
            String speaker = word.label("speaker");
            words.add(
                    text,
                    ImportedWords.seconds(word.number("start"), word.number("end")),
                    word.number("confidence", 1),
                    several && speaker != null ? channel + "/" + speaker : speaker,
                    channel);
        }
        String transcript = alternative.text("transcript");
        if (timed.isEmpty() && transcript != null) {
            words.add(transcript, null, alternative.number("confidence", 1), null, channel);
        }
    }
}
