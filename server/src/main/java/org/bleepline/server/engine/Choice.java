package org.bleepline.server.engine;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.speech.SpeechRequest;

/**
 * What a request gets.
 *
 * @param engine hears it
 * @param speechModel the requested model that the engine stands for
 * @param languageCode the language that is heard; {@link SpeechRequest#AUTO} where the engine finds out
 * @param candidates the languages without region to choose from then; empty for all that the engine knows
 * @param warnings what of the request has no effect
 * @param checking hears the redacted audio for the leak check, where another engine was named for it
 */
public record Choice(
        ServerEngine engine,
        String speechModel,
        String languageCode,
        List<String> candidates,
        List<String> warnings,
        Optional<ServerEngine> checking) {
    public Choice {
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }

    Choice(
            ServerEngine engine,
            String speechModel,
            String languageCode,
            List<String> candidates,
            List<String> warnings) {
        this(engine, speechModel, languageCode, candidates, warnings, Optional.empty());
    }

    /** The same, checked by another engine. */
    Choice checkedBy(ServerEngine other) {
        return new Choice(engine, speechModel, languageCode, candidates, warnings, Optional.of(other));
    }

    /** Whether the engine is to find out the language. */
    public boolean detectsLanguage() {
        return languageCode.equals(SpeechRequest.AUTO);
    }
}
