package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bleepline.audio.AudioException;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutChannels;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.leak.Leak;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.SoundTracks;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of two sound tracks on which different things are said: whatever is found on one is cut on both. */
class SoundTracksTest {
    private static final TimeRange ON_THE_FIRST = new TimeRange(1000, 2200);
    private static final TimeRange ON_THE_SECOND = new TimeRange(3000, 3600);

    private static final List<Word> FIRST = List.of(
            Word.timed("my", 200, 400),
            Word.timed("name", 400, 800),
            Word.timed("is", 800, 1000),
            Word.timed("Karen", 1000, 1600),
            Word.timed("Miller", 1600, 2200),
            Word.timed("thanks", 4000, 4400));

    private static final List<Word> SECOND = List.of(
            Word.timed("she", 2300, 2450),
            Word.timed("talks", 2450, 2700),
            Word.timed("to", 2700, 2850),
            Word.timed("Peter", 3000, 3600),
            Word.timed("now", 4200, 4500));

    /** What an engine hears where both names were cut. */
    private static final List<Word> CLEAN = List.of(Word.timed("thanks", 4000, 4400));

    @TempDir
    Path folder;

    private Path recording;
    private Path redacted;

    @BeforeEach
    void make() {
        recording = SoundTracks.writeMatroska(
                folder.resolve("film.mka"),
                SpokenSound.of(FIRST, 5, 16_000, 5),
                SpokenSound.of(SECOND, 6, 44_100, 5).beside(SpokenSound.of(SECOND, 7, 44_100, 5)));
        redacted = folder.resolve("out/film.redacted.mka");
    }

    @Test
    void cutsEachTrackWhereAnyOfThemSpeaksOfAPerson() throws IOException {
        List<String> notes = new ArrayList<>();
        RedactionResult result = redact(options(), Scripted.hears(FIRST, SECOND), FfmpegRecordings.bundled(), notes);

        assertThat(result.text()).isEqualTo("my name is ##### ###### thanks");
        assertThat(result.cuts()).hasSize(2);
        assertThat(result.cuts().get(0).reasons()).doesNotContain(CutReason.OTHER_TRACK);
        assertThat(result.cuts().get(1).reasons()).contains(CutReason.OTHER_TRACK);
        assertThat(result.otherTracks()).hasSize(1);
        assertThat(result.otherTracks().get(0).number()).isEqualTo(2);
        assertThat(result.otherTracks().get(0).spans()).hasSize(1);
        assertThat(notes)
                .containsExactly("the recording has 2 sound tracks; 2 are heard and written, and what is found"
                        + " in one is cut in all");
        assertThat(Files.readString(json()))
                .contains("\"other_tracks\"", "\"track\" : 2", "other_track")
                .doesNotContain("Karen", "Miller", "Peter");
        for (int track = 0; track < 2; track++) {
            assertOnlyTone(track, ON_THE_FIRST);
            assertOnlyTone(track, ON_THE_SECOND);
        }
    }

    @Test
    void reportsWhatWasFoundInEachTrack() throws IOException {
        redact(options(), Scripted.hears(FIRST, SECOND), FfmpegRecordings.bundled(), new ArrayList<>());

        assertThat(Files.readString(page()).split("<tr><td>person_name</td>", -1))
                .hasSize(3);
    }

    @Test
    void hearsTheOthersToAGivenTranscript() {
        RedactionResult result = redact(
                options().transcript(Transcript.ofWords("en", FIRST)).times(TimePrecision.EXACT),
                Scripted.hears(SECOND),
                FfmpegRecordings.bundled(),
                new ArrayList<>());

        assertThat(result.engine()).isEqualTo("transcript");
        assertThat(result.otherTracks().get(0).engine()).isEqualTo("scripted 1");
        for (int track = 0; track < 2; track++) {
            assertOnlyTone(track, ON_THE_FIRST);
            assertOnlyTone(track, ON_THE_SECOND);
        }
    }

    /** Nobody has listened to it. */
    @Test
    void leavesOutWhatNobodyCanListenTo() {
        SpeechEngine french = new Scripted(List.of(List.of())) {
            @Override
            public Set<String> languages() {
                return Set.of("fr");
            }
        };
        List<String> notes = new ArrayList<>();

        redact(options().transcript(Transcript.ofWords("en", FIRST)), french, FfmpegRecordings.bundled(), notes);

        assertThat(FfmpegRecordings.bundled().inspect(redacted).soundTrackCount())
                .isEqualTo(1);
        assertThat(notes)
                .containsExactly(
                        "the recording has 2 sound tracks; the first is heard and written, the others are left out");
    }

