package org.bleepline.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.testkit.ScriptedWhisper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ConfiguredEnginesTest {
    private static final List<ServerEngine> EMBEDDED =
            List.of(new ServerEngine("embedded", Set.of("en"), Bleepline.standard()));

    @TempDir
    Path folder;

    @Test
    void enginesOfTheSettingsStandInFrontAndSayWhatTheyHear() {
        Path model = ScriptedWhisper.english().say(0, 1, " Hello").writeTo(folder.resolve("ggml-base.en.bin"));

        List<ServerEngine> engines =
                ConfiguredEngines.before(EMBEDDED, Map.of("calls", engine("whisper", model.toString())));

        assertThat(engines).extracting(ServerEngine::name).containsExactly("calls", "embedded");
        assertThat(new SpeechModels(engines, Map.of("universal-2", "embedded")).descriptions())
                .containsExactly(
                        "Engine calls hears for every speech model that names no other; languages: en",
                        "Engine embedded hears for universal-2; languages: en");
    }

    @Test
    void withoutSettingsThereIsWhatThereWas() {
        assertThat(ConfiguredEngines.before(EMBEDDED, Map.of())).isEqualTo(EMBEDDED);
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, Map.of("calls", engine("wisper", "base.en"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bleepline.engines.calls.type is 'wisper'; there is: whisper");
    }

    @Test
    void aMissingModelIsNamed() {
        assertThatThrownBy(() -> ConfiguredEngines.before(EMBEDDED, Map.of("calls", engine("whisper", ""))))
                .hasMessage("bleepline.engines.calls.model is missing: the name or the path of a Whisper model");
        Path missing = folder.resolve("missing.bin");
        assertThatThrownBy(() ->
                        ConfiguredEngines.before(EMBEDDED, Map.of("calls", engine("whisper", missing.toString()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bleepline.engines.calls.model: there is no model file " + missing);
    }

    private static ServerSettings.Engine engine(String type, String model) {
        return new ServerSettings.Engine(type, model, 1, 1, DataSize.ofBytes(0));
    }
}
