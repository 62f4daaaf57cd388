package org.bleepline.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bleepline.core.speech.SpeechException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureSentenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the model file /srv/models/base.bin is cut short | the model file base.bin is cut short",
                "the model in /vosk-model-de cannot be loaded | the model in vosk-model-de cannot be loaded",
                "it must be the one in front of /audio/transcriptions | it must be the one in front of /audio/transcriptions",
                "the speech server at gpu:8000 answered 401 | the speech server at gpu:8000 answered 401"
            })
    void aClientIsNotToldWhereModelsLie(String reason, String told) {
        assertThat(FailureSentence.of(new SpeechException(reason), Path.of("job")))
                .isEqualTo("Transcription failed: " + told);
    }
}
