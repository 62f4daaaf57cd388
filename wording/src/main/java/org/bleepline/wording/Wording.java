package org.bleepline.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.bleepline.wording.figures.Figure;
import org.bleepline.wording.figures.Figures;
import org.bleepline.wording.restore.Known;
import org.bleepline.wording.restore.Mark;
import org.bleepline.wording.restore.Pause;
import org.bleepline.wording.restore.RestoreModel;
import org.bleepline.wording.restore.Restorer;

/**
 * Writes what an engine heard in raw words as people write: "the total is twenty five dollars" becomes "The total is $25."
 *
 * <p>It runs behind detection and never joins words across the edge of a span, so that a written word is removed whole or
 * not at all. English; words of other languages stay as they are. Made once; safe for use by several threads.
 */
public final class Wording {
    private final Restorer restorer;

    private Wording(Restorer restorer) {
        this.restorer = restorer;
    }

    /** With the model that ships with the product. Loading takes a few hundredths of a second. */
    public static Wording english() {
        return new Wording(new Restorer(RestoreModel.english()));
    }

    /** Whether raw words of a language can be written; lower case, with or without region. */
    public static boolean knows(String languageCode) {
        return languageCode.equals("en") || languageCode.startsWith("en_");
    }

    /**
     * Whether the words are raw: some, and none with a capital, a digit or a mark. Engines that write text as people do begin
     * and end every turn with a capital and a mark.
     */
    public static boolean isRaw(Transcript transcript) {
        return !transcript.words().isEmpty() && transcript.words().stream().allMatch(word -> isRaw(word.text()));
    }

    /** The same of a text. */
    public static boolean isRaw(Document document) {
        return document.wordCount() > 0 && isRaw(document.text());
    }

    private static boolean isRaw(String text) {
        return text.codePoints()
                .noneMatch(sign -> Character.isUpperCase(sign) || Character.isDigit(sign) || ".,?!".indexOf(sign) >= 0);
    }

    /**
     * Marks and capitals only, word for word.
     *
     * @param found what was found in {@link Document#of(Transcript)} of the raw words, of whatever kind, ordered, not overlapping; no
     *     sentence ends within it, and names get a capital
     */
    public Transcript restore(Transcript raw, List<Span> found, Style style) {
        return restore(raw, known(raw, found), style, new Mark[raw.words().size()]);
    }

    /** The same for a text, each turn by itself; its words stay one to one. */
    public Document restore(Document raw, List<Span> found, Style style) {
        List<Word> words = new ArrayList<>(raw.wordCount());
        List<Utterance> utterances = new ArrayList<>(raw.turns().size());
        for (Document.Turn turn : raw.turns()) {
            List<Integer> indexes = new ArrayList<>(turn.endWord() - turn.firstWord());
            for (int word = turn.firstWord(); word < turn.endWord(); word++) {
                indexes.add(word);
                words.add(Word.untimed(raw.word(word)));
            }
            utterances.add(new Utterance(indexes, turn.speaker()));
        }
        Transcript transcript = new Transcript(raw.languageCode(), words, utterances);
        Known[] known = KnownWords.of(raw, found);
        return Document.of(restore(transcript, known, style, new Mark[words.size()]));
    }

    /** What is known of each word of a transcript, in its order. */
    private static Known[] known(Transcript raw, List<Span> found) {
        Document document = Document.of(raw);
        Known[] ofDocument = KnownWords.of(document, found);
        Known[] known = new Known[ofDocument.length];
        for (int word = 0; word < known.length; word++) {
            known[document.transcriptWord(word)] = ofDocument[word];
        }
        return known;
    }

    /**
     * @param raw words in small letters without marks
     * @param found as in {@link #restore(Transcript, List, Style)}
     * @param spans of the raw transcript, whose words are joined neither with each other's nor with kept ones
     */
    public Written write(Transcript raw, List<Span> found, List<RedactedSpan> spans, Style style) {
        if (!knows(raw.languageCode()) || style.equals(Style.raw())) {
            return Written.same(raw);
        }
        Mark[] marks = new Mark[raw.words().size()];
        Transcript restored = restore(raw, known(raw, found), style, marks);
        if (!style.formatText()) {
            return new Written(restored, raw, Written.same(raw).rawWords());
        }
        Document document = Document.of(parted(raw, spans, marks));
        TreeMap<Integer, List<Integer>> joined = new TreeMap<>();
        Map<Integer, String> texts = new TreeMap<>();
        int next = 0;
        for (Figure figure : Figures.of(raw.languageCode()).in(document)) {
            next = keep(document, next, figure.first(), joined);
            List<Integer> words = new ArrayList<>();
            for (; next < figure.end(); next++) {
                words.add(document.transcriptWord(next));
            }
            int last = words.get(words.size() - 1);
            joined.put(words.get(0), words);
            texts.put(words.get(0), figure.text() + (style.punctuate() ? marks[last].sign() : ""));
        }
        keep(document, next, document.wordCount(), joined);
        return written(restored, raw, joined, texts);
    }

