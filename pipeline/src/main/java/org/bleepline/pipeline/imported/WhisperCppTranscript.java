package org.bleepline.pipeline.imported;

import java.util.List;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * What whisper.cpp writes with {@code --output-json} (segments only) or {@code --output-json-full} (with the tokens that
 * words are put together from): {@code transcription[]} with offsets in milliseconds, and {@code speaker} with
 * {@code --diarize}.
 */
final class WhisperCppTranscript {
    /** What decoders write for bytes that are no character. */
    static final char BROKEN = '\uFFFD';

    private WhisperCppTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        ImportedWords words = new ImportedWords();
        for (JsonValue segment : file.list("transcription")) {
            String text = segment.text("text");
            if (text == null) {
                throw segment.wrong("has no 'text'");
            }
            readSegment(segment, text, words);
        }
        JsonValue result = file.get("result");
        String language = result == null ? null : result.text("language");
        return words.transcript(language == null ? languageCode : language);
    }

    private static void readSegment(JsonValue segment, String text, ImportedWords words) {
        if (text.indexOf(BROKEN) >= 0) {
            throw segment.wrong("has a 'text' with a broken character");
        }
        String speaker = speaker(segment);
        int before = words.size();
        List<JsonValue> tokens = segment.list("tokens").stream()
                .filter(token -> !isControl(token.text("text")))
                .toList();
        StringBuilder spelled = new StringBuilder();
        tokens.forEach(token -> spelled.append(token.text("text")));
        // A character of several bytes may be spread over tokens, which then cannot be joined.
        if (tokens.isEmpty() || !spelled.toString().strip().equals(text.strip())) {
            words.add(text, offsets(segment), 1, speaker, 0);
            return;
        }
        for (JsonValue token : tokens) {
            String piece = token.text("text");
            if (piece == null || piece.isBlank()) {
                continue;
            }
            if (words.size() == before || Character.isWhitespace(piece.charAt(0))) {
                words.add(piece, offsets(token), token.number("p", 1), speaker, 0);
            } else {
                words.append(piece, offsets(token));
            }
        }
    }

    /** The channel that was louder, {@code 0} or {@code 1}; {@code ?} where neither was. */
    private static @Nullable String speaker(JsonValue segment) {
        String speaker = segment.label("speaker");
        return "?".equals(speaker) ? null : speaker;
    }

    /** Control tokens are written as {@code [_BEG_]}, {@code [_TT_150]}, or {@code <|...|>}. */
    private static boolean isControl(@Nullable String token) {
        return token == null || token.startsWith("[_") || token.startsWith("<|");
    }

    private static @Nullable TimeRange offsets(JsonValue value) {
        JsonValue offsets = value.get("offsets");
        Double from = offsets == null ? null : offsets.number("from");
        Double to = offsets == null ? null : offsets.number("to");
        return from == null || to == null ? null : ImportedWords.millis(from, to);
    }
}
