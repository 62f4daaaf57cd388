package org.bleepline.evaluation;

import java.util.List;
import java.util.Objects;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/**
 * What was heard in a recording, and what was found in it.
 *
 * @param document the words as they were heard
 * @param spans of that document, ordered, not overlapping
 */
public record HeardText(Document document, List<Span> spans) {
    public HeardText {
        Objects.requireNonNull(document, "document");
        spans = List.copyOf(spans);
    }
}
