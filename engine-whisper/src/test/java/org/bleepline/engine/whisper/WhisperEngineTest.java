package org.bleepline.engine.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.ScriptedWhisper;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real whisper.cpp with a model that writes a script. */
@Timeout(180)
class WhisperEngineTest {
    private static final SpeechRequest ENGLISH = new SpeechRequest("en");
    /** The words of the script. */
    private static final List<String> SCRIPT =
            List.of("My", "name", "is", "John", "Smith.", "Call", "me", "at", "415-555-0132.");

    @TempDir
    static Path folder;

    private static Path model;
    /** As long as a piece, so that each takes one window. */
    private static Path oneWindow;

    private static SpeechEngine engine;

    @BeforeAll
    static void start() {
        model = ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .say(2, 5, " Call", " me", " at", " 415", "-", "555", "-", "01", "32", ".")
                .writeTo(folder.resolve("ggml-script.en.bin"));
        oneWindow = ScriptedWhisper.english()
                .say(0, 9, " My", " name", " is", " John", " Smith", ".")
                .say(9, 18, " Call", " me", " at", " 415", "-", "555", "-", "01", "32", ".")
                .say(18, 28, " Thank", " you", " very", " much", ".")
                .writeTo(folder.resolve("ggml-long.en.bin"));
        engine = WhisperEngines.of(settings(model));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void wordsHaveTheirTextTimesAndProbabilities() {
        // Without a pause, so that the sound's own pauses correct no times.
        List<Word> words = heard(engine, talk(5));

        assertThat(words).extracting(Word::text).startsWith(SCRIPT.toArray(String[]::new));
        assertThat(words.subList(0, 9)).allSatisfy(word -> {
            assertThat(word.confidence()).isBetween(0.5, 1.0);
            assertThat(word.time().orElseThrow().durationMillis()).isPositive();
        });
        assertThat(words).isSortedAccordingTo((one, other) -> Long.compare(start(one), start(other)));
        assertThat(start(words.get(0))).isLessThan(500);
        assertThat(start(words.get(5))).isBetween(1_800L, 3_000L);
        assertThat(words.get(8).time().orElseThrow().endMillis()).isBetween(4_000L, 5_000L);
    }

    @Test
    void anUnsureModelGivesLowerProbabilities() {
        Path unsure = ScriptedWhisper.english()
                .certainty(1.6)
                .say(0, 5, " Hello", " there")
                .writeTo(folder.resolve("unsure.bin"));
        try (SpeechEngine other = WhisperEngines.of(settings(unsure))) {
            assertThat(other.confidenceMeaningful()).isTrue();
            assertThat(other.timePrecision()).isEqualTo(TimePrecision.UNKNOWN);
            assertThat(heard(other, talk(5)).get(0).confidence()).isBetween(0.3, 0.85);
        }
    }

    @Test
    void silenceHasNoWords() {
        assertThat(heard(engine, Sound.silence(16_000, 20))).isEmpty();
        assertThat(heard(engine, Sound.noise(3, 16_000, 20).louder(0.002))).isEmpty();
    }

    @Test
    void whatAnUnsureModelWritesWhereItHearsNobodyIsDropped() {
        assertThat(wordsOf(ScriptedWhisper.english().doubtful().hearsNobody())).isEmpty();
    }

    @Test
    void whatASureModelWritesIsKeptAlsoWhereItHearsNobody() {
        assertThat(wordsOf(ScriptedWhisper.english().hearsNobody())).contains("name", "is", "John", "Smith.");
    }

    @Test
    void whatAnUnsureModelWritesIsKeptWhereItHearsSomebody() {
        assertThat(wordsOf(ScriptedWhisper.english().doubtful())).isNotEmpty();
    }

    private static List<String> wordsOf(ScriptedWhisper script) {
        Path file =
                script.say(0, 5, " My", " name", " is", " John", " Smith", ".").writeTo(folder.resolve("scripted.bin"));
        try (SpeechEngine other = WhisperEngines.of(settings(file))) {
            return heard(other, talk(5)).stream().map(Word::text).toList();
        }
    }

    @Test
    void wordsBehindALongSilenceHaveTheTimesOfTheRecording() {
        Sound call = talk(5).then(Sound.silence(16_000, 60)).then(talk(5));

        List<Word> words = heard(engine, call);

        assertThat(words).extracting(Word::text).contains("Smith.", "415-555-0132.");
        assertThat(words).allSatisfy(word -> {
            assertThat(word.time().orElseThrow().durationMillis()).isLessThan(6_000);
            assertThat(start(word) < 5_400 || start(word) >= 64_600)
                    .as("%s at %d ms", word.text(), start(word))
                    .isTrue();
        });
        assertThat(words).anyMatch(word -> start(word) >= 64_600);
    }

    @Test
    void aRecordingLongerThanTwoWindowsIsHeardToItsEnd() {
        Progress progress = new Progress(() -> false);

        List<Word> words = engine.transcribe(ArraySound.of(Sound.speech(4, 16_000, 70)), ENGLISH, progress);

        assertThat(words.stream().map(Word::text).filter("Smith."::equals).count())
                .isGreaterThanOrEqualTo(8);
        assertThat(words).extracting(Word::text).isSubsetOf(SCRIPT);
        assertThat(start(words.get(words.size() - 1))).isGreaterThan(60_000);
        assertThat(progress.heard).hasSizeGreaterThan(2).isSorted().endsWith(70_000L);
    }

    @Test
    void keytermsGoInFrontOfTheText() {
        // The script is bound to positions: what stands in front of the text is missing from it.
        SpeechRequest request = new SpeechRequest("en", List.of(), List.of("name", "Smith"));

        List<Word> words = engine.transcribe(ArraySound.of(talk(5)), request, SpeechMonitor.none());

        assertThat(words)
                .isNotEmpty()
                .extracting(Word::text)
                .doesNotContain("My")
                .isSubsetOf(SCRIPT);
    }

    @Test
    void theLanguageIsFoundOut() {
        Path german = ScriptedWhisper.multilingual(2)
                .say(0, 3, " Ich", " hei", "ße", " Müller", ".")
                .sayByteByByte(3, 5, " Grüße")
                .writeTo(folder.resolve("german.bin"));
        Progress progress = new Progress(() -> false);
        try (SpeechEngine other = WhisperEngines.of(settings(german))) {
            assertThat(other.detectsLanguage()).isTrue();

            List<Word> words =
                    other.transcribe(ArraySound.of(talk(5)), new SpeechRequest(SpeechRequest.AUTO), progress);

            assertThat(progress.languages).hasSize(1);
            assertThat(progress.languages.get(0)).startsWith("de 0.9");
            assertThat(words).extracting(Word::text).startsWith("Ich", "heiße", "Müller.", "Grüße");
            assertThatThrownBy(() ->
                            other.transcribe(ArraySound.of(talk(5)), new SpeechRequest("tlh"), SpeechMonitor.none()))
                    .hasMessage("the engine 'whisper' (whisper.cpp 1.7.1, german) does not know the language 'tlh'");
        }
    }

    @Test
    void anEnglishModelCannotFindOutTheLanguage() {
        assertThatThrownBy(() -> engine.transcribe(
                        ArraySound.of(talk(5)), new SpeechRequest(SpeechRequest.AUTO), SpeechMonitor.none()))
                .isInstanceOf(SpeechException.class)
                .hasMessage(
                        "the engine 'whisper' (whisper.cpp 1.7.1, script.en) cannot find out the language; say which it"
                                + " is, or use a multilingual model");
    }

    @Test
    void twoRecordingsAtOnceAreHeardAsAlone() throws Exception {
        Sound one = Sound.speech(1, 16_000, 40);
        Sound other = Sound.speech(2, 16_000, 40);
        try (SpeechEngine alone = WhisperEngines.of(settings(oneWindow));
                SpeechEngine both = WhisperEngines.of(settings(oneWindow).withWorkers(2))) {
            CompletableFuture<List<Word>> first = CompletableFuture.supplyAsync(() -> heard(both, one));
            CompletableFuture<List<Word>> second = CompletableFuture.supplyAsync(() -> heard(both, other));

            assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(heard(alone, one));
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(heard(alone, other));
        }
    }

    @Test
    void cancellingAbortsTheLibraryAndKeepsTheWorker() throws Exception {
        heard(engine, talk(3));
        long worker = worker();
        AtomicBoolean cancelled = new AtomicBoolean();
        Progress progress = new Progress(cancelled::get);
        CompletableFuture<List<Word>> job = CompletableFuture.supplyAsync(
                () -> engine.transcribe(ArraySound.of(talk(20)).repeatedTo(36_000), ENGLISH, progress));
        await(() -> !progress.heard.isEmpty());

        cancelled.set(true);

        assertThatThrownBy(() -> job.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(heard(engine, talk(5))).isNotEmpty();
        assertThat(worker()).isEqualTo(worker);
    }

    @Test
    void aWorkerThatIsKilledInTheMiddleIsReplaced() throws Exception {
        try (SpeechEngine other = WhisperEngines.of(settings(oneWindow))) {
            List<Word> expected =
                    other.transcribe(ArraySound.of(talk(20)).repeatedTo(120), ENGLISH, SpeechMonitor.none());
            Progress progress = new Progress(() -> false);
            long killed = worker();
            CompletableFuture<List<Word>> job = CompletableFuture.supplyAsync(
                    () -> other.transcribe(ArraySound.of(talk(20)).repeatedTo(120), ENGLISH, progress));
            await(() -> !progress.heard.isEmpty());

            new ProcessBuilder("/bin/kill", "-9", Long.toString(killed)).start().waitFor();

            assertThat(job.get(120, TimeUnit.SECONDS)).isEqualTo(expected);
            assertThat(worker()).isNotEqualTo(killed);
        }
    }

    @Test
    void aModelThatCannotBeLoadedIsOneClearSentence() throws IOException {
        // Whole by its layout, but its tensors have other names.
        byte[] bytes = Files.readAllBytes(model);
        int name = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("decoder.ln.weight");
        bytes[name] = 'x';
        Path strange = Files.write(folder.resolve("strange.bin"), bytes);

        try (SpeechEngine other = WhisperEngines.of(settings(strange))) {
            assertThatThrownBy(() -> heard(other, talk(3)))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage(
                            "the model file " + strange + " cannot be loaded by whisper.cpp 1.7.1; it may be damaged,"
                                    + " or there is too little memory for it");
        }
    }

    /** whisper.cpp takes half a file for an empty model, and hears nothing with it. */
    @Test
    void aModelThatIsCutShortWhileTheProgramRunsIsNotUsed() throws IOException {
        Path changing = Files.copy(model, folder.resolve("changing.bin"));
        try (SpeechEngine other = WhisperEngines.of(settings(changing))) {
            Files.write(changing, Arrays.copyOf(Files.readAllBytes(model), 64_400));

            assertThatThrownBy(() -> heard(other, talk(3)))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage("the model " + changing + " was changed since it was first looked at; start the program"
                            + " again");
            assertThatThrownBy(() -> new WhisperMaker().make(Map.of(WhisperMaker.MODEL, changing.toString())))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageStartingWith("the model file " + changing + " is cut short");
        }
    }

    /** A report would name a model that did not hear. */
    @Test
    void aModelThatIsReplacedIsNotNamed() throws IOException {
        Path changing = Files.copy(model, folder.resolve("replaced.bin"));
        try (SpeechEngine other = WhisperEngines.of(settings(changing))) {
            assertThat(heard(other, talk(3))).isNotEmpty();
            assertThat(other.models()).hasSize(1);
            Files.copy(oneWindow, changing, StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(other::models)
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("was changed since it was first looked at");
        }
    }

    /** The script's last phrase ends at 5 s; whisper.cpp looks at 30 s and puts words there. */
    @Test
    void wordsThatWhisperPutsBehindTheEndAreNotLost() {
        List<Word> words = heard(engine, talk(3));

        assertThat(words).extracting(Word::text).startsWith(SCRIPT.toArray(String[]::new));
        assertThat(words).allSatisfy(word -> {
            assertThat(word.time().orElseThrow().durationMillis()).isPositive();
            assertThat(word.time().orElseThrow().endMillis()).isLessThanOrEqualTo(3_000);
        });
    }

    /** Four syllables a second, without a pause. */
    private static Sound talk(double seconds) {
        double[] samples = new double[(int) (seconds * 16_000)];
        for (int frame = 0; frame < samples.length; frame++) {
            double time = frame / 16_000.0;
            double syllable = Math.sin(2 * Math.PI * 2 * time);
            samples[frame] = 0.4 * syllable * syllable * Math.sin(2 * Math.PI * 140 * time);
        }
        return Sound.of(16_000, samples);
    }

    private static WhisperSettings settings(Path file) {
        return new WhisperSettings(file, 1, 1, 0, null);
    }

    private static List<Word> heard(SpeechEngine engine, Sound sound) {
        return engine.transcribe(ArraySound.of(sound), ENGLISH, SpeechMonitor.none());
    }

    private static long start(Word word) {
        return word.time().orElseThrow().startMillis();
    }

    private static long worker() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .mapToLong(ProcessHandle::pid)
                .max()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static final class Progress implements SpeechMonitor {
        private final BooleanSupplier cancelled;
        private final List<Long> heard = new CopyOnWriteArrayList<>();
        private final List<String> languages = new ArrayList<>();

        Progress(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public void heard(long heardMillis) {
            heard.add(heardMillis);
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }

        @Override
        public void language(String languageCode, double confidence) {
            languages.add(languageCode + " " + confidence);
        }
    }
}
