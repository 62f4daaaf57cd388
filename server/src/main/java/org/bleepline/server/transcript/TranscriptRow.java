package org.bleepline.server.transcript;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transcript as it is stored, without its words.
 *
 * @param seq ascending with the time of creation
 * @param attempt how often work on it was begun
 * @param request the request's parameters, as {@link org.bleepline.server.api.TranscriptParameters#echo()}
 * @param error the sentence that says why it failed
 * @param webhookStatusCode the last answer to its first webhook
 */
public record TranscriptRow(
        long seq,
        String id,
        String project,
        TranscriptStatus status,
        int attempt,
        Instant created,
        Optional<Instant> completed,
        boolean deleted,
        Optional<String> upload,
        ObjectNode request,
        Optional<String> error,
        Optional<Integer> webhookStatusCode,
        AudioState audioState,
        Optional<RedactedAudioFile> audio) {
    /** How the client that asked for it reached this server. */
    public String baseUrl() {
        return request.path(TranscriptBody.BASE_URL).asString("");
    }

    String audioUrl() {
        return request.path("audio_url").asString("");
    }
}
