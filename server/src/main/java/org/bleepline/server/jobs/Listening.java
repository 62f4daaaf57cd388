package org.bleepline.server.jobs;

import java.util.Locale;
import java.util.Optional;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.DetectedLanguage;
import org.bleepline.pipeline.Heard;
import org.bleepline.pipeline.Hearing;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.SpeechModels;

/** The second step: hears the recording, and refuses what cannot be heard or holds too little speech. */
final class Listening {
    private static final long SHORTEST_MILLIS = 160;
    private static final long LONGEST_MILLIS = 10L * 3_600_000;
    /** Of fewer words it cannot be said that the engine writes no punctuation. */
    private static final int WORDS_TO_JUDGE = 12;

    private Listening() {}

    static Said listen(Job job) throws JobException {
        RecordingInfo info = job.bleepline().inspect(job.original());
        requireDuration(info);
        Optional<TimeRange> window = window(job.parameters(), info);
        if (job.parameters().transcriptUrl().isPresent()) {
            return imported(job, info, window);
        }
        RedactionOptions.Builder options =
                RedactionOptions.builder().hearing(job.parameters().multichannel() ? Hearing.SEPARATE : Hearing.AUTO);
        window.ifPresent(options::window);
        Heard heard = hear(job, options.build(), job.choice().languageCode());
        if (isUnsure(heard, job.parameters())) {
            heard = hear(job, options.build(), fallback(heard, job.parameters()));
        }
        SpeechModels.requireDetectable(job.parameters(), heard.transcript().languageCode());
        Said said = new Said(
                WordEdits.edit(heard.transcript(), job.parameters()),
                heard.language().map(DetectedLanguage::confidence),
                info,
                window);
        requireSpeech(said, job.parameters().speechThreshold());
        warn(job, heard, said.transcript());
        return said;
    }

    /** The transcript that came with the recording, as if it had just been heard. */
    private static Said imported(Job job, RecordingInfo info, Optional<TimeRange> window) throws JobException {
        Transcript transcript;
        try {
            transcript = TranscriptFiles.read(job.transcript(), job.choice().languageCode());
        } catch (TranscriptFormatException e) {
            throw new JobException("The transcript at `transcript_url` cannot be used: "
                    + String.valueOf(e.getMessage()).replace(" " + job.transcript(), "") + ".");
        }
        SpeechModels.requireDetectable(job.parameters(), transcript.languageCode());
        if (window.isPresent()) {
            job.warn(
                    "audio_start_from and audio_end_at: the whole transcript is kept; sound outside of them is silenced");
        }
        if (job.parameters().languageDetection()) {
            job.warn("language_detection has no effect: the language is that of the transcript, or "
                    + job.choice().languageCode() + " where it does not say one");
        }
        return new Said(WordEdits.edit(transcript, job.parameters()), Optional.empty(), info, window);
    }

    private static Heard hear(Job job, RedactionOptions options, String languageCode) {
        SpeechRequest request = new SpeechRequest(
                languageCode, job.choice().candidates(), job.parameters().keyterms());
        return job.bleepline().hear(job.original(), options, request, job.monitor());
    }

    private static boolean isUnsure(Heard heard, TranscriptParameters parameters) {
        return heard.language()
                .filter(language -> language.confidence() < parameters.languageConfidenceThreshold())
                .isPresent();
    }

    /** The language to hear instead. @throws JobException the documented sentence, if there is none */
    private static String fallback(Heard heard, TranscriptParameters parameters) throws JobException {
        if (parameters.fallbackWhenUnsure() && parameters.fallbackLanguage().isPresent()) {
            return parameters.fallbackLanguage().get();
        }
        DetectedLanguage language = heard.language().orElseThrow();
        throw new JobException(String.format(
                Locale.ROOT,
                "detected language '%s', confidence %.4f, is below the requested confidence threshold value of '%s'",
                language.code(),
                language.confidence(),
                parameters.languageConfidenceThreshold()));
    }

    private static void requireDuration(RecordingInfo info) throws JobException {
        if (info.durationMillis() < SHORTEST_MILLIS) {
            throw new JobException("Audio duration is too short.");
        }
        if (info.durationMillis() > LONGEST_MILLIS) {
            throw new JobException("Audio duration is too long. At most 10 hours are transcribed.");
        }
    }

    private static Optional<TimeRange> window(TranscriptParameters parameters, RecordingInfo info) throws JobException {
        if (parameters.window().isEmpty()) {
            return Optional.empty();
        }
        TimeRange asked = parameters.window().get();
        if (asked.startMillis() >= info.durationMillis()) {
            throw new JobException("`audio_start_from` lies behind the end of the audio.");
        }
        return Optional.of(new TimeRange(asked.startMillis(), Math.min(asked.endMillis(), info.durationMillis())));
    }

    private static void requireSpeech(Said said, double threshold) throws JobException {
        long heardMillis =
                said.window().map(TimeRange::durationMillis).orElse(said.info().durationMillis());
        long spokenMillis = said.transcript().words().stream()
                .flatMap(word -> word.time().stream())
                .mapToLong(TimeRange::durationMillis)
                .sum();
        double share = Math.min(1, (double) spokenMillis / Math.max(1, heardMillis));
        if (share < threshold) {
            throw new JobException(String.format(
                    Locale.ROOT,
                    "Audio speech threshold %.4f is below the requested speech threshold value %s",
                    share,
                    threshold));
        }
    }

    private static void warn(Job job, Heard heard, Transcript said) {
        if (job.parameters().speakerLabels() && !heard.separate()) {
            job.warn("speaker_labels: speakers are told apart by their channels only, and this recording's"
                    + " channels do not carry different voices, so that everything is speaker A");
        }
        if (job.parameters().multichannel() && heard.info().channelCount() < 2) {
            job.warn("multichannel has no effect: the recording has one channel");
        }
        boolean plain = said.words().size() >= WORDS_TO_JUDGE
                && said.words().stream()
                        .map(Word::text)
                        .noneMatch(text -> text.endsWith(".") || text.endsWith(",") || text.endsWith("?"));
        if (plain && job.parameters().punctuate()) {
            job.warn("punctuate has no effect: the engine writes no punctuation");
        }
    }
}
