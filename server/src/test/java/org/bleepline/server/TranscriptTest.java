package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TranscriptTest {
    private final Client client = TestServer.client();

    @Test
    void hearsAnUpload() {
        JsonNode transcript = client.transcribe("Good morning, my name is Ada Lovelace.", "");

        assertThat(transcript.path("status").asString()).isEqualTo("completed");
        assertThat(transcript.path("text").asString()).isEqualTo("Good morning, my name is Ada Lovelace.");
        assertThat(transcript.path("words").get(1).toString())
                .isEqualTo("{\"text\":\"morning,\",\"start\":600,\"end\":900,\"confidence\":0.9,\"speaker\":null}");
        assertThat(transcript.path("audio_duration").isIntegralNumber()).isTrue();
    }
}
