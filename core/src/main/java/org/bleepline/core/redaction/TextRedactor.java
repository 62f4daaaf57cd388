package org.bleepline.core.redaction;

import java.util.List;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/**
 * Redacts a plain text word by word and keeps its white space, by the same rules as {@link TranscriptRedactor}. No state;
 * safe for use by several threads.
 */
public final class TextRedactor {
    private TextRedactor() {}

    /** @param spans resolved: ordered, not overlapping, within the document's text */
    public static String redact(Document document, List<Span> spans, Substitution substitution) {
        String text = document.text();
        List<Span> resolved = Span.requireResolved(spans, text.length());
        int[] spanOfWord = SpanWords.assign(document, resolved);
        StringBuilder redacted = new StringBuilder(text.length());
        int copied = 0;
        for (Document.Turn turn : document.turns()) {
            int word = turn.firstWord();
            while (word < turn.endWord()) {
                int span = spanOfWord[word];
                int end = word + 1;
                if (span != SpanWords.NONE) {
                    EntityLabel label = resolved.get(span).label();
                    boolean joined = substitution == Substitution.ENTITY_NAME && label instanceof StaticLabel;
                    while (joined && end < turn.endWord() && spanOfWord[end] == span) {
                        end++;
                    }
                    String removed = text.substring(document.wordStart(word), document.wordEnd(end - 1));
                    redacted.append(text, copied, document.wordStart(word));
                    redacted.append(substitution.replace(removed, label));
                    copied = document.wordEnd(end - 1);
                }
                word = end;
            }
        }
        return redacted.append(text, copied, text.length()).toString();
    }
}
