package org.bleepline.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.testkit.ScriptedWhisper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConfiguredEnginesTest {
    private static final List<ServerEngine> EMBEDDED =
            List.of(new ServerEngine("embedded", Set.of("en"), Bleepline.standard()));

    @TempDir
    Path folder;

    @Test
    void enginesOfTheSettingsStandInFrontAndSayWhatTheyHear() {
        Path model = ScriptedWhisper.english().say(0, 1, " Hello").writeTo(folder.resolve("ggml-base.en.bin"));

        List<ServerEngine> engines = ConfiguredEngines.before(EMBEDDED, settings("type=whisper", "model=" + model));

        assertThat(engines).extracting(ServerEngine::name).containsExactly("calls", "embedded");
        assertThat(new SpeechModels(engines, Map.of("universal-2", "embedded")).descriptions())
                .containsExactly(
                        "Engine calls hears for every speech model that names no other; languages: en",
                        "Engine embedded hears for universal-2 and every speech model that names no engine, in"
                                + " languages that those above do not know; languages: en");
    }

    @Test
    void withoutSettingsThereIsWhatThereWas() {
        assertThat(ConfiguredEngines.before(EMBEDDED, settings())).isEqualTo(EMBEDDED);
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=wisper")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bleepline.engines.calls.type is 'wisper'; there are: whisper, vosk, http");
    }

    @Test
    void aMissingModelIsNamed() {
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=whisper")))
                .hasMessage("bleepline.engines.calls.model is missing: the name or the path of a Whisper model");
        Path missing = folder.resolve("missing.bin");
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=whisper", "model=" + missing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bleepline.engines.calls.model: there is no model file " + missing);
    }

    @Test
    void modelsAreLookedForInTheModelFolder() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        ScriptedWhisper.multilingual(2).say(0, 1, " Hallo").writeTo(models.resolve("whisper-base.bin"));
        Path vosk = models.resolve("vosk-model-small-de-0.15");
        for (String file : List.of("am/final.mdl", "conf/mfcc.conf", "graph/HCLG.fst")) {
            Files.createDirectories(vosk.resolve(file).getParent());
            Files.writeString(vosk.resolve(file), "x");
        }

        List<ServerEngine> whisper = ConfiguredEngines.before(EMBEDDED, settings("type=whisper", "model=base"));
        List<ServerEngine> german = ConfiguredEngines.before(EMBEDDED, settings("type=vosk", "model=small-de-0.15"));

        assertThat(whisper.get(0).detectsLanguage()).isTrue();
        assertThat(german.get(0).languages()).containsExactly("de");
        assertThat(new SpeechModels(german, Map.of()).descriptions())
                .containsExactly(
                        "Engine calls hears for every speech model that names no other; languages: de",
                        "Engine embedded hears for every speech model that names no engine, in languages that those"
                                + " above do not know; languages: en");
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=vosk", "model=small-fr-0.22")))
                .hasMessageStartingWith("bleepline.engines.calls.model: the Vosk model 'small-fr-0.22' is not in ")
                .hasMessageContaining("bleepline models pull vosk-model-small-fr-0.22");
    }

    @Test
    void aServerNeedsItsAddress() {
        assertThat(ConfiguredEngines.before(
                                EMBEDDED, settings("type=http", "url=http://gpu.example:8000/v1", "key=secret"))
                        .get(0)
                        .languages())
                .contains("en", "de", "ja");
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=http")))
                .hasMessage(
                        "bleepline.engines.calls.url is missing: where the server is, such as http://gpu.example:8000/v1");
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, settings("type=http", "url=ftp://gpu")))
                .hasMessage(
                        "bleepline.engines.calls.url: the address of a speech server must begin with http:// or https://");
        assertThatThrownBy(() -> ConfiguredEngines.before(
                        EMBEDDED, settings("type=http", "url=http://gpu.example:8000/v1", "key=secret\n")))
                .hasMessage("bleepline.engines.calls.key: the key of a speech server holds a space, a line break or"
                        + " another character that cannot be sent");
        assertThatThrownBy(() -> ConfiguredEngines.before(
                        EMBEDDED, settings("type=http", "url=http://gpu.example:8000/v1", "longest-piece=5s")))
                .hasMessage(
                        "bleepline.engines.calls: the longest piece must be within 10 s and 30 minutes, not 5000 ms");
        assertThatThrownBy(() -> ConfiguredEngines.before(
                        EMBEDDED, settings("type=http", "url=http://gpu.example:8000/v1", "attempts=-1")))
                .hasMessage("bleepline.engines.calls: attempts and parallel must be at least 1, not -1 and 2");
        assertThatThrownBy(() -> ConfiguredEngines.before(
                        EMBEDDED, settings("type=http", "url=http://gpu.example:8000/v1", "patience=-3s")))
                .hasMessageContaining("patience with a speech server must be within 1 ms and 1 day");
        assertThat(settings("type=http", "key=secret").engines().toString()).doesNotContain("secret");
    }

    private ServerSettings settings(String... engine) {
        Map<String, Object> values = new HashMap<>();
        values.put("bleepline.model-folder", folder.resolve("models").toString());
        for (String setting : engine) {
            String[] parts = setting.split("=", 2);
            values.put("bleepline.engines.calls." + parts[0], parts[1]);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        return ServerSettings.of(environment);
    }
}
