package org.bleepline.server.operations;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Times every request by its route, never by its address. */
public final class RequestMeter extends OncePerRequestFilter {
    private final MeterRegistry meters;

    public RequestMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            meters.timer(
                            "bleepline.http.requests",
                            "method",
                            method(request.getMethod()),
                            "route",
                            route == null ? "none" : route.toString(),
                            "status",
                            Integer.toString(response.getStatus()))
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** A client may send any word as a method; a metric must not grow with it. */
    private static String method(String name) {
        return switch (name) {
            case "GET", "POST", "DELETE", "OPTIONS", "HEAD", "PUT" -> name;
            default -> "other";
        };
    }
}
