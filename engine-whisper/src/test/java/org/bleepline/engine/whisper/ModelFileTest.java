package org.bleepline.engine.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.testkit.ScriptedWhisper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    @TempDir
    static Path folder;

    private static Path whole;

    @BeforeAll
    static void makeModel() {
        whole = ScriptedWhisper.english().say(0, 1, " Hello").writeTo(folder.resolve("ggml-tiny.en.bin"));
    }

    @Test
    void aModelTellsWhatItKnows() {
        assertThat(ModelFile.read(whole).multilingual()).isFalse();
        assertThat(ModelFile.read(whole).name()).isEqualTo("tiny.en");
        Path many = ScriptedWhisper.multilingual(2).say(0, 1, " Hallo").writeTo(folder.resolve("ggml-tiny.bin"));
        assertThat(WhisperEngines.languages(many))
                .contains("en", "de")
                .doesNotContain("yue")
                .hasSize(99);
    }

    /** From large-v3 on; before, its sign means something else. */
    @Test
    void cantoneseIsKnownByModelsOfALargerVocabulary() throws IOException {
        Path many = ScriptedWhisper.multilingual(2).say(0, 1, " Hallo").writeTo(folder.resolve("ggml-large.bin"));
        byte[] bytes = Files.readAllBytes(many);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 51_866);

        assertThat(ModelFile.read(Files.write(many, bytes)).languages())
                .contains("yue")
                .hasSize(100);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.bin");

        assertThatThrownBy(() -> ModelFile.read(missing))
                .isInstanceOf(SpeechException.class)
                .hasMessage("there is no model file " + missing);
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.bin"), "RIFF and so on, which is no model at all");

        assertThatThrownBy(() -> ModelFile.read(other))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the file " + other + " is not a model of whisper.cpp (a ggml file), or is damaged");
    }

    /** At the very start, in the vocabulary, where whisper.cpp would take it for an empty model, and in the last tensor. */
    @ParameterizedTest
    @ValueSource(longs = {0, 3, 40, 60_000, 64_400, 65_000, 4_000_000, -1})
    void aFileThatIsCutShortIsRefused(long bytes) throws IOException {
        byte[] all = Files.readAllBytes(whole);
        int length = (int) (bytes < 0 ? all.length + bytes : bytes);
        Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(all, length));

        assertThatThrownBy(() -> ModelFile.read(cut))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the model file " + cut
                        + " is cut short; fetch it again, for instance with 'bleepline models pull'");
    }

    @Test
    void nonsenseInTheHeaderIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(20, Integer.MAX_VALUE);
        Path damaged = Files.write(folder.resolve("damaged.bin"), bytes);

        assertThatThrownBy(() -> ModelFile.read(damaged)).hasMessageEndingWith("or is damaged");
    }
}
