package org.bleepline.wording;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.Transcript;

/**
 * A transcript as it is written, and the one that was heard behind it.
 *
 * @param transcript the written words; each has the time from its first raw word's start to its last one's end
 * @param raw the words as they were heard
 * @param rawWords for each written word the indexes of the raw words behind it, ascending, at least one; each raw word stands
 *     behind exactly one written word, so that the raw transcript can be had back
 */
public record Written(Transcript transcript, Transcript raw, List<List<Integer>> rawWords) {
    public Written {
        rawWords = rawWords.stream().map(List::copyOf).toList();
        boolean[] seen = new boolean[raw.words().size()];
        int count = 0;
        for (List<Integer> words : rawWords) {
            for (int word : words) {
                if (seen[word]) {
                    throw new IllegalArgumentException("raw word " + word + " stands behind two written words");
                }
                seen[word] = true;
                count++;
            }
        }
        if (rawWords.size() != transcript.words().size() || count != seen.length) {
            throw new IllegalArgumentException(count + " of " + seen.length + " raw words stand behind "
                    + rawWords.size() + " of " + transcript.words().size() + " written words");
        }
    }

    /** A transcript that is written as it was heard. */
    public static Written same(Transcript transcript) {
        List<List<Integer>> words = new ArrayList<>();
        for (int index = 0; index < transcript.words().size(); index++) {
            words.add(List.of(index));
        }
        return new Written(transcript, transcript, words);
    }

    /**
     * The same spans in the document of the written transcript: each covers the written words that its raw words stand behind.
     *
     * @param spans of the raw transcript; no written word may have raw words of two of them, nor some in one and some in none
     * @return one for each, in their order
     */
    public List<Span> spans(List<RedactedSpan> spans) {
        Document document = Document.of(transcript);
        int[] writtenOfRaw = new int[raw.words().size()];
        int[] spanOfWritten = new int[rawWords.size()];
        for (int written = 0; written < rawWords.size(); written++) {
            for (int word : rawWords.get(written)) {
                writtenOfRaw[word] = written;
            }
        }
        int[] placeOfWritten = new int[rawWords.size()];
        for (int place = 0; place < document.wordCount(); place++) {
            placeOfWritten[document.transcriptWord(place)] = place;
        }
        List<Span> written = new ArrayList<>();
        for (int index = 0; index < spans.size(); index++) {
            RedactedSpan span = spans.get(index);
            int start = Integer.MAX_VALUE;
            int end = 0;
            for (int word : span.words()) {
                int place = placeOfWritten[writtenOfRaw[word]];
                start = Math.min(start, document.wordStart(place));
                end = Math.max(end, endWithoutMark(document, place));
                spanOfWritten[writtenOfRaw[word]]++;
            }
            written.add(new Span(span.label(), start, end, span.score(), span.recognizer(), span.evidence()));
        }
        requireWhole(spanOfWritten);
        return Span.requireResolved(written, document.text().length());
    }

    /** The mark behind a value is no part of it. */
    private static int endWithoutMark(Document document, int word) {
        int end = document.wordEnd(word);
        boolean mark = end - document.wordStart(word) > 1
                && ".,?".indexOf(document.text().charAt(end - 1)) >= 0;
        return mark ? end - 1 : end;
    }

    private void requireWhole(int[] removedRawWords) {
        for (int written = 0; written < removedRawWords.length; written++) {
            int removed = removedRawWords[written];
            if (removed != 0 && removed != rawWords.get(written).size()) {
                throw new IllegalArgumentException("written word " + written + " is removed in part");
            }
        }
    }
}
