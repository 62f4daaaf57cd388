package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.ChildJvm;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerEngineTest {
    private static final SpeechRequest ENGLISH = new SpeechRequest("en");
    private static final Sound CALL = Sound.speech(5, 16_000, 45);

    @TempDir
    Path folder;

    @Test
    void wordsOfAllPiecesComeBackInOrderOnTheTimelineOfTheRecording() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            List<Word> words = heard(engine, CALL);

            assertThat(words).hasSizeGreaterThan(20);
            assertThat(words).isSortedAccordingTo((one, other) -> Long.compare(start(one), start(other)));
            assertThat(words).allSatisfy(word -> {
                assertThat(word.time().orElseThrow().endMillis()).isBetween(start(word) + 1, 45_000L);
                assertThat(word.confidence()).isEqualTo(0.5);
            });
        }
    }

    @Test
    void whatIsHeardDoesNotDependOnTheNumberOfWorkersOrOnOtherRecordings() throws Exception {
        List<Word> alone;
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            alone = heard(engine, CALL);
        }

        try (WorkerEngine engine = engine(2, TestEngines.program(TestEngines.Slow.class, "millis", "20"))) {
            List<CompletableFuture<List<Word>>> both = new ArrayList<>();
            for (int job = 0; job < 3; job++) {
                both.add(CompletableFuture.supplyAsync(() -> heard(engine, CALL)));
            }

            for (CompletableFuture<List<Word>> one : both) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(alone);
            }
        }
    }

    @Test
    void eachChannelIsHeardByItself() {
        Sound left = Sound.speech(8, 16_000, 12);
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            List<Word> words = heard(engine, left.beside(Sound.silence(16_000, 12)));

            assertThat(words).isEqualTo(heard(engine, left));
        }
    }

    @Test
    void whereNobodySpeaksNoWorkerIsStarted() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Unloadable.class))) {
            assertThat(heard(engine, Sound.silence(16_000, 30))).isEmpty();
        }
    }

    @Test
    void theLanguageIsFoundOutAndUsedForAllPieces() {
        Languages told = new Languages();
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            List<Word> words = engine.transcribe(ArraySound.of(CALL), new SpeechRequest(SpeechRequest.AUTO), told);

            assertThat(told.all).containsExactly("de 0.70");
            assertThat(words).isNotEmpty().allMatch(word -> word.text().startsWith("de"));
        }
    }

    @Test
    void theLanguageIsOneOfTheCandidates() {
        Languages told = new Languages();
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            engine.transcribe(
                    ArraySound.of(CALL), new SpeechRequest(SpeechRequest.AUTO, List.of("en", "fr"), List.of()), told);

            assertThat(told.all).containsExactly("en 0.20");
        }
    }

    @Test
    void aKilledWorkerIsReplacedOnceAndNothingIsLost() throws IOException {
        List<Word> expected;
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Saying.class))) {
            expected = heard(engine, CALL);
        }
        crashes(1);

        try (WorkerEngine engine = engine(1, crashing("KILL"))) {
            assertThat(heard(engine, CALL)).isEqualTo(expected);
        }
    }

    @Test
    void aWorkerThatIsKilledTwiceFailsTheRecordingAndNotTheNext() throws IOException {
        crashes(2);
        try (WorkerEngine engine = engine(1, crashing("KILL"))) {
            assertThatThrownBy(() -> heard(engine, CALL))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageMatching("the engine 'test' failed twice on the sound at \\d+ s: its process was killed,"
                            + " as the system does where memory is short");

            assertThat(heard(engine, CALL)).isNotEmpty();
        }
    }

    @Test
    void aCrashLeavesNoDump() throws IOException {
        crashes(2);
        Path here = Path.of("").toAbsolutePath();
        List<Path> before = files(here);
        try (WorkerEngine engine = engine(1, crashing("SEGV"))) {
            assertThatThrownBy(() -> heard(engine, CALL)).hasMessageContaining("its process");
        }

        assertThat(files(here)).isEqualTo(before);
    }

    @Test
    void aHangingWorkerIsEndedAfterItsTime() {
        WorkerSettings settings = settings(1).withPieceLimit(Duration.ofMillis(700));
        try (WorkerEngine engine =
                WorkerEngine.of(TestEngines.DESCRIPTION, TestEngines.program(TestEngines.Hanging.class), settings)) {
            assertThatThrownBy(() -> heard(engine, CALL))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageContaining("failed twice")
                    .hasMessageEndingWith("took longer than 0.7 s and was ended");
        }
    }

    @Test
    void aStoppedWorkerIsEndedForItsSilence() throws IOException {
        crashes(2);
        WorkerSettings settings = settings(1).withSilenceLimit(Duration.ofMillis(1500));
        try (WorkerEngine engine = WorkerEngine.of(TestEngines.DESCRIPTION, crashing("STOP"), settings)) {
            assertThatThrownBy(() -> heard(engine, CALL)).hasMessageEndingWith("was silent for 1.5 s and was ended");
        }
    }

    @Test
    void aGreedyWorkerIsEnded() {
        WorkerProgram program = TestEngines.program(
                TestEngines.Greedy.class, "file", folder.resolve("memory").toString());
        try (WorkerEngine engine = engine(1, program)) {
            assertThatThrownBy(() -> heard(engine, CALL))
                    .isInstanceOf(SpeechException.class)
                    .hasMessageEndingWith("took more than the 256 MB it may use and was ended");
        }
    }

    @Test
    void bytesThatAreNoFrameEndTheWorker() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Babbling.class))) {
            assertThatThrownBy(() -> heard(engine, CALL)).hasMessageEndingWith("did not keep to the protocol");
        }
    }

    @Test
    void whatLibrariesPrintDoesNotDisturb() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Chatty.class))) {
            assertThat(heard(engine, CALL)).isNotEmpty();
        }
    }

    @Test
    void anEngineThatCannotBeLoadedSaysWhy() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Unloadable.class))) {
            assertThatThrownBy(() -> heard(engine, CALL))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage("the model file is not there");
        }
    }

    @Test
    void exceptionsOfTheEngineSayNothingOfWhatWasSaid() {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Indiscreet.class))) {
            assertThatThrownBy(() -> heard(engine, CALL))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage("a fault in the engine's code (IllegalStateException)");
        }
    }

    @Test
    void cancellingEndsTheWorkAndKeepsTheWorker() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Slow.class, "millis", "300"))) {
            heard(engine, Sound.speech(1, 16_000, 3));
            long worker = workers().get(0);
            CompletableFuture<List<Word>> job = CompletableFuture.supplyAsync(() ->
                    engine.transcribe(ArraySound.of(CALL).repeatedTo(3600), ENGLISH, new Progress(cancelled::get)));

            cancelled.set(true);

            assertThatThrownBy(() -> job.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
            assertThat(heard(engine, Sound.speech(1, 16_000, 3))).isNotEmpty();
            assertThat(workers()).containsExactly(worker);
        }
    }

    @Test
    void aWorkerThatDoesNotStopIsEnded() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Hanging.class))) {
            CompletableFuture<List<Word>> job = CompletableFuture.supplyAsync(
                    () -> engine.transcribe(ArraySound.of(CALL), ENGLISH, new Progress(cancelled::get)));
            await(() -> !workers().isEmpty());

            cancelled.set(true);

            assertThatThrownBy(() -> job.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
            await(() -> workers().isEmpty());
        }
    }

    @Test
    void progressMovesAndNeverGoesBack() {
        Progress progress = new Progress(() -> false);
        try (WorkerEngine engine = engine(2, TestEngines.program(TestEngines.Slow.class, "millis", "50"))) {
            engine.transcribe(ArraySound.of(CALL).repeatedTo(180), ENGLISH, progress);
        }

        assertThat(progress.heard).hasSizeGreaterThan(5).isSorted().endsWith(180_000L);
    }

    @Test
    void aShortRecordingDoesNotWaitBehindALongOne() throws Exception {
        try (WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Slow.class, "millis", "60"))) {
            Progress progress = new Progress(() -> false);
            AtomicBoolean cancelled = new AtomicBoolean();
            CompletableFuture<Void> longOne = CompletableFuture.runAsync(() -> engine.transcribe(
                    ArraySound.of(CALL).repeatedTo(7200), ENGLISH, new Progress(cancelled::get, progress.heard)));
            await(() -> !progress.heard.isEmpty());
            int before = progress.heard.size();

            assertThat(heard(engine, Sound.speech(3, 16_000, 30))).isNotEmpty();

            assertThat(longOne).isNotDone();
            assertThat(progress.heard.size() - before).isLessThan(20);
            cancelled.set(true);
        }
    }

    /** Each time: who ends is waited for. */
    @RepeatedTest(8)
    void workersEndWithTheEngine() {
        WorkerEngine engine = engine(2, TestEngines.program(TestEngines.Saying.class));
        heard(engine, CALL);
        assertThat(workers()).isNotEmpty();

        engine.close();

        assertThat(workers()).isEmpty();
        assertThatThrownBy(() -> heard(engine, CALL)).hasMessage("the engine 'test' is closed");
    }

    @Test
    void workersEndWhenTheProgramIsKilled() throws Exception {
        Process program = ChildJvm.start("true", List.of("-Xmx128m"), Program.class);
        String line = program.inputReader().readLine();
        Optional<ProcessHandle> worker = ProcessHandle.of(Long.parseLong(line));
        assertThat(worker)
                .hasValueSatisfying(handle -> assertThat(handle.isAlive()).isTrue());

        program.destroyForcibly().waitFor();

        await(() -> !worker.orElseThrow().isAlive());
    }

    /** Keeps a worker busy and says which. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            WorkerEngine engine = engine(1, TestEngines.program(TestEngines.Hanging.class));
            Thread work = new Thread(() -> heard(engine, CALL));
            work.start();
            await(() -> !workers().isEmpty());
            System.out.println(workers().get(0));
            work.join();
        }
    }

    private static final class Progress implements SpeechMonitor {
        private final java.util.function.BooleanSupplier cancelled;
        private final List<Long> heard;

        Progress(java.util.function.BooleanSupplier cancelled) {
            this(cancelled, new CopyOnWriteArrayList<>());
        }

        Progress(java.util.function.BooleanSupplier cancelled, List<Long> heard) {
            this.cancelled = cancelled;
            this.heard = heard;
        }

        @Override
        public void heard(long heardMillis) {
            heard.add(heardMillis);
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }
    }

    private static final class Languages implements SpeechMonitor {
        private final List<String> all = new ArrayList<>();

        @Override
        public void heard(long heardMillis) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void language(String languageCode, double confidence) {
            all.add(String.format(java.util.Locale.ROOT, "%s %.2f", languageCode, confidence));
        }
    }

    private WorkerProgram crashing(String signal) {
        return TestEngines.program(TestEngines.Crashing.class, "folder", folder.toString(), "signal", signal);
    }

    private void crashes(int count) throws IOException {
        for (int crash = 0; crash < count; crash++) {
            Files.createFile(folder.resolve("crash" + crash));
        }
    }

    private static List<Path> files(Path where) throws IOException {
        try (java.util.stream.Stream<Path> all = Files.list(where)) {
            return all.sorted().toList();
        }
    }

    private static WorkerEngine engine(int workers, WorkerProgram program) {
        return WorkerEngine.of(TestEngines.DESCRIPTION, program, settings(workers));
    }

    private static WorkerSettings settings(int workers) {
        return WorkerSettings.of(workers, 256L << 20);
    }

    private static List<Word> heard(WorkerEngine engine, Sound sound) {
        return engine.transcribe(ArraySound.of(sound), ENGLISH, SpeechMonitor.none());
    }

    private static List<Long> workers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private static long start(Word word) {
        return word.time().orElseThrow().startMillis();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
