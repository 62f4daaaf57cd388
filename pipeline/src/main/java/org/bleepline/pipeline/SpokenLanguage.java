package org.bleepline.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.language.TextLanguages;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken in one recording: what the engine tells, and where it does not tell that, or not how sure it is, what the words
 * look like. Told by several threads.
 */
final class SpokenLanguage {
    private final boolean wanted;
    private final Collection<String> candidates;
    private @Nullable DetectedLanguage told;
    private @Nullable String toldCode;

    /** @param known what the engine knows, without region */
    SpokenLanguage(SpeechRequest request, Set<String> known) {
        this.wanted = request.detectsLanguage();
        this.candidates = request.candidates().isEmpty() ? known : request.candidates();
    }

    private SpokenLanguage() {
        this.wanted = false;
        this.candidates = Set.of();
    }

    /** Nobody asks. */
    static SpokenLanguage known() {
        return new SpokenLanguage();
    }

    synchronized void told(String code, double confidence) {
        told = new DetectedLanguage(code, Math.max(0, Math.min(1, confidence)));
    }

    synchronized void told(String code) {
        toldCode = code;
    }

    /** Empty only where nobody asked. */
    synchronized Optional<DetectedLanguage> of(List<Word> words) {
        if (!wanted) {
            return Optional.empty();
        }
        if (told != null) {
            return Optional.of(told);
        }
        List<String> texts = words.stream().map(Word::text).toList();
        return Optional.of(toldCode == null ? found(texts, candidates) : judged(texts, toldCode));
    }

    /** What words look like that somebody says are in a language. Too little text to tell is no evidence: 0. */
    static DetectedLanguage judged(List<String> words, String code) {
        return new DetectedLanguage(
                code, TextLanguages.standard().confidence(words, code).orElse(0.0));
    }

    /** The language of words; where there is too little text to tell, English or else the first candidate, with no confidence. */
    static DetectedLanguage found(List<String> words, Collection<String> candidates) {
        return TextLanguages.standard()
                .of(words, candidates)
                .orElseGet(() -> new DetectedLanguage(
                        candidates.isEmpty() || candidates.contains("en")
                                ? "en"
                                : candidates.iterator().next(),
                        0));
    }
}
