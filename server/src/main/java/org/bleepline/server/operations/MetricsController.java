package org.bleepline.server.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /metrics}, in the text format of Prometheus. Numbers only: no id, no address, no word. */
@RestController
public final class MetricsController {
    private static final MediaType FORMAT = MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry meters;

    public MetricsController(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        return ResponseEntity.ok().contentType(FORMAT).body(meters.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