    @Test
    void keepsTheFirstWhereTheFormatHoldsOne() {
        redacted = folder.resolve("film.redacted.mp3");
        List<String> notes = new ArrayList<>();

        RedactionResult result =
                redact(options().format(OutputFormat.MP3), Scripted.hears(FIRST), FfmpegRecordings.bundled(), notes);

        assertThat(result.otherTracks()).isEmpty();
        assertThat(notes)
                .containsExactly(
                        "the recording has 2 sound tracks; the first is heard and written, the others are left out");
    }

    @Test
    void passesALeakCheckThatListensToBoth() {
        RedactionResult result = redact(
                options().leakCheck(LeakCheckSettings.defaults()),
                Scripted.hears(FIRST, SECOND, CLEAN, CLEAN),
                FfmpegRecordings.bundled(),
                new ArrayList<>());

        assertThat(result.leakCheck().orElseThrow().looks()).isEqualTo(1);
        assertThat(result.leakCheck().orElseThrow().valuesSearched()).isEqualTo(2);
        assertThat(result.leakCheck().orElseThrow().residualDb().orElseThrow()).isLessThan(-60);
    }

    @Test
    void findsAValueOfTheFirstThatIsHeardOnTheSecond() {
        List<Word> leaking = List.of(Word.timed("miller", 2350, 2600));

        RedactionResult result = redact(
                options().leakCheck(LeakCheckSettings.defaults()),
                Scripted.hears(FIRST, SECOND, CLEAN, leaking, CLEAN, CLEAN),
                FfmpegRecordings.bundled(),
                new ArrayList<>());

        assertThat(result.leakCheck().orElseThrow().repaired())
                .containsExactly(new Leak(new TimeRange(2350, 2600), Leak.Kind.HEARD, 1));
        assertOnlyTone(0, new TimeRange(1000, 2600));
        assertOnlyTone(1, new TimeRange(1000, 2600));
    }

    @Test
    void letsNothingOutWhereTheSecondTrackWasNotCut() {
        Recordings forgetful = withUncutSecondTrack();

        assertThatThrownBy(() -> redact(
                        options().leakCheck(LeakCheckSettings.defaults()),
                        Scripted.hears(FIRST, SECOND, CLEAN),
                        forgetful,
                        new ArrayList<>()))
                .isInstanceOf(LeakException.class);

        assertThat(redacted).doesNotExist();
    }

    @Test
    void leavesNothingWhereTheSecondTrackHoldsNoSound() throws IOException {
        recording = SoundTracks.writeMatroska(
                recording, SpokenSound.of(FIRST, 5, 16_000, 5), SpokenSound.of(List.of(), 6, 44_100, 0));

        assertThatThrownBy(() ->
                        redact(options(), Scripted.hears(FIRST, SECOND), FfmpegRecordings.bundled(), new ArrayList<>()))
                .isInstanceOf(SpeechException.class)
                .hasCauseInstanceOf(AudioException.class)
                .hasMessageStartingWith("Sound track 2 of this file holds no sound; choose mp3");

        assertNothingIsLeft();
    }

    @Test
    void leavesNothingOfFiftyTracks() throws IOException {
        Sound[] all = new Sound[50];
        Arrays.fill(all, SpokenSound.of(FIRST, 5, 8_000, 5));
        recording = SoundTracks.writeMatroska(recording, all);

        assertThatThrownBy(
                        () -> redact(options(), Scripted.hears(FIRST), FfmpegRecordings.bundled(), new ArrayList<>()))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("50 sound tracks");

        assertNothingIsLeft();
    }

