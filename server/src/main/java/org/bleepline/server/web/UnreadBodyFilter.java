package org.bleepline.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what is left of a request that was answered before its end, so that a client which is still sending gets to see its
 * answer; but not much of it, and not for long: else everybody, with a key or without, could hold threads by sending slowly.
 * The web server itself must not read on after that ({@link #KEEPS_READING}).
 */
public final class UnreadBodyFilter extends OncePerRequestFilter {
    /** The setting of Tomcat's connector that must be 0. */
    public static final String KEEPS_READING = "maxSwallowSize";

    private static final int MAX_BYTES = 2 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
            response.flushBuffer();
            drain(request);
        }
    }

    private static void drain(HttpServletRequest request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        byte[] buffer = new byte[1 << 13];
        int drained = 0;
        try {
            InputStream rest = request.getInputStream();
            for (int count = rest.read(buffer); count >= 0; count = rest.read(buffer)) {
                drained += count;
                if (drained > MAX_BYTES || System.nanoTime() > end) {
                    return;
                }
            }
        } catch (IOException e) {
            // Closed, or the client went away: there is no rest.
        }
    }
}
