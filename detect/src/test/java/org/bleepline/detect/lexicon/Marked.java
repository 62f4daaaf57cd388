package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;

/** A text with what is to be found in it between braces: {@code i take {drug:metformin} for it}. */
record Marked(String text, List<String> found) {
    private static final Pattern MARK = Pattern.compile("\\{([a-z_]+):([^}]*)}");

    static Marked of(String written) {
        StringBuilder text = new StringBuilder();
        List<String> found = new ArrayList<>();
        Matcher marks = MARK.matcher(written);
        int from = 0;
        while (marks.find()) {
            text.append(written, from, marks.start());
            found.add(marks.group(1) + " " + text.length() + " " + marks.group(2));
            text.append(marks.group(2));
            from = marks.end();
        }
        text.append(written.substring(from));
        return new Marked(text.toString(), found);
    }

    /** Asserts that of the policies exactly the marked words are found. */
    static void assertFound(String written, Policy... policies) {
        Marked marked = of(written);
        assertThat(found(marked.text, Lexicons.english(), policies))
                .as("found in: %s", written)
                .isEqualTo(marked.found);
    }

    private static List<String> found(String text, Recognizer recognizer, Policy... policies) {
        return ClosedClasses.detector(recognizer, PolicySet.of(policies)).apply(Document.of(text, "en")).stream()
                .map(span -> ((Policy) span.label()).name().toLowerCase(Locale.ROOT) + " " + span.start() + " "
                        + text.substring(span.start(), span.end()))
                .toList();
    }
}
