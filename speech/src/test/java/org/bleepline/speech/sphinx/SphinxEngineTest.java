package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real engine with its real models, on a sample call. */
class SphinxEngineTest {
    private static final SpeechRequest ENGLISH = new SpeechRequest("en_us");
    private static final SphinxEngine ENGINE = SphinxEngine.of(SphinxAccuracy.FAST, 2);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void hearsTheSampleAlikeWithOneWorkerAndWithTwo() {
        Sound call = Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav")).between(9_000, 23_000);

        List<Word> words = ENGINE.transcribe(source(call), ENGLISH, SpeechMonitor.none());

        assertThat(text(words)).contains("my name is karen miller", "nineteen seventy two");
        long last = 0;
        for (Word word : words) {
            assertThat(word.time().orElseThrow().startMillis()).isGreaterThanOrEqualTo(last);
            assertThat(word.time().orElseThrow().durationMillis()).isGreaterThanOrEqualTo(30);
            last = word.time().orElseThrow().endMillis();
        }
        assertThat(last).isLessThanOrEqualTo(14_000);
        try (SphinxEngine alone = SphinxEngine.of(SphinxAccuracy.FAST, 1)) {
            assertThat(alone.transcribe(source(call), ENGLISH, SpeechMonitor.none()))
                    .isEqualTo(words);
        }
    }

    @Test
    void hearsSeveralRecordingsAtOnceAsItHearsThemAlone() throws Exception {
        Sound first =
                Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav")).between(9_000, 15_000);
        Sound second =
                Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav")).between(15_000, 23_000);
        List<Word> firstAlone = ENGINE.transcribe(source(first), ENGLISH, SpeechMonitor.none());
        List<Word> secondAlone = ENGINE.transcribe(source(second), ENGLISH, SpeechMonitor.none());

        CompletableFuture<List<Word>> firstBeside =
                CompletableFuture.supplyAsync(() -> ENGINE.transcribe(source(first), ENGLISH, SpeechMonitor.none()));
        List<Word> secondBeside = ENGINE.transcribe(source(second), ENGLISH, SpeechMonitor.none());

        assertThat(firstAlone).isNotEmpty().isNotEqualTo(secondAlone);
        assertThat(firstBeside.get()).isEqualTo(firstAlone);
        assertThat(secondBeside).isEqualTo(secondAlone);
    }

    @Test
    void hearsNothingWhereNobodySpeaks() {
        assertThat(ENGINE.transcribe(source(Sound.silence(16_000, 3)), ENGLISH, SpeechMonitor.none()))
                .isEmpty();
        assertThat(ENGINE.transcribe(source(Sound.silence(16_000, 0)), ENGLISH, SpeechMonitor.none()))
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void stopsSoonWhenItIsToldTo() {
        Sound call = Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav"));
        AtomicLong asked = new AtomicLong();
        SpeechMonitor stopping = new SpeechMonitor() {
            @Override
            public void heard(long heardMillis) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 5;
            }
        };

        assertThatThrownBy(() -> ENGINE.transcribe(source(call), ENGLISH, stopping))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesALanguageThatItDoesNotKnow() {
        assertThatThrownBy(() -> ENGINE.transcribe(
                        source(Sound.silence(16_000, 1)), new SpeechRequest("de"), SpeechMonitor.none()))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("not 'de'");
    }

    @Test
    void refusesAnotherSampleRate() {
        assertThatThrownBy(() -> ENGINE.transcribe(source(Sound.silence(8_000, 1)), ENGLISH, SpeechMonitor.none()))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("8000 Hz");
    }

    @Test
    void isSureOfWordsThatWereSaidAndDoubtsThoseItHearsInSpeechPlayedBackwards() {
        Sound call = Sound.readWav(Path.of("../samples/pharmacy-call-mono.wav")).between(9_000, 23_000);
        short[] samples = call.pcm16();
        short[] backwards = new short[samples.length];
        for (int place = 0; place < samples.length; place++) {
            backwards[place] = samples[samples.length - 1 - place];
        }

        double said = confidence(ENGINE.transcribe(source(call), ENGLISH, SpeechMonitor.none()));
        double unsaid =
                confidence(ENGINE.transcribe(PcmSource.of(backwards, 1, 16_000), ENGLISH, SpeechMonitor.none()));

        assertThat(ENGINE.confidenceMeaningful()).isTrue();
        assertThat(said).isGreaterThan(0.8);
        assertThat(unsaid).isLessThan(0.5);
    }

    private static double confidence(List<Word> words) {
        return words.stream().mapToDouble(Word::confidence).average().orElseThrow();
    }

    @Test
    void takesOneWorkerACoreAndNoMoreThanTheHeapCanFeed() {
        assertThat(Workers.count(8, 16L << 30)).isEqualTo(8);
        assertThat(Workers.count(8, 3L << 30)).isEqualTo(5);
        assertThat(Workers.count(4, 256L << 20)).isEqualTo(1);
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static PcmSource source(Sound sound) {
        return PcmSource.of(sound.pcm16(), sound.channelCount(), sound.sampleRateHz());
    }
}
