package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.leak.Leak;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaks that were put there: the check finds them, has them cut, or lets nothing out. */
class LeakCheckTest {
    private static final List<Word> WORDS = List.of(
            Word.timed("my", 200, 400),
            Word.timed("name", 400, 800),
            Word.timed("is", 800, 1000),
            Word.timed("Karen", 1000, 1600),
            Word.timed("Miller", 1600, 2200),
            Word.timed("thanks", 2900, 3400));

    /** What an engine hears where everything was cut. */
    private static final List<Word> CLEAN =
            List.of(Word.timed("my", 200, 400), Word.timed("name", 400, 800), Word.timed("thanks", 2900, 3400));

    private static final long FROM_MILLIS = 7_700;
    private static final long TO_MILLIS = 15_500;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"BEEP, MP3", "SILENCE, MP3", "BEEP, WAV", "SILENCE, WAV"})
    void passesARecordingThatDoesNotLeak(RedactionMethod method, OutputFormat format) throws IOException {
        RedactionResult result = redact(
                RedactionOptions.builder().method(method).format(format),
                FfmpegRecordings.bundled(),
                Scripted.hears(CLEAN));

        LeakCheckResult check = result.leakCheck().orElseThrow();
        assertThat(check.engine()).isEqualTo("scripted 1");
        assertThat(check.looks()).isEqualTo(1);
        assertThat(check.valuesSearched()).isEqualTo(1);
        assertThat(check.cutsMeasured()).isEqualTo(1);
        assertThat(check.repaired()).isEmpty();
        assertThat(check.residualDb().orElseThrow()).isLessThan(-60);
        assertThat(result.cuts()).hasSize(1);
        assertThat(Files.readString(json()))
                .contains("\"leak_check\"", "\"looks\" : 1")
                .doesNotContain("Karen");
    }

    @Test
    void findsACutThatIsShiftedAndRepairsIt() throws IOException {
        Recordings late = rewriting(cuts -> moved(cuts, 300));

        RedactionResult result = redact(RedactionOptions.builder(), late, Scripted.hears(CLEAN));

        LeakCheckResult check = result.leakCheck().orElseThrow();
        assertThat(check.looks()).isGreaterThan(1);
        assertThat(check.repaired()).isNotEmpty().allMatch(leak -> leak.kind() == Leak.Kind.SOUND);
        assertThat(result.cuts()).anyMatch(cut -> cut.reasons().contains(CutReason.LEAK));
        assertOnlyTone(new TimeRange(1000, 2200));
    }

    @Test
    void findsWhatIsHeardBesideACutAndWidensIt() throws IOException {
        Word leaked = Word.timed("miller", 2450, 2700);
        List<Word> leaking = new ArrayList<>(CLEAN);
        leaking.add(leaked);

        RedactionResult result =
                redact(RedactionOptions.builder(), FfmpegRecordings.bundled(), Scripted.hears(leaking, CLEAN));

        LeakCheckResult check = result.leakCheck().orElseThrow();
        assertThat(check.looks()).isEqualTo(2);
        assertThat(check.repaired()).containsExactly(new Leak(new TimeRange(2450, 2700), Leak.Kind.HEARD, 1));
        assertThat(result.cuts()).hasSize(1);
        assertThat(result.cuts().get(0).reasons()).contains(CutReason.LEAK);
        assertOnlyTone(new TimeRange(1000, 2700));
        assertThat(Files.readString(json())).contains("\"kind\" : \"heard\"").doesNotContain("iller");
    }

    @Test
    void letsNothingOutWhereAShiftedCutCannotBeRepaired() throws IOException {
        Recordings never = rewriting(cuts -> List.of());

        assertFails(() -> redact(RedactionOptions.builder(), never, Scripted.hears(CLEAN)));
    }

    @Test
    void letsNothingOutWhereAValueIsHeardAgainAndAgain() throws IOException {
        SpeechEngine elsewhere = Scripted.hears(said(2600), said(3200), said(3800), said(4400));

        assertFails(() -> redact(RedactionOptions.builder(), FfmpegRecordings.bundled(), elsewhere));
    }

    @Test
    void countsItsRounds() throws IOException {
        Recordings late = rewriting(cuts -> moved(cuts, 300));

        assertFails(() ->
                redact(RedactionOptions.builder().leakCheck(new LeakCheckSettings(0)), late, Scripted.hears(CLEAN)));
    }

    @Test
    void measuresTheSoundEvenWhereNothingIsHeard() throws IOException {
        Recordings late = rewriting(cuts -> moved(cuts, 300));

        RedactionResult result = redact(RedactionOptions.builder(), late, Scripted.hears(List.of()));

        assertThat(result.leakCheck().orElseThrow().repaired()).isNotEmpty();
    }

    @Test
    void needsARecordingToCheck() {
        assertThatThrownBy(() -> bleepline(FfmpegRecordings.bundled(), Scripted.hears(CLEAN))
                        .redact(
                                speech(),
                                RedactionOptions.builder()
                                        .leakCheck(LeakCheckSettings.defaults())
                                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no recording to check");
    }

    @Test
    void needsAnEngineThatKnowsTheLanguage() {
        SpeechEngine french = new Scripted(List.of(CLEAN)) {
            @Override
            public Set<String> languages() {
                return Set.of("fr");
            }
        };

        assertThatThrownBy(() -> redact(RedactionOptions.builder(), FfmpegRecordings.bundled(), french))
                .isInstanceOf(UnsupportedLanguageException.class)
                .hasMessageContaining("leak check");
    }

    @Test
    void cutsSpeechBesideACutForWhichNoWordStands() throws IOException {
        List<Word> late = new ArrayList<>(WORDS);
        late.set(3, Word.timed("Karen", 1500, 2100));
        late.set(4, Word.timed("Miller", 2100, 2700));

        RedactionResult result = redact(
                RedactionOptions.builder()
                        .transcript(Transcript.ofWords("en", late))
                        .times(TimePrecision.EXACT),
                FfmpegRecordings.bundled(),
                Scripted.hears(CLEAN));

        assertThat(result.leakCheck().orElseThrow().repaired())
                .isNotEmpty()
                .allMatch(leak -> leak.kind() == Leak.Kind.UNEXPLAINED);
        assertOnlyTone(new TimeRange(1000, 2200));
        assertThat(Files.readString(json())).contains("\"kind\" : \"unexplained\"");
    }

    /** The same of a sample call: nobody hears anything, and what was left of the name lies beside its cut. */
    @Test
    void findsANameInASampleCallWhoseTimesAreWrongAndSaidToBeExact() throws IOException {
        RedactionResult result = questionWithALateName(TimePrecision.EXACT, () -> new ScriptedEngine(List.of()));

        assertThat(result.leakCheck().orElseThrow().repaired())
                .isNotEmpty()
                .allMatch(leak -> leak.kind() == Leak.Kind.UNEXPLAINED);
    }

    /** The transcript that was handed in is late by half a second for the name: the embedded engine hears what was left of it. */
    @Test
    void hearsANameInASampleCallWhoseTimesAreWrong() throws IOException {
        RedactionResult result =
                questionWithALateName(TimePrecision.UNKNOWN, () -> SphinxEngine.of(SphinxAccuracy.ACCURATE));

        assertThat(result.leakCheck().orElseThrow().repaired()).anyMatch(leak -> leak.kind() == Leak.Kind.HEARD);
    }

    /**
     * Only the question and the answer, since the engine is slow. In the end the name is cut.
     */
    private RedactionResult questionWithALateName(TimePrecision times, Supplier<SpeechEngine> engine) {
        Path recording = Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav"))
                .between(FROM_MILLIS, TO_MILLIS)
                .writeWav(folder.resolve("question.wav"));
        GroundTruth truth = GroundTruth.of(Path.of("../samples/pharmacy-call.truth.json"));
        List<Word> words = new ArrayList<>();
        List<TimeRange> name = new ArrayList<>();
        for (GroundTruth.SpokenWord word : truth.words()) {
            if (word.time().startMillis() < FROM_MILLIS || word.time().endMillis() > TO_MILLIS) {
                continue;
            }
            boolean late = word.text().equals("karen") || word.text().equals("miller");
            TimeRange time = new TimeRange(
                    word.time().startMillis() - FROM_MILLIS, word.time().endMillis() - FROM_MILLIS);
            if (late) {
                name.add(time);
            }
            long shift = late ? 500 : 0;
            words.add(Word.timed(word.text(), time.startMillis() + shift, time.endMillis() + shift));
        }
        try (Bleepline bleepline = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, engine)) {
            RedactionResult result = bleepline.redact(
                    recording,
                    RedactionOptions.builder()
                            .policies(PolicySet.of(Policy.PERSON_NAME))
                            .transcript(Transcript.ofWords("en", words))
                            .times(times)
                            .hearing(Hearing.MIXED)
                            .leakCheck(LeakCheckSettings.defaults())
                            .deliveries(Deliveries.none().withRecording(folder.resolve("call.redacted.mp3")))
                            .build());
            assertThat(name)
                    .hasSize(2)
                    .allSatisfy(word -> assertThat(result.cuts())
                            .anyMatch(cut -> cut.time().startMillis() <= word.startMillis() + 50
                                    && cut.time().endMillis() >= word.endMillis() - 50));
            return result;
        }
    }

    private void assertFails(ThrowingCallable work) throws IOException {
        assertThatThrownBy(work)
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("nothing was written")
                .hasMessageNotContainingAny("Karen", "karen", "iller");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("call.wav");
        }
    }

    private RedactionResult redact(RedactionOptions.Builder options, Recordings recordings, SpeechEngine second) {
        RedactionOptions built = options.build();
        if (built.leakCheck().isEmpty()) {
            options.leakCheck(LeakCheckSettings.defaults());
        }
        try (Bleepline bleepline = bleepline(recordings, second)) {
            return bleepline.redact(
                    speech(),
                    options.policies(PolicySet.of(Policy.PERSON_NAME))
                            .deliveries(Deliveries.none()
                                    .withRecording(redacted(built.format()))
                                    .withResult(json()))
                            .build());
        }
    }

    private static Bleepline bleepline(Recordings recordings, SpeechEngine second) {
        return Bleepline.of(recordings, Detector::standard, () -> new ScriptedEngine(WORDS))
                .checkedBy(() -> second);
    }

    private Path speech() {
        return SpokenSound.of(WORDS, 5, 16_000, 5).writeWav(folder.resolve("call.wav"));
    }

    private Path redacted(OutputFormat format) {
        return folder.resolve("call.redacted." + format.wireName());
    }

    private Path json() {
        return folder.resolve("call.redacted.json");
    }

    /** In the redacted mp3 there is the tone of 1 kHz and, but for what mp3 adds, nothing else. */
    private void assertOnlyTone(TimeRange time) {
        Sound sound = decoded(redacted(OutputFormat.MP3));
        double[] samples = sound.between(time.startMillis(), time.endMillis()).channel(0);
        double tone = Spectrum.powerDb(samples, sound.sampleRateHz(), 850, 1150);
        double other = Spectrum.powerOutsideDb(samples, sound.sampleRateHz(), 850, 1150);
        assertThat(other - tone).as("dB beside the tone").isLessThan(-30);
    }

    private Sound decoded(Path recording) {
        Recordings recordings = FfmpegRecordings.bundled();
        Path wav = folder.resolve("decoded.wav");
        recordings.redact(
                recording,
                recordings.inspect(recording),
                wav,
                List.of(),
                RedactionMethod.BEEP,
                OutputFormat.WAV,
                AudioMonitor.none());
        return Sound.readWav(wav);
    }

    private static List<Cut> moved(List<Cut> cuts, long millis) {
        return cuts.stream()
                .map(cut -> new Cut(
                        new TimeRange(
                                cut.time().startMillis() + millis, cut.time().endMillis() + millis),
                        cut.channels(),
                        cut.reasons()))
                .toList();
    }

    /** Real recordings, but the cuts that are handed to the writer are others. */
    @SuppressWarnings("unchecked")
    private static Recordings rewriting(UnaryOperator<List<Cut>> fault) {
        Recordings real = FfmpegRecordings.bundled();
        return (Recordings) Proxy.newProxyInstance(
                Recordings.class.getClassLoader(), new Class<?>[] {Recordings.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("redact")) {
                        arguments[3] = fault.apply((List<Cut>) arguments[3]);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<Word> said(long millis) {
        return List.of(Word.timed("karen", millis, millis + 100), Word.timed("miller", millis + 100, millis + 200));
    }
}
