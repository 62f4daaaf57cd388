package org.bleepline.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Query values as clients send them: an empty one is none. */
public final class Query {
    private Query() {}

    public static Optional<String> text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }

    /** @throws ApiException 400 if it is not a whole number between the bounds */
    public static Optional<Integer> integer(HttpServletRequest request, String name, int least, int most) {
        return text(request, name).map(value -> {
            try {
                int number = Integer.parseInt(value.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Answered below.
            }
            throw ApiException.badRequest("`" + name + "` must be an integer between " + least + " and " + most);
        });
    }

    /** @throws ApiException 400 if it is neither true nor false, in any case */
    public static boolean flag(HttpServletRequest request, String name) {
        return text(request, name)
                .map(value -> switch (value.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw ApiException.badRequest("`" + name + "` must be true or false");
                })
                .orElse(false);
    }
}
