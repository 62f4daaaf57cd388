package org.bleepline.server.engine;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.language.DetectedLanguage;

/**
 * What a request gets.
 *
 * @param engine hears it; where there are contenders, the one of them that is best decides
 * @param contenders engines of one language each, of which none can find out which is spoken: all hear the beginning then
 * @param speechModel the requested model that the engine stands for
 * @param languageCode the language that is heard; {@link SpeechRequest#AUTO} where the engine finds out
 * @param candidates the languages without region to choose from then; empty for all that the engine knows
 * @param decided what the contenders found, once they have heard the beginning
 * @param warnings what of the request has no effect
 * @param fallback knows the fallback language, where none of the contenders does
 * @param checking hears the redacted audio for the leak check, where another engine was named for it
 */
public record Choice(
        ServerEngine engine,
        List<ServerEngine> contenders,
        String speechModel,
        String languageCode,
        List<String> candidates,
        Optional<DetectedLanguage> decided,
        List<String> warnings,
        Optional<ServerEngine> fallback,
        Optional<ServerEngine> checking) {
    public Choice {
        contenders = List.copyOf(contenders);
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }

    Choice(
            ServerEngine engine,
            String speechModel,
            String languageCode,
            List<String> candidates,
            List<String> warnings) {
        this(
                engine,
                List.of(),
                speechModel,
                languageCode,
                candidates,
                Optional.empty(),
                warnings,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, checked by another engine. */
    Choice checkedBy(ServerEngine other) {
        return new Choice(
                engine,
                contenders,
                speechModel,
                languageCode,
                candidates,
                decided,
                warnings,
                fallback,
                Optional.of(other));
    }

    /**
     * The same with one of the contenders.
     *
     * @param code what it hears
     * @param language what the contest found; empty where it was not sure, and another language is heard instead
     */
    public Choice decided(ServerEngine best, String code, Optional<DetectedLanguage> language) {
        return new Choice(best, List.of(), speechModel, code, List.of(), language, warnings, fallback, checking);
    }

    /** Whether the engine is to find out the language. */
    public boolean detectsLanguage() {
        return languageCode.equals(SpeechRequest.AUTO);
    }
}
