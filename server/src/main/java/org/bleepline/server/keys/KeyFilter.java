package org.bleepline.server.keys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.bleepline.server.web.ErrorBody;
import org.bleepline.server.web.Json;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody past {@code /v2/} without a key or too often, and notes the project of those that come in. */
public final class KeyFilter extends OncePerRequestFilter {
    /** The request attribute that holds the caller's project. */
    public static final String PROJECT = "bleepline.project";

    private static final String BEARER = "bearer ";
    private static final int TOO_MANY_REQUESTS = 429;

    private final ApiKeys keys;
    private final RateLimit limit;

    public KeyFilter(ApiKeys keys, RateLimit limit) {
        this.keys = keys;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/v2") && !path.startsWith("/v2/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> project = Optional.ofNullable(request.getHeader("Authorization"))
                .map(KeyFilter::key)
                .flatMap(keys::project);
        if (project.isEmpty()) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "Authentication error, API token missing/invalid");
            return;
        }
        Optional<Duration> wait = limit.count(project.get());
        if (wait.isPresent()) {
            response.setHeader(
                    "Retry-After", Long.toString(Math.max(1, wait.get().toSeconds())));
            refuse(response, TOO_MANY_REQUESTS, "Too Many Requests");
            return;
        }
        request.setAttribute(PROJECT, project.get());
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream()
                .write(Json.mapper().writeValueAsString(new ErrorBody(message)).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String header) {
        String value = header.strip();
        return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : value;
    }
}