    /** Not even a file that was begun. */
    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(folder.resolve("keys"))))
                    .containsExactly(recording);
        }
    }

    @Nested
    class InAnotherLanguage {
        @Test
        void areHeardWhereTheFileDoesNotSayWhatIsSpoken() {
            assertThat(OtherTracks.isHeardIn("en", track(1, ""), track(0, ""))).isTrue();
            assertThat(OtherTracks.isHeardIn("en", track(1, ""), track(0, "eng")))
                    .isTrue();
        }

        @Test
        void areHeardWhereItIsTheLanguageOfTheFirstOrTheOneThatIsHeard() {
            assertThat(OtherTracks.isHeardIn("en", track(1, "deu"), track(0, "deu")))
                    .isTrue();
            assertThat(OtherTracks.isHeardIn("en", track(1, "eng"), track(0, "")))
                    .isTrue();
            assertThat(OtherTracks.isHeardIn("en", track(1, "en"), track(0, "deu")))
                    .isTrue();
        }

        @Test
        void areLeftOutElse() {
            List<RecordingInfo> all = List.of(track(0, "eng"), track(1, "deu"), track(2, "eng"));

            assertThat(OtherTracks.isHeardIn("en", all.get(1), all.get(0))).isFalse();
            assertThat(OtherTracks.notes(all, List.of(all.get(0), all.get(2))))
                    .containsExactly(
                            "the recording has 4 sound tracks; 2 are heard and written, and what is found in one is cut in"
                                    + " all",
                            "sound track 2 is left out: by the file it is in another language (deu), in which personal data"
                                    + " is not looked for",
                            "sound track 4 is left out: it cannot be read");
        }

        private static RecordingInfo track(int number, String language) {
            return new RecordingInfo(5000, 16_000, 1, "mono", "aac", "matroska,webm", true, 4, number, language);
        }
    }

    @Nested
    class Cuts {
        @Test
        void ofTheFirstStayAsTheyAreWhereTheOthersSayTheSame() {
            List<Cut> first = List.of(Cut.of(new TimeRange(1000, 2000)));

            assertThat(OtherTracks.united(first, List.of(Cut.of(new TimeRange(1100, 1900)))))
                    .isEqualTo(first);
        }

        @Test
        void growWhereAnotherTrackReachesFurther() {
            List<Cut> united = OtherTracks.united(
                    List.of(Cut.of(new TimeRange(1000, 2000))), List.of(Cut.of(new TimeRange(1100, 2300))));

            assertThat(united)
                    .containsExactly(
                            new Cut(new TimeRange(1000, 2300), CutChannels.all(), Set.of(CutReason.OTHER_TRACK)));
        }

        @Test
        void ofOneChannelDoNotSpareTheOthersOfWhatAnotherTrackSays() {
            Cut left = new Cut(new TimeRange(1000, 2000), CutChannels.only(0), Set.of());

            assertThat(OtherTracks.united(List.of(left), List.of(left)))
                    .contains(left, new Cut(left.time(), CutChannels.all(), Set.of(CutReason.OTHER_TRACK)));
        }
    }

    private static RedactionOptions.Builder options() {
        return RedactionOptions.builder()
                .policies(PolicySet.of(Policy.PERSON_NAME))
                .hearing(Hearing.MIXED)
                .format(OutputFormat.SAME);
    }

    private RedactionResult redact(
            RedactionOptions.Builder options, SpeechEngine engine, Recordings recordings, List<String> notes) {
        PipelineMonitor monitor = new PipelineMonitor() {
            @Override
            public void progress(Stage stage, long doneMillis, long totalMillis) {}

            @Override
            public void note(String message) {
                notes.add(message);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        try (Bleepline bleepline = Bleepline.of(recordings, Detector::standard, () -> engine)) {
            return bleepline.redact(
                    recording,
                    options.deliveries(Deliveries.none()
                                    .withRecording(redacted)
                                    .withResult(json())
                                    .withReport(new ReportDelivery(
                                            page(),
                                            folder.resolve("film.report.jws"),
                                            ReportKey.in(folder.resolve("keys")),
                                            "bleepline test")))
                            .build(),
                    monitor);
        }
    }

    private Path page() {
        return folder.resolve("film.report.html");
    }

    private Path json() {
        return folder.resolve("film.redacted.json");
    }

    private void assertOnlyTone(int track, TimeRange time) {
        Recordings recordings = FfmpegRecordings.bundled();
        Path wav = folder.resolve("decoded.wav");
        recordings.redact(
                redacted,
                recordings.inspect(redacted, track),
                wav,
                List.of(),
                RedactionMethod.BEEP,
                OutputFormat.WAV,
                AudioMonitor.none());
        Sound sound = Sound.readWav(wav).between(time.startMillis(), time.endMillis());
        for (int channel = 0; channel < sound.channelCount(); channel++) {
            double[] samples = sound.channel(channel);
            double tone = Spectrum.powerDb(samples, sound.sampleRateHz(), 850, 1150);
            double other = Spectrum.powerOutsideDb(samples, sound.sampleRateHz(), 850, 1150);
            assertThat(other - tone).as("dB beside the tone").isLessThan(-30);
        }
    }

    /** Real recordings, but in place of the redacted second track the original's is found. */
    private Recordings withUncutSecondTrack() {
        Recordings real = FfmpegRecordings.bundled();
        return (Recordings) Proxy.newProxyInstance(
                Recordings.class.getClassLoader(), new Class<?>[] {Recordings.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listen") && ((RecordingInfo) arguments[1]).soundTrack() == 1) {
                        arguments[0] = recording;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
