package org.bleepline.engine.whisper;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Whisper writes where nobody speaks. */
final class Invented {
    /** The thresholds of OpenAI's Whisper, {@code transcribe.py}: both must be passed. */
    private static final double NO_SPEECH = 0.6;

    private static final double LOG_PROBABILITY = -1.0;

    private Invented() {}

    /**
     * @param noSpeech probability that nobody speaks, as the model says
     * @param tokens of everything that was heard then
     */
    static boolean text(double noSpeech, List<Token> tokens) {
        double mean =
                tokens.stream().mapToDouble(Token::logProbability).average().orElse(0);
        return noSpeech > NO_SPEECH && mean < LOG_PROBABILITY;
    }

    /** Remarks such as {@code [BLANK_AUDIO]}, {@code (music)} or notes: a whole segment in brackets. */
    static boolean remark(List<Token> segment) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        segment.forEach(token -> bytes.writeBytes(token.utf8()));
        String text = bytes.toString(StandardCharsets.UTF_8).strip();
        return text.matches("\\[[^\\]]*\\]|\\([^)]*\\)|\\*[^*]*\\*|[\u266a\u266b\\s]+");
    }
}
