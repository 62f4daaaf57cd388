package org.bleepline.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.language.DetectedLanguage;

/** The languages in which personal data is found. */
public final class Languages {
    private static final Set<String> DETECTABLE = Set.of("en", "en_au", "en_uk", "en_us", "en_gb");

    private Languages() {}

    /**
     * In which language a transcript is that came from elsewhere, and how sure that is by the look of its words.
     *
     * @param transcript what it says of its language counts; where that is {@link SpeechRequest#AUTO} nobody says it, and its words are
     *     looked at alone
     * @param candidates the codes without region to choose from then; empty for all
     * @return without region; with the confidence 0 where there is too little text to tell
     */
    public static DetectedLanguage spokenIn(Transcript transcript, Collection<String> candidates) {
        List<String> words = transcript.words().stream().map(Word::text).toList();
        String code = new SpeechRequest(transcript.languageCode()).language();
        return code.equals(SpeechRequest.AUTO)
                ? SpokenLanguage.found(words, candidates)
                : SpokenLanguage.judged(words, code);
    }

    /**
     * @param languageCode lower case, such as {@code en_us}
     * @throws UnsupportedLanguageException if personal data cannot be found in that language
     */
    public static void requireDetectable(String languageCode) {
        if (!DETECTABLE.contains(languageCode)) {
            throw new UnsupportedLanguageException("personal data cannot be found in the language '" + languageCode
                    + "'; so far it can in en, en_au, en_uk and en_us");
        }
    }
}
