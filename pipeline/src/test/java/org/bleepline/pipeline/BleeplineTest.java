package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bleepline.audio.AudioException;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.testkit.Sound;
import org.bleepline.wording.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a recording with real FFmpeg and real detection; only the words are given by the test. */
class BleeplineTest {
    private static final List<Word> WORDS = List.of(
            Word.timed("my", 200, 400),
            Word.timed("name", 400, 800),
            Word.timed("is", 800, 1000),
            Word.timed("Karen", 1000, 1600),
            Word.timed("Miller", 1600, 2200),
            Word.timed("thanks", 2600, 3200));

    @TempDir
    Path folder;

    @Test
    void leavesTheRecordingAndItsListOfSpansTogether() throws IOException {
        Path recording = speech("call.wav");
        Path redacted = folder.resolve("out/call.redacted.mp3");
        Path json = folder.resolve("out/call.redacted.json");

        RedactionResult result = bleepline(WORDS)
                .redact(
                        recording,
                        RedactionOptions.builder()
                                .policies(PolicySet.of(Policy.PERSON_NAME))
                                .deliveries(Deliveries.none()
                                        .withRecording(redacted)
                                        .withResult(json))
                                .build());

        assertThat(result.text()).isEqualTo("my name is ##### ###### thanks");
        assertThat(result.durationMillis()).isEqualTo(4000);
        assertThat(result.original()).isEmpty();
        assertThat(FfmpegRecordings.bundled().inspect(redacted).durationMillis())
                .isBetween(3990L, 4060L);
        assertThat(Files.readString(json))
                .contains("\"policy\" : \"person_name\"", "\"start\" : 1000", "\"recognizer\"")
                .doesNotContain("Karen", "Miller", "unredacted");
        assertThat(filesIn(folder.resolve("out"))).containsExactlyInAnyOrder(redacted, json);
    }

    @Test
    void keepsTheOriginalWordsOnlyIfAsked() throws IOException {
        Path json = folder.resolve("call.json");

        RedactionResult result = bleepline(WORDS)
                .redact(
                        speech("call.wav"),
                        RedactionOptions.builder()
                                .keepOriginal(true)
                                .substitution(Substitution.ENTITY_NAME)
                                .deliveries(Deliveries.none().withResult(json))
                                .build());

        assertThat(result.text()).isEqualTo("my name is [PERSON_NAME] [PERSON_NAME] thanks");
        assertThat(result.original().orElseThrow().text()).isEqualTo("my name is Karen Miller thanks");
        assertThat(Files.readString(json)).contains("\"unredacted\"", "Karen");
    }

    @Test
    void writesRawWordsBehindDetectionAndLeaksNoneOfThem() throws IOException {
        String said =
                "my name is karen miller and my card is four one one one one one one one one one one one one one one"
                        + " one it costs twenty five dollars";
        List<Word> words = new java.util.ArrayList<>();
        for (String word : said.split(" ")) {
            words.add(Word.timed(word, words.size() * 100L, words.size() * 100L + 90));
        }
        Path json = folder.resolve("call.json");
        RedactionOptions.Builder options = RedactionOptions.builder()
                .policies(PolicySet.of(Policy.PERSON_NAME, Policy.CREDIT_CARD_NUMBER))
                .deliveries(Deliveries.none().withResult(json));

        RedactionResult result = bleepline(words).redact(speech("call.wav"), options.build());

        assertThat(result.text())
                .startsWith("My name is ##### ######")
                .contains("################", "$25")
                .doesNotContainIgnoringCase("karen", "miller", "4111", "four one", "1111");
        assertThat(Files.readString(json)).doesNotContainIgnoringCase("karen", "miller", "4111", "\"four\"", "1111");
        assertThat(result.spans()).hasSize(2).allMatch(span -> span.timing() != null);
        assertThat(result.spans().get(1).timing()).isEqualTo(new org.bleepline.core.transcript.TimeRange(900, 2490));
        assertThat(result.cuts()).isNotEmpty();

        bleepline(words).redact(speech("call.wav"), options.keepOriginal(true).build());

        assertThat(Files.readString(json)).contains("4111111111111111", "\"heard\"", "\"behind_words\"");
    }

    @Test
    void looksAtRawWordsWithMarksAndCapitalsTooHoweverTheyAreWritten() {
        List<Word> words = new java.util.ArrayList<>();
        for (String word : "so how was your weekend then we got it in target they've hit their target".split(" ")) {
            words.add(Word.timed(word, words.size() * 300L, words.size() * 300L + 290));
        }
        Path recording = folder.resolve("call.wav");
        Sound.speech(6, 8000, 120).writeWav(recording);
        RedactionOptions.Builder options = RedactionOptions.builder().policies(PolicySet.of(Policy.ORGANIZATION));

        RedactionResult written = bleepline(words).redact(recording, options.build());
        RedactionResult raw =
                bleepline(words).redact(recording, options.style(Style.raw()).build());

        assertThat(raw.text()).isEqualTo("so how was your weekend then we got it in ###### they've hit their target");
        assertThat(written.text().toLowerCase(java.util.Locale.ROOT).replaceAll("[.,?]", ""))
                .isEqualTo(raw.text());
        assertThat(raw.spans()).isEqualTo(written.spans());
        assertThat(raw.cuts()).isEqualTo(written.cuts()).isNotEmpty();
    }

