package org.bleepline.detect;

import java.util.List;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Span;
import org.bleepline.detect.reading.Reading;

/** Finds again what was found once. */
final class Consistency {
    private Consistency() {}

    static List<Candidate> repeats(Reading reading, List<Span> spans) {
        return List.of();
    }
}
