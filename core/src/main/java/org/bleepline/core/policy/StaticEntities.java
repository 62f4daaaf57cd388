package org.bleepline.core.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Exact terms of the user's own that are removed wherever they are said, by label. Immutable; keeps the user's order.
 *
 * <p>Limits follow the API that this is compatible with: at most 100 labels of at most 80 letters, digits, spaces, {@code _}
 * and {@code -}; at most 200 terms a label of at most 200 characters each.
 *
 * @param terms label to terms, each as the user wrote it
 */
public record StaticEntities(Map<String, List<String>> terms) {
    private static final int MAX_LABELS = 100;
    private static final int MAX_LABEL_LENGTH = 80;
    private static final int MAX_TERMS = 200;
    private static final int MAX_TERM_LENGTH = 200;
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{Nd} _-]+");
    private static final StaticEntities NONE = new StaticEntities(Map.of());

    /** @throws IllegalArgumentException naming the label and the limit that it breaks; never a term */
    public StaticEntities {
        if (terms.size() > MAX_LABELS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_LABELS + " static labels are allowed, not " + terms.size());
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        terms.forEach((label, values) -> copy.put(checkedLabel(label), checkedTerms(label, values)));
        terms = Collections.unmodifiableMap(copy);
    }

    public static StaticEntities none() {
        return NONE;
    }

    public boolean isEmpty() {
        return terms.values().stream().allMatch(List::isEmpty);
    }

    private static String checkedLabel(String label) {
        if (label.isBlank()
                || label.length() > MAX_LABEL_LENGTH
                || !LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("a static label is 1 to " + MAX_LABEL_LENGTH
                    + " letters, digits, spaces, '_' or '-', which '" + shortened(label) + "' is not");
        }
        return label;
    }

    private static List<String> checkedTerms(String label, List<String> values) {
        if (values.size() > MAX_TERMS) {
            throw new IllegalArgumentException("static label '" + label + "' has " + values.size() + " terms; at most "
                    + MAX_TERMS + " are allowed");
        }
        for (String term : values) {
            if (term.isBlank() || term.length() > MAX_TERM_LENGTH) {
                throw new IllegalArgumentException(
                        "each term of static label '" + label + "' must have 1 to " + MAX_TERM_LENGTH + " characters");
            }
        }
        return List.copyOf(values);
    }

    private static String shortened(String label) {
        return label.length() <= MAX_LABEL_LENGTH ? label : label.substring(0, MAX_LABEL_LENGTH) + "...";
    }
}