    @Test
    void tellsSpeakersApartIfAsked() {
        RedactionOptions options = RedactionOptions.builder()
                .speakers(SpeakerCount.exactly(2))
                .policies(PolicySet.none())
                .build();
        Bleepline bleepline = bleepline(WORDS).toldApartBy((sound, words, count, monitor) -> {
            assertThat(count).isEqualTo(SpeakerCount.exactly(2));
            return java.util.stream.IntStream.range(0, words.size())
                    .mapToObj(index -> words.get(index).withSpeaker(index < 3 ? "A" : "B"))
                    .toList();
        });

        RedactionResult result = bleepline.redact(speech("call.wav"), options);

        assertThat(result.redacted().transcript().utterances())
                .extracting(org.bleepline.core.transcript.Utterance::speaker)
                .containsExactly("A", "B");
    }

    @Test
    void leavesNothingWhenTheEngineFails() throws IOException {
        SpeechEngine broken = new ScriptedEngine(WORDS) {
            @Override
            public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
                throw new SpeechException("broken");
            }
        };

        assertThatThrownBy(() -> bleepline(broken).redact(speech("call.wav"), everythingTo(folder.resolve("out"))))
                .isInstanceOf(SpeechException.class);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void leavesNothingWhenItIsStopped() throws IOException {
        PipelineMonitor stopWhenRewriting = new PipelineMonitor() {
            private volatile boolean rewriting;

            @Override
            public void progress(Stage stage, long doneMillis, long totalMillis) {
                rewriting |= stage == Stage.REWRITE;
            }

            @Override
            public boolean cancelled() {
                return rewriting;
            }
        };
        Path recording = folder.resolve("call.wav");
        Sound.speech(3, 8000, 120).writeWav(recording);

        assertThatThrownBy(() ->
                        bleepline(WORDS).redact(recording, everythingTo(folder.resolve("out")), stopWhenRewriting))
                .isInstanceOf(CancellationException.class);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    /** An hour takes seconds to measure, and somebody waits. */
    @Test
    void tellsHowFarTheSoundIsMeasuredAndStopsThere() throws IOException {
        List<Stage> told = new CopyOnWriteArrayList<>();
        PipelineMonitor stopWhenMeasuring = new PipelineMonitor() {
            private volatile boolean measuring;

            @Override
            public void progress(Stage stage, long doneMillis, long totalMillis) {
                told.add(stage);
                measuring |= stage == Stage.DETECT && doneMillis > 0;
            }

            @Override
            public boolean cancelled() {
                return measuring;
            }
        };
        Path recording = folder.resolve("call.wav");
        Sound.speech(3, 8000, 120).writeWav(recording);

        assertThatThrownBy(() ->
                        bleepline(WORDS).redact(recording, everythingTo(folder.resolve("out")), stopWhenMeasuring))
                .isInstanceOf(CancellationException.class);
        assertThat(told).contains(Stage.DETECT).doesNotContain(Stage.REWRITE);
        assertThat(told.stream().filter(stage -> stage == Stage.DETECT)).hasSize(2);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void leavesNothingWhenTheRecordingIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("call.mp3"), "no recording");

        assertThatThrownBy(() -> bleepline(WORDS).redact(text, everythingTo(folder.resolve("out"))))
                .isInstanceOf(AudioException.class);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void neverWritesOverTheRecording() {
        Path recording = speech("call.wav");
        RedactionOptions options = RedactionOptions.builder()
                .format(OutputFormat.WAV)
                .deliveries(Deliveries.none().withRecording(folder.resolve("x/../call.wav")))
                .build();

        assertThatThrownBy(() -> bleepline(WORDS).redact(recording, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would replace the recording");
    }

    @Test
    void refusesALanguageThatItCannotRead() {
        assertThatThrownBy(() -> bleepline(WORDS)
                        .redact(
                                speech("call.wav"),
                                RedactionOptions.builder().languageCode("xx").build()))
                .isInstanceOf(UnsupportedLanguageException.class)
                .hasMessageContaining("'xx'");
    }

    @Test
    void refusesALanguageThatTheEngineCannotHear() {
        SpeechEngine french = new ScriptedEngine(WORDS) {
            @Override
            public Set<String> languages() {
                return Set.of("fr");
            }
        };

        assertThatThrownBy(() -> bleepline(french)
                        .redact(speech("call.wav"), RedactionOptions.builder().build()))
                .isInstanceOf(UnsupportedLanguageException.class)
                .hasMessageContaining("it knows fr");
    }

    @Test
    void takesATranscriptInsteadOfListening() {
        SpeechEngine never = new ScriptedEngine(WORDS) {
            @Override
            public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
                throw new AssertionError("listened");
            }
        };

        RedactionResult result = bleepline(never)
                .redact(
                        speech("call.wav"),
                        RedactionOptions.builder()
                                .transcript(Transcript.ofWords("en", WORDS))
                                .build());

        assertThat(result.engine()).isEqualTo("transcript");
        assertThat(result.text()).isEqualTo("my name is ##### ###### thanks");
        assertThat(result.cuts()).hasSize(1);
    }

    @Test
    void redactsATranscriptAlone() {
        RedactionResult result = bleepline(WORDS)
                .redact(
                        Transcript.ofWords("en", WORDS),
                        RedactionOptions.builder().build());

        assertThat(result.text()).isEqualTo("my name is ##### ###### thanks");
        assertThat(result.cuts()).isEmpty();
    }

    private RedactionOptions everythingTo(Path out) {
        return RedactionOptions.builder()
                .deliveries(Deliveries.none()
                        .withRecording(out.resolve("call.redacted.mp3"))
                        .withResult(out.resolve("call.redacted.json")))
                .build();
    }

    private Path speech(String name) {
        return Sound.speech(5, 16_000, 4).writeWav(folder.resolve(name));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Bleepline bleepline(List<Word> words) {
        return bleepline(new ScriptedEngine(words));
    }

    private static Bleepline bleepline(SpeechEngine engine) {
        return Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> engine);
    }
}
