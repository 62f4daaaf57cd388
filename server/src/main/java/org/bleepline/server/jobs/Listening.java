package org.bleepline.server.jobs;

import java.util.Locale;
import java.util.Optional;
import org.bleepline.audio.AudioException;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.pipeline.Heard;
import org.bleepline.pipeline.Hearing;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.wording.Wording;

/** The second step: hears the recording, and refuses what cannot be heard or holds too little speech. */
final class Listening {
    private static final long SHORTEST_MILLIS = 160;
    private static final long LONGEST_MILLIS = 10L * 3_600_000;

    private Listening() {}

    static Said listen(Job job) throws JobException {
        RecordingInfo info = job.bleepline().inspect(job.original());
        requireDuration(info);
        requireWritable(job);
        Optional<TimeRange> window = window(job.parameters(), info);
        if (job.parameters().transcriptUrl().isPresent()) {
            return imported(job, info, window);
        }
        RedactionOptions.Builder options = RedactionOptions.builder().hearing(hearing(job));
        window.ifPresent(options::window);
        if (job.parameters().speakerLabels()) {
            options.speakers(job.parameters().speakers().orElse(SpeakerCount.any(info.durationMillis())));
        }
        Heard heard = hear(job, options.build(), job.choice().languageCode());
        Optional<DetectedLanguage> language = heard.language();
        if (language.isPresent() && isUnsure(language.get(), job.parameters())) {
            heard = hear(job, options.build(), fallback(language.get(), job.parameters()));
            language = Optional.empty();
        }
        SpeechModels.requireDetectable(job.parameters(), heard.transcript().languageCode());
        Said said = new Said(
                WordEdits.edit(heard.transcript(), job.parameters()),
                Optional.of(heard.engine()),
                heard.times(),
                heard.raw(),
                language.or(job.choice()::decided).map(DetectedLanguage::confidence),
                info,
                window);
        requireSpeech(said, job.parameters().speechThreshold());
        warn(job, heard);
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
        Optional<DetectedLanguage> language = Optional.empty();
        if (job.choice().detectsLanguage()) {
            DetectedLanguage found = Languages.spokenIn(transcript, job.choice().candidates());
            boolean unsure = isUnsure(found, job.parameters());
            String code = unsure ? fallback(found, job.parameters()) : found.code();
            boolean stated = !transcript.languageCode().equals(SpeechRequest.AUTO);
            transcript =
                    stated && !unsure ? transcript : new Transcript(code, transcript.words(), transcript.utterances());
            language = unsure ? Optional.empty() : Optional.of(found);
        }
        SpeechModels.requireDetectable(job.parameters(), transcript.languageCode());
        warnOfProfanity(job, transcript);
        warnOfSpeakers(job, transcript);
        if (window.isPresent()) {
            job.warn(
                    "audio_start_from and audio_end_at: the whole transcript is kept; sound outside of them is silenced");
        }
        Said said = new Said(
                WordEdits.edit(transcript, job.parameters()),
                Optional.empty(),
                TimePrecision.UNKNOWN,
                false,
                language.map(DetectedLanguage::confidence),
                info,
                window);
        if (transcript.words().stream().anyMatch(word -> word.timing() != null)) {
            requireSpeech(said, job.parameters().speechThreshold());
        } else if (job.parameters().speechThreshold() > 0) {
            job.warn("speech_threshold has no effect: the transcript has no times");
        }
        return said;
    }

    /** A type that cannot be written is refused before anything is heard. */
    private static void requireWritable(Job job) throws JobException {
        if (job.redaction().wanted() && job.redaction().audio()) {
            try {
                job.bleepline().fileEnding(job.original(), job.redaction().audioFormat());
            } catch (AudioException e) {
                if (e.category() != AudioException.Category.INPUT) {
                    throw e;
                }
                throw new JobException(
                        "The redacted audio cannot be made with bleepline.recording_format 'same'. " + e.getMessage());
            }
        }
    }

    static Hearing hearing(Job job) {
        return job.parameters().multichannel() ? Hearing.SEPARATE : Hearing.AUTO;
    }

    private static Heard hear(Job job, RedactionOptions options, String languageCode) {
        SpeechRequest request = new SpeechRequest(
                languageCode, job.choice().candidates(), job.parameters().keyterms());
        return job.bleepline().hear(job.original(), options, request, job.monitor());
    }

    /** Whether a language that was found out is less sure than the client wants it. */
    static boolean isUnsure(DetectedLanguage language, TranscriptParameters parameters) {
        return language.confidence() < parameters.languageConfidenceThreshold();
    }

    /** The language to hear instead. @throws JobException the documented sentence, if there is none */
    static String fallback(DetectedLanguage language, TranscriptParameters parameters) throws JobException {
        if (parameters.fallbackWhenUnsure() && parameters.fallbackLanguage().isPresent()) {
            return parameters.fallbackLanguage().get();
        }
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

    static Optional<TimeRange> window(TranscriptParameters parameters, RecordingInfo info) throws JobException {
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
        TimeRange heard = said.window().orElse(new TimeRange(0, said.info().durationMillis()));
        double share = (double) spokenMillis(said.transcript(), heard) / Math.max(1, heard.durationMillis());
        if (share < threshold) {
            throw new JobException(String.format(
                    Locale.ROOT,
                    "Audio speech threshold %.4f is below the requested speech threshold value %s",
                    share,
                    threshold));
        }
    }

    /** For how long somebody speaks; what several say at once counts once. */
    private static long spokenMillis(Transcript transcript, TimeRange heard) {
        long spoken = 0;
        long counted = heard.startMillis();
        for (Word word : transcript.words()) {
            TimeRange time = word.timing();
            if (time != null) {
                long end = Math.min(time.endMillis(), heard.endMillis());
                spoken += Math.max(0, end - Math.max(time.startMillis(), counted));
                counted = Math.max(counted, end);
            }
        }
        return spoken;
    }

    private static void warnOfProfanity(Job job, Transcript transcript) {
        if (job.parameters().filterProfanity() && !WordEdits.isEnglish(transcript.languageCode())) {
            job.warn("filter_profanity has no effect: the words that it hides are known in English only");
        }
    }

    /** The voices of a recording that is not heard cannot be told apart. */
    private static void warnOfSpeakers(Job job, Transcript transcript) {
        long channels =
                transcript.words().stream().mapToInt(Word::channel).distinct().count();
        boolean labelled = transcript.words().stream().anyMatch(word -> word.speaker() != null);
        if (job.parameters().speakerLabels() && !labelled && channels == 1) {
            job.warn("speaker_labels has no effect: the transcript does not say who speaks");
        } else if (job.parameters().speakerLabels()
                && job.parameters().speakers().isPresent()) {
            job.warn("The expected number of speakers has no effect: the transcript says who speaks");
        }
        if (job.parameters().multichannel() && channels == 1) {
            job.warn("multichannel has no effect: the transcript has one channel");
        }
    }

    private static void warn(Job job, Heard heard) {
        warnOfProfanity(job, heard.transcript());
        if (job.parameters().speakers().isPresent() && job.parameters().speakerLabels() && heard.separate()) {
            job.warn(
                    "The expected number of speakers has no effect: the channels carry different voices, and each channel"
                            + " is taken for one speaker");
        }
        if (job.parameters().multichannel() && heard.info().channelCount() < 2) {
            job.warn("multichannel has no effect: the recording has one channel");
        }
        if (heard.raw() && !Wording.knows(heard.transcript().languageCode())) {
            job.warn("punctuate and format_text have no effect: the engine writes raw words, which are punctuated and"
                    + " formatted in English only");
        }
    }
}
