package org.bleepline.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bleepline.core.policy.Policy;

/**
 * A text in which people have marked what is personal.
 *
 * @param id a name for the text; stands in reports
 * @param languageCode lower case, such as {@code en}
 * @param recording the file in which this text is said, as the gold file names it
 * @param entities what is marked, in any order
 */
public record GoldText(String id, String text, String languageCode, Optional<String> recording, List<Entity> entities) {
    /**
     * A marked stretch.
     *
     * @param policy one of the 44 documented policies
     * @param start offset of the first character, UTF-16, inclusive
     * @param end offset behind the last character, greater than the start
     */
    public record Entity(Policy policy, int start, int end) {
        public Entity {
            Objects.requireNonNull(policy, "policy");
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("not a span: " + start + " to " + end);
            }
        }
    }

    public GoldText {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(languageCode, "languageCode");
        Objects.requireNonNull(recording, "recording");
        entities = List.copyOf(entities);
        for (Entity entity : entities) {
            if (entity.end() > text.length()) {
                throw new IllegalArgumentException("span " + entity.start() + " to " + entity.end()
                        + " leaves the text of length " + text.length());
            }
        }
    }
}
