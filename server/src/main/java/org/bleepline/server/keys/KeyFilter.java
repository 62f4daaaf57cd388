package org.bleepline.server.keys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bleepline.server.web.ErrorBody;
import org.bleepline.server.web.Json;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody past {@code /v2/} without a key, and notes the project of those that have one. */
public final class KeyFilter extends OncePerRequestFilter {
    /** The request attribute that holds the caller's project. */
    public static final String PROJECT = "bleepline.project";

    private static final String BEARER = "bearer ";

    private final ApiKeys keys;

    public KeyFilter(ApiKeys keys) {
        this.keys = keys;
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
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(Json.mapper()
                            .writeValueAsString(new ErrorBody("Authentication error, API token missing/invalid"))
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        request.setAttribute(PROJECT, project.get());
        chain.doFilter(request, response);
    }

    private static String key(String header) {
        String value = header.strip();
        return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? value.substring(BEARER.length()).strip()
                : value;
    }
}
