package org.bleepline.core.span;

import java.util.List;

/**
 * Finds one kind of personal data, or a few that belong together. Implementations are safe for use by several threads,
 * give the same answer twice, and take time that grows linearly with the text.
 */
@FunctionalInterface
public interface Recognizer {
    /** Everything found, in any order; empty if nothing was. */
    List<Candidate> recognize(Document document);

    static Recognizer none() {
        return document -> List.of();
    }
}