    private static int keep(Document document, int from, int to, Map<Integer, List<Integer>> joined) {
        for (int word = from; word < to; word++) {
            joined.put(document.transcriptWord(word), List.of(document.transcriptWord(word)));
        }
        return Math.max(from, to);
    }

    private Transcript restore(Transcript raw, Known[] known, Style style, Mark[] marks) {
        Arrays.fill(marks, Mark.NONE);
        Word[] words = raw.words().toArray(Word[]::new);
        for (Utterance utterance : raw.utterances()) {
            List<Integer> indexes = utterance.words();
            List<String> texts =
                    indexes.stream().map(index -> raw.words().get(index).text()).toList();
            List<Restorer.Restored> restored = restorer.restore(
                    texts,
                    pauses(raw, indexes),
                    indexes.stream().map(index -> known[index]).toList());
            for (int place = 0; place < indexes.size(); place++) {
                int index = indexes.get(place);
                Restorer.Restored word = restored.get(place);
                marks[index] = endsWithMark(words[index].text()) ? Mark.NONE : word.mark();
                words[index] = words[index].withText((style.formatText() ? word.text() : words[index].text())
                        + (style.punctuate() ? marks[index].sign() : ""));
            }
        }
        return new Transcript(raw.languageCode(), List.of(words), raw.utterances());
    }

    private static boolean endsWithMark(String word) {
        return ".,?!;:".indexOf(word.charAt(word.length() - 1)) >= 0;
    }

    private static List<Pause> pauses(Transcript raw, List<Integer> indexes) {
        List<Pause> pauses = new ArrayList<>(indexes.size());
        for (int place = 0; place < indexes.size(); place++) {
            TimeRange before = raw.words().get(indexes.get(place)).timing();
            TimeRange behind = place + 1 < indexes.size()
                    ? raw.words().get(indexes.get(place + 1)).timing()
                    : null;
            if (place + 1 == indexes.size() && before != null) {
                pauses.add(Pause.LONG);
            } else {
                pauses.add(
                        before == null || behind == null
                                ? Pause.UNKNOWN
                                : Pause.of(behind.startMillis() - before.endMillis()));
            }
        }
        return pauses;
    }

    /** The same words in turns that end wherever words must not be joined. */
    private static Transcript parted(Transcript raw, List<RedactedSpan> spans, Mark[] marks) {
        int[] spanOfWord = new int[raw.words().size()];
        for (int index = 0; index < spans.size(); index++) {
            for (int word : spans.get(index).words()) {
                spanOfWord[word] = index + 1;
            }
        }
        List<Utterance> parts = new ArrayList<>();
        for (Utterance utterance : raw.utterances()) {
            List<Integer> part = new ArrayList<>();
            for (int word : utterance.words()) {
                if (!part.isEmpty()) {
                    int last = part.get(part.size() - 1);
                    if (spanOfWord[last] != spanOfWord[word] || marks[last].endsSentence()) {
                        parts.add(new Utterance(part, utterance.speaker()));
                        part = new ArrayList<>();
                    }
                }
                part.add(word);
            }
            parts.add(new Utterance(part, utterance.speaker()));
        }
        return new Transcript(raw.languageCode(), raw.words(), parts);
    }

    private static Written written(
            Transcript restored, Transcript raw, TreeMap<Integer, List<Integer>> joined, Map<Integer, String> texts) {
        List<Word> words = new ArrayList<>(joined.size());
        int[] newIndex = new int[raw.words().size()];
        Arrays.fill(newIndex, -1);
        joined.forEach((first, behind) -> {
            newIndex[first] = words.size();
            Word word = restored.words().get(first);
            String text = texts.get(first);
            words.add(text == null ? word : joined(raw, word, behind, text));
        });
        List<Utterance> utterances = new ArrayList<>(raw.utterances().size());
        for (Utterance utterance : raw.utterances()) {
            utterances.add(new Utterance(
                    utterance.words().stream()
                            .map(index -> newIndex[index])
                            .filter(index -> index >= 0)
                            .toList(),
                    utterance.speaker()));
        }
        return new Written(new Transcript(raw.languageCode(), words, utterances), raw, List.copyOf(joined.values()));
    }

    private static Word joined(Transcript raw, Word first, List<Integer> behind, String text) {
        TimeRange time = null;
        double confidence = 0;
        for (int index : behind) {
            Word word = raw.words().get(index);
            TimeRange timing = word.timing();
            time = time == null ? timing : timing == null ? time : time.span(timing);
            confidence += word.confidence();
        }
        return first.withText(text).withTiming(time).withConfidence(Math.min(1, confidence / behind.size()));
    }
}
