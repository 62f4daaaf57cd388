package org.bleepline.core.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every word that a span touches. A word is removed whole, since its sound can only be removed whole.
 *
 * <p>With {@link Substitution#ENTITY_NAME} each word of a span becomes one label, so that words stay one to one; a
 * {@linkplain StaticLabel static} term of several words becomes a single one. No state; safe for use by several threads.
 */
public final class TranscriptRedactor {
    private TranscriptRedactor() {}

    /**
     * @param document made by {@link Document#of(Transcript)} from the same transcript
     * @param spans resolved: ordered, not overlapping, within the document's text
     */
    public static RedactedTranscript redact(
            Transcript transcript, Document document, List<Span> spans, Substitution substitution) {
        List<Span> resolved = Span.requireResolved(spans, document.text().length());
        int[] spanOfWord = SpanWords.assign(document, resolved);
        int[] spanOfTranscriptWord = new int[transcript.words().size()];
        Arrays.fill(spanOfTranscriptWord, SpanWords.NONE);
        for (int word = 0; word < spanOfWord.length; word++) {
            spanOfTranscriptWord[document.transcriptWord(word)] = spanOfWord[word];
        }
        boolean[] swallowed = new boolean[spanOfTranscriptWord.length];
        Word[] replaced = new Word[spanOfTranscriptWord.length];
        for (int index = 0; index < replaced.length; index++) {
            Word word = transcript.words().get(index);
            int span = spanOfTranscriptWord[index];
            replaced[index] = span == SpanWords.NONE
                    ? word
                    : word.withText(
                            substitution.replace(word.text(), resolved.get(span).label()));
        }
        if (substitution == Substitution.ENTITY_NAME) {
            collapseStaticTerms(transcript, resolved, spanOfTranscriptWord, replaced, swallowed);
        }
        return new RedactedTranscript(
                rebuild(transcript, replaced, swallowed), describe(transcript, document, resolved, spanOfWord));
    }

    /** The words of a static term that follow each other within an utterance become one word with one label. */
    private static void collapseStaticTerms(
            Transcript transcript, List<Span> spans, int[] spanOfWord, Word[] replaced, boolean[] swallowed) {
        for (Utterance utterance : transcript.utterances()) {
            List<Integer> words = utterance.words();
            int position = 0;
            while (position < words.size()) {
                int span = spanOfWord[words.get(position)];
                int end = position + 1;
                while (end < words.size() && span != SpanWords.NONE && spanOfWord[words.get(end)] == span) {
                    end++;
                }
                if (end - position > 1 && spans.get(span).label() instanceof StaticLabel) {
                    List<Integer> run = words.subList(position, end);
                    replaced[run.get(0)] =
                            joined(transcript, run, spans.get(span).label().label());
                    run.subList(1, run.size()).forEach(index -> swallowed[index] = true);
                }
                position = end;
            }
        }
    }

    private static Word joined(Transcript transcript, List<Integer> run, String label) {
        Word first = transcript.words().get(run.get(0));
        Word last = transcript.words().get(run.get(run.size() - 1));
        String before = first.text().substring(0, WordCore.of(first.text()).start());
        String after = last.text().substring(WordCore.of(last.text()).end());
        double confidence = run.stream()
                .mapToDouble(index -> transcript.words().get(index).confidence())
                .average()
                .orElseThrow();
        return first.withText(before + "[" + label + "]" + after)
                .withTiming(timeOf(transcript, run))
                .withConfidence(Math.min(1, confidence));
    }

    private static Transcript rebuild(Transcript original, Word[] replaced, boolean[] swallowed) {
        int[] newIndex = new int[replaced.length];
        List<Word> words = new ArrayList<>(replaced.length);
        for (int index = 0; index < replaced.length; index++) {
            newIndex[index] = words.size();
            if (!swallowed[index]) {
                words.add(replaced[index]);
            }
        }
        List<Utterance> utterances = new ArrayList<>(original.utterances().size());
        for (Utterance utterance : original.utterances()) {
            List<Integer> kept = utterance.words().stream()
                    .filter(index -> !swallowed[index])
                    .map(index -> newIndex[index])
                    .toList();
            utterances.add(new Utterance(kept, utterance.speaker()));
        }
        return new Transcript(original.languageCode(), words, utterances);
    }

    private static List<RedactedSpan> describe(
            Transcript transcript, Document document, List<Span> spans, int[] spanOfWord) {
        List<TreeSet<Integer>> wordsOfSpan = new ArrayList<>();
        spans.forEach(span -> wordsOfSpan.add(new TreeSet<>()));
        for (int word = 0; word < spanOfWord.length; word++) {
            if (spanOfWord[word] != SpanWords.NONE) {
                wordsOfSpan.get(spanOfWord[word]).add(document.transcriptWord(word));
            }
        }
        List<RedactedSpan> described = new ArrayList<>(spans.size());
        for (int index = 0; index < spans.size(); index++) {
            if (!wordsOfSpan.get(index).isEmpty()) {
                Span span = spans.get(index);
                List<Integer> words = List.copyOf(wordsOfSpan.get(index));
                described.add(new RedactedSpan(
                        span.label(),
                        words,
                        timeOf(transcript, words),
                        span.score(),
                        span.recognizer(),
                        span.evidence()));
            }
        }
        return described;
    }

    private static @Nullable TimeRange timeOf(Transcript transcript, List<Integer> words) {
        TimeRange whole = null;
        for (int index : words) {
            TimeRange time = transcript.words().get(index).timing();
            if (time != null) {
                whole = whole == null ? time : whole.span(time);
            }
        }
        return whole;
    }
}
