package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bleepline.core.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStampTest {
    @TempDir
    Path folder;

    @Test
    void seesThatAFileOfALinkedFolderIsAnother() throws IOException {
        Path model = Files.createDirectory(folder.resolve("disk"));
        Files.writeString(model.resolve("final.mdl"), "abc");
        ModelStamp stamp = ModelStamp.of(Files.createSymbolicLink(folder.resolve("model"), model));

        assertThatCode(stamp::requireUnchanged).doesNotThrowAnyException();
        Files.writeString(model.resolve("final.mdl"), "abcd");
        assertThatThrownBy(stamp::requireUnchanged)
                .isInstanceOf(SpeechException.class)
                .hasMessageEndingWith("was changed since it was first looked at; start the program again");
    }
}
