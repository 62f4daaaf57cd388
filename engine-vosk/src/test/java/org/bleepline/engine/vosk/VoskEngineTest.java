package org.bleepline.engine.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Word;
import org.bleepline.engine.worker.HeardWord;
import org.bleepline.models.ModelFolder;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real library in a worker process, with models that are none; no real model is at hand where this is developed. */
@Timeout(120)
class VoskEngineTest {
    @TempDir
    private Path folder;

    /** The library answers, and says no: so it was unpacked, loaded and called. */
    @Test
    void theLibraryIsLoadedAndRefusesAModelThatIsNone() throws IOException {
        Path model = model("vosk-model-small-de-0.15", "this is no model\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> hear(model))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the model in " + model + " cannot be loaded by Vosk 0.3.45; it may be damaged, or there is"
                        + " too little memory for it");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void aCorruptModelIsOneSentenceAndHarmsNobody(int seed, boolean binary) throws IOException {
        byte[] noise = new byte[200_000];
        new Random(seed).nextBytes(noise);
        if (binary) {
            // As Kaldi's binary files begin, and then a number of bytes that nobody has.
            byte[] head = {
                0, 'B', '<', 'T', 'r', 'a', 'n', 's', 'i', 't', 'i', 'o', 'n', 'M', 'o', 'd', 'e', 'l', '>', ' '
            };
            System.arraycopy(head, 0, noise, 0, head.length);
        }
        Path model = model("vosk-model-de", noise);

        assertThatThrownBy(() -> hear(model))
                .isInstanceOf(SpeechException.class)
                .message()
                .matches(message -> message.contains("it may be damaged") || message.contains("which may be damaged"));
    }

    @Test
    void anUnfinishedModelIsFoundBeforeAnythingIsLoaded() throws IOException {
        Path model = model("vosk-model-de", new byte[10]);
        Files.write(model.resolve("am/final.mdl"), new byte[0]);

        assertThatThrownBy(() -> VoskEngines.of(settings(model)))
                .isInstanceOf(SpeechException.class)
                .hasMessage(
                        "the folder " + model + " holds no whole Vosk model: am/final.mdl is missing or empty; fetch it"
                                + " again with 'bleepline models pull --again'");
        assertThatThrownBy(() -> VoskEngines.of(settings(folder.resolve("none"))))
                .hasMessage("there is no folder of a Vosk model " + folder.resolve("none"));
    }

    @Test
    void aMissingModelIsNamedWithTheCommandThatFetchesIt() throws IOException {
        ModelFolder models = ModelFolder.of(folder);
        Path installed = model("vosk-model-small-de-0.15", new byte[10]);

        assertThat(VoskEngines.model("small-de-0.15", models)).isEqualTo(installed);
        assertThat(VoskEngines.model("./own", models)).isEqualTo(Path.of("./own"));
        assertThatThrownBy(() -> VoskEngines.model("small-fr-0.22", models))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("fetch it with: bleepline models pull vosk-model-small-fr-0.22");
    }

    @ParameterizedTest
    @CsvSource({
        "vosk-model-small-de-0.15, de",
        "vosk-model-small-cn-0.22, zh",
        "vosk-model-small-vn-0.4, vi",
        "vosk-model-en-us-0.42-gigaspeech, en",
        "vosk-model-ua-9, uk",
        "pt-mine, pt"
    })
    void tellsTheLanguageByTheName(String name, String language) throws IOException {
        assertThat(VoskEngines.languages(settings(model(name, new byte[10])))).containsExactly(language);
    }

    @Test
    void asksForALanguageThatItCannotTell() throws IOException {
        Path model = model("callcentre", new byte[10]);

        assertThatThrownBy(() -> VoskEngines.languages(settings(model)))
                .hasMessageContaining("cannot be told by its name");
        assertThat(VoskEngines.languages(settings(model).withLanguage("nl"))).containsExactly("nl");
    }

    @Test
    void saysWhichLanguageItDoesNotKnow() throws IOException {
        Path model = model("vosk-model-de", new byte[10]);
        try (SpeechEngine engine = VoskEngines.of(settings(model))) {
            assertThat(engine.languages()).containsExactly("de");
            assertThat(engine.confidenceMeaningful()).isTrue();
            assertThat(engine.timePrecision()).isEqualTo(TimePrecision.MEASURED);
            assertThat(engine.models())
                    .extracting(file -> file.name())
                    .containsExactly(
                            "vosk-model-de/am/final.mdl",
                            "vosk-model-de/conf/mfcc.conf",
                            "vosk-model-de/graph/HCLG.fst");
            assertThatThrownBy(() -> engine.transcribe(sound(), new SpeechRequest("en"), SpeechMonitor.none()))
                    .hasMessage("the engine 'vosk' (Vosk 0.3.45, vosk-model-de) does not know the language 'en'");
        }
    }

    @Test
    void readsTheAnswersThatVoskDocuments() {
        assertThat(VoskResult.words("{\n  \"result\" : [{\n      \"conf\" : 0.982,\n      \"end\" : 1.11,\n"
                        + "      \"start\" : 0.87,\n      \"word\" : \"one\"\n    }, {\n      \"conf\" : 1.0,\n"
                        + "      \"end\" : 1.53,\n      \"start\" : 1.11,\n      \"word\" : \"[noise]\"\n    }],\n"
                        + "  \"text\" : \"one [noise]\"\n}"))
                .containsExactly(new HeardWord("one", 870, 1110, 0.982));
        assertThat(VoskResult.words("{\"text\": \"\"}")).isEmpty();
        assertThatThrownBy(() -> VoskResult.words("{\"result\": [{\"word\": \"secret"))
                .isInstanceOf(SpeechException.class)
                .hasMessage("Vosk's answer is not the JSON that it documents")
                .hasNoCause();
    }

    /** What has no time could not be cut out of the sound. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"secret\"}",
                "{\"result\": [], \"text\": \"secret\"}",
                "{\"result\": [{\"conf\": 1.0, \"end\": 1.1, \"word\": \"secret\"}], \"text\": \"secret\"}",
                "{\"result\": [{\"conf\": 1.0, \"start\": 0.8, \"word\": \"secret\"}], \"text\": \"secret\"}"
            })
    void refusesWordsWithoutTimes(String answer) {
        assertThatThrownBy(() -> VoskResult.words(answer))
                .isInstanceOf(SpeechException.class)
                .hasMessage("Vosk's answer has words without times");
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Mac OS X, aarch64", "Mac OS X, x86_64"})
    void hasLibrariesFor(String os, String arch) {
        assertThat(VoskEngines.resources(os, arch).values())
                .allSatisfy(resource -> assertThat(
                                VoskEngines.class.getClassLoader().getResource(resource))
                        .as(resource)
                        .isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Windows 11, amd64"})
    void anotherSystemIsToldWhatToDo(String os, String arch) {
        assertThatThrownBy(() -> VoskEngines.resources(os, arch))
                .hasMessageStartingWith("Vosk does not run inside of Bleepline on " + os + " " + arch)
                .hasMessageEndingWith("(--engine URL)");
    }

    private Path model(String name, byte[] acoustic) throws IOException {
        Path model = folder.resolve(name);
        for (String file : List.of("am/final.mdl", "conf/mfcc.conf", "graph/HCLG.fst")) {
            Files.createDirectories(model.resolve(file).getParent());
            Files.write(model.resolve(file), file.endsWith("conf") ? new byte[] {'\n'} : acoustic);
        }
        return model;
    }

    private static VoskSettings settings(Path model) {
        return new VoskSettings(model, Optional.empty(), 1, 0, null);
    }

    private static List<Word> hear(Path model) {
        try (SpeechEngine engine = VoskEngines.of(settings(model))) {
            return engine.transcribe(sound(), new SpeechRequest("de"), SpeechMonitor.none());
        }
    }

    private static PcmSource sound() {
        short[] samples = new short[32_000];
        double[] speech = Sound.speech(1, 16_000, 2).channel(0);
        for (int frame = 0; frame < samples.length; frame++) {
            samples[frame] = (short) (speech[frame] * 20_000);
        }
        return PcmSource.of(samples, 1, 16_000);
    }
}
