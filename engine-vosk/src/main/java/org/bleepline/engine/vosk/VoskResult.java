package org.bleepline.engine.vosk;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.engine.worker.HeardWord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON that Vosk answers with: {@code {"result": [{"conf": 1.0, "start": 0.5, "end": 0.9, "word": "hello"}], "text": ...}};
 * times in seconds from the start of the piece.
 */
final class VoskResult {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NO_TIMES = "Vosk's answer has words without times";

    private VoskResult() {}

    /**
     * What is no word, such as {@code [noise]} and {@code <unk>}, is left out.
     *
     * @throws SpeechException if it is not such JSON, or something in it has no time: it could not be cut out of the sound
     */
    static List<HeardWord> words(String json) {
        List<HeardWord> words = new ArrayList<>();
        boolean said = false;
        boolean listed = false;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT
                        && parser.streamReadContext().getParent().inArray()) {
                    word(parser, words);
                    listed = true;
                } else if (parser.currentToken() == JsonToken.VALUE_STRING && "text".equals(parser.currentName())) {
                    said = !parser.getString().isBlank();
                }
            }
        } catch (JacksonException e) {
            // The cause is left out: it quotes what was said.
            throw new SpeechException("Vosk's answer is not the JSON that it documents");
        }
        if (said && !listed) {
            throw new SpeechException(NO_TIMES);
        }
        return words;
    }

    private static void word(JsonParser parser, List<HeardWord> words) {
        String text = "";
        double start = -1;
        double end = -1;
        double confidence = 1;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "word" -> text = parser.getString().strip();
                case "start" -> start = parser.getDoubleValue();
                case "end" -> end = parser.getDoubleValue();
                case "conf" -> confidence = parser.getDoubleValue();
                default -> parser.skipChildren();
            }
        }
        if (!text.isEmpty() && !text.startsWith("[") && !text.startsWith("<")) {
            if (start < 0 || end < 0) {
                throw new SpeechException(NO_TIMES);
            }
            long from = Math.round(start * 1000);
            words.add(new HeardWord(
                    text, from, Math.max(from, Math.round(end * 1000)), Math.max(0, Math.min(1, confidence))));
        }
    }
}
