package org.bleepline.server.views;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.Query;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Hands out the report that was made with a transcript: the page, or with {@code format=jws} the same signed. */
@RestController
public final class ReportController {
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType SIGNED = new MediaType("application", "jose");

    private final Transcripts transcripts;

    public ReportController(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @GetMapping("/v2/transcript/{id}/report")
    ResponseEntity<byte[]> report(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestAttribute(KeyFilter.PROJECT) String project) {
        String format = Query.text(request, "format").orElse("html");
        if (!format.equals("html") && !format.equals("jws")) {
            throw ApiException.badRequest("`format` must be html or jws");
        }
        boolean signed = format.equals("jws");
        TranscriptRow row = transcripts.require(id, project);
        JsonNode report = transcripts
                .requireResult(row, "the report")
                .path(signed ? Transcripts.SIGNED_REPORT : Transcripts.REPORT_PAGE);
        if (!report.isString()) {
            throw ApiException.badRequest("This transcript has no report: ask for one with `bleepline.report`.");
        }
        return ResponseEntity.ok()
                .contentType(signed ? SIGNED : PAGE)
                .header("Content-Security-Policy", "sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .body(report.stringValue().getBytes(StandardCharsets.UTF_8));
    }
}
