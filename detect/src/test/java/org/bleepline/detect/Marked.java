package org.bleepline.detect;

import java.util.List;
import java.util.Locale;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/** By the rules alone, without lexicons and tagger: a text with its values marked as {@code [value|policy]}; "\n" between turns. */
final class Marked {
    private static final Detector DETECTOR = Detector.with(List.of());

    private Marked() {}

    /** The text without marks. */
    static String plain(String marked) {
        return marked.replaceAll("\\[([^]|]*)\\|[a-z_]*]", "$1").replace("\\n", "\n");
    }

    /** The text with what is found in it marked. */
    static String found(String text, PolicySet policies) {
        return mark(text, DETECTOR.detect(Document.of(text, "en"), DetectionOptions.of(policies)));
    }

    static String mark(String text, List<Span> spans) {
        StringBuilder marked = new StringBuilder();
        int copied = 0;
        for (Span span : spans) {
            marked.append(text, copied, span.start())
                    .append('[')
                    .append(text, span.start(), span.end())
                    .append('|')
                    .append(span.label().label().toLowerCase(Locale.ROOT))
                    .append(']');
            copied = span.end();
        }
        return marked.append(text.substring(copied)).toString().replace("\n", "\\n");
    }
}
