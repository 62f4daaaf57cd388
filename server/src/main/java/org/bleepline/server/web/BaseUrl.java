package org.bleepline.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How this server is reached: as it was told, or else as the client of this request reached it. */
public final class BaseUrl {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final @Nullable String configured;
    private final String fallback;

    /** @param fallback for what is sent while no request is at hand */
    public BaseUrl(@Nullable String configured, String fallback) {
        this.configured = configured == null ? null : withoutSlash(configured);
        this.fallback = withoutSlash(fallback);
    }

    /** Without a slash at its end. */
    public String of(HttpServletRequest request) {
        if (configured != null) {
            return configured;
        }
        String host = request.getHeader("Host");
        if (host == null || !HOST.matcher(host).matches()) {
            return fallback;
        }
        return request.getScheme().toLowerCase(Locale.ROOT) + "://" + host;
    }

    /** For webhooks, which no client asks for. */
    public String outsideRequests() {
        return configured == null ? fallback : configured;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
