package org.bleepline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaticEntitiesTest {
    @Test
    void upperCasesTheLabelAndKeepsItsSpaces() {
        assertThat(new StaticLabel("internal tool").label()).isEqualTo("INTERNAL TOOL");
    }

    @Test
    void refusesALabelWithOtherCharacters() {
        assertThatThrownBy(() -> new StaticEntities(Map.of("A]B", List.of("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'A]B'");
    }

    @Test
    void refusesMoreThanTheDocumentedLimits() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        IntStream.range(0, 101).forEach(index -> labels.put("L" + index, List.of("x")));

        assertThatThrownBy(() -> new StaticEntities(labels)).hasMessageContaining("at most 100");
        assertThatThrownBy(() -> new StaticEntities(Map.of("L", List.of("x".repeat(201)))))
                .hasMessageContaining("1 to 200 characters");
        assertThatThrownBy(() -> new StaticEntities(Map.of(
                        "L", IntStream.range(0, 201).mapToObj(Integer::toString).toList())))
                .hasMessageContaining("at most 200");
        assertThatThrownBy(() -> new StaticEntities(Map.of("x".repeat(81), List.of("x"))))
                .hasMessageContaining("1 to 80");
    }

    @Test
    void neverQuotesATermInItsMessage() {
        assertThatThrownBy(() -> new StaticEntities(Map.of("L", List.of("secret".repeat(50)))))
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }
}
