package org.bleepline.server.transcript;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.web.BaseUrl;
import org.bleepline.server.web.Json;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/transcript}: create, get, delete. */
@RestController
public final class TranscriptController {
    private final Transcripts transcripts;
    private final BaseUrl baseUrl;

    public TranscriptController(Transcripts transcripts, BaseUrl baseUrl) {
        this.transcripts = transcripts;
        this.baseUrl = baseUrl;
    }

    @PostMapping("/v2/transcript")
    ObjectNode create(HttpServletRequest request, @RequestAttribute(KeyFilter.PROJECT) String project)
            throws IOException {
        return transcripts.create(Json.object(request), project, baseUrl.of(request));
    }

    @GetMapping("/v2/transcript/{id}")
    ObjectNode get(@PathVariable("id") String id, @RequestAttribute(KeyFilter.PROJECT) String project) {
        return transcripts.body(transcripts.require(id, project));
    }

    @DeleteMapping("/v2/transcript/{id}")
    ObjectNode delete(@PathVariable("id") String id, @RequestAttribute(KeyFilter.PROJECT) String project) {
        transcripts.delete(transcripts.require(id, project));
        return transcripts.body(transcripts.require(id, project));
    }
}
