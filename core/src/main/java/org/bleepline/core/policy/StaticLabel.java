package org.bleepline.core.policy;

import java.util.Locale;
import java.util.Objects;

/**
 * A label that the user gives to exact terms of their own, such as {@code INTERNAL_TOOL} for {@code Bearclaw}.
 *
 * @param key the label as the user wrote it; {@link #label()} is its upper-case form, spaces unchanged
 */
public record StaticLabel(String key) implements EntityLabel {
    public StaticLabel {
        Objects.requireNonNull(key, "key");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a static label must not be blank");
        }
    }

    @Override
    public String label() {
        return key.toUpperCase(Locale.ROOT);
    }
}
