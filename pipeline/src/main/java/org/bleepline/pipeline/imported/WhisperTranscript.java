package org.bleepline.pipeline.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * {@code verbose_json} of OpenAI's transcription API and of the servers that speak it, and the files of openai-whisper,
 * faster-whisper and whisperX: {@code words}, or {@code segments} with or without words, or {@code word_segments}; seconds.
 *
 * <p>Where the words come with spaces in front, one without is the rest of the word before it. The bare words of OpenAI's
 * API get the punctuation that {@code text} has. A segment without words gives its time to each of its words.
 */
final class WhisperTranscript {
    private WhisperTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        List<Piece> pieces = new ArrayList<>();
        List<JsonValue> segments = file.list("segments");
        List<JsonValue> words = file.list("words").isEmpty() ? file.list("word_segments") : file.list("words");
        boolean wordsInSegments =
                segments.stream().anyMatch(segment -> !segment.list("words").isEmpty());
        if (wordsInSegments || words.isEmpty()) {
            segments.forEach(segment -> readSegment(segment, pieces));
        } else {
            words.forEach(word -> pieces.add(piece(word, null)));
        }
        ImportedWords imported = new ImportedWords();
        boolean spaced = pieces.stream().anyMatch(piece -> piece.text.startsWith(" "));
        List<Piece> spelled = spaced ? pieces : withPunctuation(pieces, file.text("text"));
        for (Piece piece : spelled) {
            if (spaced && imported.size() > 0 && !piece.text.isBlank() && !piece.text.startsWith(" ") && !piece.opens) {
                imported.append(piece.text, piece.time);
            } else {
                imported.add(piece.text, piece.time, piece.confidence, piece.speaker, 0);
            }
        }
        String language = file.text("language");
        return imported.transcript(language == null || language.isBlank() ? languageCode : language);
    }

    private static void readSegment(JsonValue segment, List<Piece> pieces) {
        String speaker = segment.label("speaker");
        List<JsonValue> words = segment.list("words");
        int first = pieces.size();
        words.forEach(word -> pieces.add(piece(word, speaker)));
        String text = segment.text("text");
        if (words.isEmpty() && text != null) {
            TimeRange time = ImportedWords.seconds(segment.number("start"), segment.number("end"));
            pieces.add(new Piece(text, time, 1, speaker, true));
        }
        if (first < pieces.size()) {
            pieces.set(first, pieces.get(first).opening());
        }
    }

    private static Piece piece(JsonValue word, @Nullable String speaker) {
        String text = word.text("word", "text");
        if (text == null) {
            throw word.wrong("has no 'word'");
        }
        String own = word.label("speaker");
        Double confidence = word.number("probability", "score", "confidence");
        return new Piece(
                text,
                ImportedWords.seconds(word.number("start"), word.number("end")),
                confidence == null ? 1 : confidence,
                own == null ? speaker : own,
                false);
    }

    /** The words as {@code text} spells them, if it has the same words in the same order; else as they are. */
    private static List<Piece> withPunctuation(List<Piece> pieces, @Nullable String text) {
        String[] tokens = text == null ? new String[0] : text.strip().split("\\s+");
        if (tokens.length != pieces.size()) {
            return pieces;
        }
        List<Piece> spelled = new ArrayList<>(pieces.size());
        for (int index = 0; index < tokens.length; index++) {
            Piece piece = pieces.get(index);
            if (!bare(tokens[index]).equals(bare(piece.text))) {
                return pieces;
            }
            spelled.add(new Piece(tokens[index], piece.time, piece.confidence, piece.speaker, piece.opens));
        }
        return spelled;
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** @param opens whether a segment begins with it, so that it cannot be the rest of a word */
    private record Piece(
            String text,
            @Nullable TimeRange time,
            double confidence,
            @Nullable String speaker,
            boolean opens) {
        Piece opening() {
            return new Piece(text, time, confidence, speaker, true);
        }
    }
}
