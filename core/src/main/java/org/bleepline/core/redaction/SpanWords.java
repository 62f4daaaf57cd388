package org.bleepline.core.redaction;

import java.util.Arrays;
import java.util.List;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/** Which span removes which word: the one that covers most of its characters, the earlier one of two equals. */
final class SpanWords {
    static final int NONE = -1;

    private SpanWords() {}

    /** For each word of the document the index of its span, or {@link #NONE}. */
    static int[] assign(Document document, List<Span> spans) {
        int[] spanOfWord = new int[document.wordCount()];
        int[] coverage = new int[document.wordCount()];
        Arrays.fill(spanOfWord, NONE);
        for (int index = 0; index < spans.size(); index++) {
            Span span = spans.get(index);
            int word = document.firstWordEndingAfter(span.start());
            while (word < spanOfWord.length && document.wordStart(word) < span.end()) {
                int covered =
                        Math.min(document.wordEnd(word), span.end()) - Math.max(document.wordStart(word), span.start());
                if (covered > coverage[word]) {
                    coverage[word] = covered;
                    spanOfWord[word] = index;
                }
                word++;
            }
        }
        return spanOfWord;
    }
}
