package org.bleepline.server.engine;

import java.util.List;
import org.bleepline.core.speech.SpeechRequest;

/**
 * What a request gets.
 *
 * @param engine hears it
 * @param speechModel the requested model that the engine stands for
 * @param languageCode the language that is heard; {@link SpeechRequest#AUTO} where the engine finds out
 * @param candidates the languages without region to choose from then; empty for all that the engine knows
 * @param warnings what of the request has no effect
 */
public record Choice(
        ServerEngine engine, String speechModel, String languageCode, List<String> candidates, List<String> warnings) {
    public Choice {
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }

    /** Whether the engine is to find out the language. */
    public boolean detectsLanguage() {
        return languageCode.equals(SpeechRequest.AUTO);
    }
}
