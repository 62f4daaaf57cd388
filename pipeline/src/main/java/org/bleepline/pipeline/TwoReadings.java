package org.bleepline.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;

/**
 * Finds personal data in raw words by reading them twice: as they were heard, and with marks and capitals restored. All that the
 * first reading finds counts; of the second only what it is sure of and the first passed over, since a wrong mark or capital
 * misleads. What comes out are spans of the words as they were heard (docs/adr/0012). Safe for use by several threads.
 */
public final class TwoReadings {
    /** Chosen on marked turns: see docs/accuracy.md. */
    private static final double SURE = 0.8;

    private final BiFunction<Document, DetectionOptions, List<Span>> detector;

    /** @param detector gives resolved spans, such as {@code detector::detect} of a {@link org.bleepline.detect.Detector} */
    public TwoReadings(BiFunction<Document, DetectionOptions, List<Span>> detector) {
        this.detector = Objects.requireNonNull(detector, "detector");
    }

    /**
     * @param restored the same words, one to one, with marks and capitals
     * @return spans of {@code heard}: ordered, not overlapping
     */
    public List<Span> detect(Document heard, Document restored, DetectionOptions options) {
        List<Span> spans = new ArrayList<>(detector.apply(heard, options));
        BitSet taken = new BitSet(heard.text().length());
        spans.forEach(span -> taken.set(span.start(), span.end()));
        // The user's own terms are in the words as they were heard or nowhere.
        List<Span> second = detector.apply(restored, new DetectionOptions(options.policies(), StaticEntities.none()));
        for (Span span : moved(second, restored, heard)) {
            if (span.score() >= SURE && taken.get(span.start(), span.end()).isEmpty()) {
                spans.add(span);
            }
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return Span.requireResolved(spans, heard.text().length());
    }

    /** Spans of one document as spans of another that has the same words written otherwise, letter for letter but for marks. */
    public static List<Span> moved(List<Span> spans, Document from, Document to) {
        if (from.wordCount() != to.wordCount()) {
            throw new IllegalArgumentException(from.wordCount() + " words are not the same as " + to.wordCount());
        }
        List<Span> moved = new ArrayList<>(spans.size());
        for (Span span : spans) {
            int start = moved(span.start(), from.firstWordEndingAfter(span.start()), from, to);
            int end = moved(span.end(), from.firstWordStartingAt(span.end()) - 1, from, to);
            if (start < end) {
                moved.add(new Span(span.label(), start, end, span.score(), span.recognizer(), span.evidence()));
            }
        }
        return moved;
    }

    /** A mark behind a word has no place in the other document: it counts as the word's end. */
    private static int moved(int offset, int word, Document from, Document to) {
        return to.wordStart(word) + Math.min(offset - from.wordStart(word), to.wordEnd(word) - to.wordStart(word));
    }
}
