package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bleepline.audio.AudioException;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.Heard;
import org.bleepline.pipeline.Hearing;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.Stage;
import org.bleepline.server.api.RedactionParameters;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.api.WireEntity;
import org.bleepline.server.engine.Choice;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.fetch.DownloadException;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.upload.StoredUpload;
import org.bleepline.server.upload.Uploads;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.Json;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns one accepted request into its result. Changes nothing but its own work folder and the redacted audio it returns. */
final class TranscriptWork {
    private static final long SHORTEST_MILLIS = 160;
    private static final long LONGEST_MILLIS = 10L * 3_600_000;
    /** Of fewer words it cannot be said that the engine writes no punctuation. */
    private static final int WORDS_TO_JUDGE = 12;

    private final SpeechModels models;
    private final Uploads uploads;
    private final Downloads downloads;
    private final SealedFiles audioFiles;
    private final ServerSettings settings;
    private final Clock clock;

    TranscriptWork(
            SpeechModels models,
            Uploads uploads,
            Downloads downloads,
            SealedFiles audioFiles,
            ServerSettings settings,
            Clock clock) {
        this.models = models;
        this.uploads = uploads;
        this.downloads = downloads;
        this.audioFiles = audioFiles;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param folder empty, for this job alone
     * @param cancelled asked often
     * @throws CancellationException if it was cancelled
     * @throws IOException if a file cannot be written
     */
    Outcome run(TranscriptRow row, Path folder, BooleanSupplier cancelled) throws IOException {
        try {
            return new Job(row, folder, cancelled).run();
        } catch (JobException e) {
            return new Outcome.Failed(e.sentence());
        } catch (DownloadException e) {
            requireNotCancelled(cancelled);
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (AudioException e) {
            requireNotCancelled(cancelled);
            return new Outcome.Failed(sentence(e, folder));
        } catch (SpeechException e) {
            requireNotCancelled(cancelled);
            return new Outcome.Failed("Transcription failed: " + withoutPaths(e, folder));
        }
    }

    private static void requireNotCancelled(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("stopped on request");
        }
    }

    private static String sentence(AudioException e, Path folder) {
        return switch (e.category()) {
            case INPUT -> {
                FileKind kind = FileKind.of(folder.resolve(Job.ORIGINAL));
                yield "File does not appear to contain audio. File type is " + kind.mediaType() + " ("
                        + kind.description() + "; " + withoutPaths(e, folder) + ").";
            }
            case OUTPUT -> "The redacted audio could not be written.";
            case TOOL -> "The audio could not be processed: " + withoutPaths(e, folder);
        };
    }

    /** Where our files lie is nobody's business. */
    private static String withoutPaths(RuntimeException e, Path folder) {
        return String.valueOf(e.getMessage())
                .replace(folder.resolve(Job.ORIGINAL).toString(), "the file")
                .replace(folder.toString(), "")
                .replaceAll("\\.$", "");
    }

    /** One request on its way. */
    private final class Job {
        static final String ORIGINAL = "original";

        private final TranscriptRow row;
        private final Path original;
        private final Path redacted;
        private final BooleanSupplier cancelled;
        private final TranscriptParameters parameters;
        private final RedactionParameters redaction;
        private final Choice choice;
        private final List<String> warnings = new ArrayList<>();

        Job(TranscriptRow row, Path folder, BooleanSupplier cancelled) {
            this.row = row;
            this.original = folder.resolve(ORIGINAL);
            this.cancelled = cancelled;
            this.parameters = TranscriptParameters.of(row.request());
            this.redaction = parameters.redaction();
            this.choice = models.choose(parameters);
            this.redacted = folder.resolve("redacted." + redaction.audioFormat().wireName());
        }

        Outcome run() throws IOException, JobException, DownloadException {
            fetch();
            Bleepline bleepline = choice.engine().bleepline();
            RecordingInfo info = bleepline.inspect(original);
            requireDuration(info);
            Optional<TimeRange> window = window(info);
            RedactionOptions.Builder options = RedactionOptions.builder()
                    .languageCode(choice.languageCode())
                    .hearing(parameters.multichannel() ? Hearing.SEPARATE : Hearing.AUTO);
            window.ifPresent(options::window);
            Heard heard = bleepline.hear(original, options.build(), monitor());
            Transcript said = WordEdits.edit(heard.transcript(), parameters);
            requireSpeech(said, window, info);
            AudioState audioState = audioState(said);
            Transcript published = said;
            if (redaction.wanted()) {
                published = redact(bleepline, said, options, audioState);
            }
            warn(heard, said);
            ObjectNode result = result(published, said, info);
            if (parameters.entityDetection()) {
                result.set("entities", Json.mapper().valueToTree(entities(bleepline, said)));
            }
            requireNotCancelled(cancelled);
            return new Outcome.Done(
                    result, audioState, audioState == AudioState.READY ? Optional.of(keepAudio()) : Optional.empty());
        }

        private void fetch() throws IOException, DownloadException {
            if (row.upload().isEmpty()) {
                downloads.fetch(parameters.audioUrl(), original, cancelled);
                return;
            }
            StoredUpload upload =
                    uploads.find(row.upload().get()).orElseThrow(() -> DownloadException.of(parameters.audioUrl()));
            try {
                uploads.copyTo(upload, original);
            } catch (NoSuchFileException e) {
                throw DownloadException.of(parameters.audioUrl());
            }
        }

        private void requireDuration(RecordingInfo info) throws JobException {
            if (info.durationMillis() < SHORTEST_MILLIS) {
                throw new JobException("Audio duration is too short.");
            }
            if (info.durationMillis() > LONGEST_MILLIS) {
                throw new JobException("Audio duration is too long. At most 10 hours are transcribed.");
            }
        }

        private Optional<TimeRange> window(RecordingInfo info) throws JobException {
            if (parameters.window().isEmpty()) {
                return Optional.empty();
            }
            TimeRange asked = parameters.window().get();
            if (asked.startMillis() >= info.durationMillis()) {
                throw new JobException("`audio_start_from` lies behind the end of the audio.");
            }
            return Optional.of(new TimeRange(asked.startMillis(), Math.min(asked.endMillis(), info.durationMillis())));
        }

        private void requireSpeech(Transcript said, Optional<TimeRange> window, RecordingInfo info)
                throws JobException {
            long heardMillis = window.map(TimeRange::durationMillis).orElse(info.durationMillis());
            long spokenMillis = said.words().stream()
                    .flatMap(word -> word.time().stream())
                    .mapToLong(TimeRange::durationMillis)
                    .sum();
            double share = Math.min(1, (double) spokenMillis / Math.max(1, heardMillis));
            if (share < parameters.speechThreshold()) {
                throw new JobException(String.format(
                        Locale.ROOT,
                        "Audio speech threshold %.4f is below the requested speech threshold value %s",
                        share,
                        parameters.speechThreshold()));
            }
        }

        private AudioState audioState(Transcript said) throws IOException {
            if (!redaction.wanted() || !redaction.audio()) {
                return AudioState.NONE;
            }
            if (Files.size(original) >= settings.redactedAudio().maxOriginal().toBytes()) {
                warnings.add(
                        "There is no redacted audio: the original file is too large. It must be smaller than 1 GB.");
                return AudioState.TOO_LARGE;
            }
            return said.words().isEmpty() && !redaction.noSpeechAudio() ? AudioState.NO_SPEECH : AudioState.READY;
        }

        private Transcript redact(
                Bleepline bleepline, Transcript said, RedactionOptions.Builder options, AudioState audioState) {
            options.transcript(said)
                    .policies(redaction.policies())
                    .staticEntities(redaction.staticEntities())
                    .substitution(redaction.substitution())
                    .method(redaction.method())
                    .format(redaction.audioFormat());
            if (audioState == AudioState.READY) {
                options.deliveries(Deliveries.none().withRecording(redacted));
            }
            return bleepline
                    .redact(original, options.build(), monitor())
                    .redacted()
                    .transcript();
        }

        private ObjectNode result(Transcript published, Transcript said, RecordingInfo info) {
            WireTranscript wire = WireTranscript.of(TextStyle.apply(published, parameters), parameters);
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            put(result, "", wire);
            result.put("confidence", wire.words().isEmpty() ? null : (Double) wire.confidence());
            result.put("audio_duration", (info.durationMillis() + 999) / 1000);
            if (parameters.multichannel()) {
                result.put("audio_channels", info.channelCount());
            }
            result.put("language_code", choice.languageCode());
            result.put("speech_model_used", choice.speechModel());
            if (redaction.returnUnredacted()) {
                put(result, "unredacted_", WireTranscript.of(TextStyle.apply(said, parameters), parameters));
            }
            warnings.forEach(result.withArray("warnings")::add);
            return result;
        }

        private void put(ObjectNode result, String prefix, WireTranscript wire) {
            result.put(prefix + "text", wire.text());
            result.set(prefix + "words", Json.mapper().valueToTree(wire.words()));
            if (parameters.speakerLabels() || parameters.multichannel()) {
                result.set(prefix + "utterances", Json.mapper().valueToTree(wire.utterances()));
            } else {
                result.putNull(prefix + "utterances");
            }
        }

        private List<WireEntity> entities(Bleepline bleepline, Transcript said) {
            Document document = Document.of(said);
            List<WireEntity> entities = new ArrayList<>();
            List<org.bleepline.server.api.WireWord> words =
                    WireTranscript.of(said, parameters).words();
            for (Span span : bleepline.detect(document, DetectionOptions.of(PolicySet.all()))) {
                if (span.label() instanceof Policy policy) {
                    int first = document.firstWordEndingAfter(span.start());
                    int last = document.firstWordStartingAt(span.end()) - 1;
                    entities.add(new WireEntity(
                            policy.documentedPolicy().wireName(),
                            document.text().substring(span.start(), span.end()).replace('\n', ' '),
                            words.get(document.transcriptWord(first)).start(),
                            words.get(document.transcriptWord(Math.max(first, last)))
                                    .end()));
                }
            }
            return entities;
        }

        private void warn(Heard heard, Transcript said) {
            if (parameters.speakerLabels() && !heard.separate()) {
                warnings.add("speaker_labels: speakers are told apart by their channels only, and this recording's"
                        + " channels do not carry different voices, so that everything is speaker A");
            }
            if (parameters.multichannel() && heard.info().channelCount() < 2) {
                warnings.add("multichannel has no effect: the recording has one channel");
            }
            boolean plain = said.words().size() >= WORDS_TO_JUDGE
                    && said.words().stream()
                            .map(Word::text)
                            .noneMatch(text -> text.endsWith(".") || text.endsWith(",") || text.endsWith("?"));
            if (plain && parameters.punctuate()) {
                warnings.add("punctuate has no effect: the engine writes no punctuation");
            }
        }

        private RedactedAudioFile keepAudio() throws IOException {
            SealedFiles.Written written = audioFiles.write(file -> Files.copy(redacted, file));
            return new RedactedAudioFile(written.name(), written.byteCount(), clock.instant());
        }

        private PipelineMonitor monitor() {
            return new PipelineMonitor() {
                @Override
                public void progress(Stage stage, long doneMillis, long totalMillis) {}

                @Override
                public boolean cancelled() {
                    return cancelled.getAsBoolean();
                }
            };
        }
    }
}
