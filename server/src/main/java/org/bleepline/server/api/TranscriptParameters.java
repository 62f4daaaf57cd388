package org.bleepline.server.api;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.transcript.TimeRange;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a transcript, checked.
 *
 * @param transcriptUrl where a transcript lies that exists already; the recording is then not heard
 * @param speechModels in order of preference, if any were named
 * @param languageCode as it was asked for, {@code en_us} unless set
 * @param languageDetection whether the language is to be found out; wins over the code
 * @param expectedLanguages the languages that detection may choose from; empty for all
 * @param fallbackLanguage the language where detection is not sure, if one was named
 * @param languageConfidenceThreshold how sure detection must be, 0 to 1
 * @param languageCodes the languages of which one is spoken, at most two
 * @param fallbackWhenUnsure whether the fallback language is heard where detection is less sure, rather than to fail
 * @param keyterms words and phrases that are likely to be said
 * @param speakers how many may be speaking, if that was said
 * @param window {@code audio_start_from} and {@code audio_end_at} in milliseconds; the end is {@link Long#MAX_VALUE} where
 *     only a start was given
 * @param speechThreshold the least share of speech, 0 to 1
 * @param own what is asked of this program beyond the API
 * @param warnings what was accepted and will have no effect
 * @param echo every parameter as the transcript repeats it; with {@link #WEBHOOK_SECRET}, which must not leave the server
 */
public record TranscriptParameters(
        String audioUrl,
        Optional<String> transcriptUrl,
        List<String> speechModels,
        String languageCode,
        boolean languageDetection,
        List<String> expectedLanguages,
        Optional<String> fallbackLanguage,
        double languageConfidenceThreshold,
        List<String> languageCodes,
        boolean fallbackWhenUnsure,
        List<String> keyterms,
        boolean punctuate,
        boolean formatText,
        boolean disfluencies,
        boolean multichannel,
        boolean speakerLabels,
        Optional<SpeakerCount> speakers,
        Optional<TimeRange> window,
        List<Spelling> customSpelling,
        boolean filterProfanity,
        double speechThreshold,
        boolean entityDetection,
        Optional<WebhookParameters> webhook,
        RedactionParameters redaction,
        OwnParameters own,
        List<String> warnings,
        ObjectNode echo) {
    /** The one field of {@link #echo()} that is kept and never sent. */
    public static final String WEBHOOK_SECRET = "webhook_auth_header_value";

    public TranscriptParameters {
        speechModels = List.copyOf(speechModels);
        expectedLanguages = List.copyOf(expectedLanguages);
        languageCodes = List.copyOf(languageCodes);
        keyterms = List.copyOf(keyterms);
        customSpelling = List.copyOf(customSpelling);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads and checks a request. What was read from a request's {@link #echo()} is the same again.
     *
     * @throws org.bleepline.server.web.ApiException 400, naming the field, if anything in it is wrong
     */
    public static TranscriptParameters of(ObjectNode request) {
        return new ParameterReader(request).read();
    }
}
