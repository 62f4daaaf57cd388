package org.bleepline.server.api;

import java.util.List;

/**
 * One rule of {@code custom_spelling}.
 *
 * @param from words or phrases, found in any case
 * @param to one word, written as it is
 */
public record Spelling(List<String> from, String to) {
    public Spelling {
        from = List.copyOf(from);
    }
}
