package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;

class TranscriptRedactorTest {
    private static final StaticLabel TOOL = new StaticLabel("internal_tool");
    private static final StaticLabel PROJECT = new StaticLabel("PROJECT");

    @Test
    void replacesEachWordOfAPolicySpanByItsOwnLabel() {
        assertThat(entityNames("Call Harbor Point Claims. Now", "Harbor Point Claims", Policy.ORGANIZATION))
                .isEqualTo("Call [ORGANIZATION] [ORGANIZATION] [ORGANIZATION]. Now");
    }

    @Test
    void joinsTheWordsOfAStaticTermIntoOneLabel() {
        Transcript transcript = said("Our internal tool Bearclaw is powered by Universal-3 Pro.");
        Document document = Document.of(transcript);
        List<Span> spans = List.of(span(document, "Bearclaw", TOOL), span(document, "Universal-3 Pro", PROJECT));

        RedactedTranscript redacted = TranscriptRedactor.redact(transcript, document, spans, Substitution.ENTITY_NAME);

        assertThat(redacted.text()).isEqualTo("Our internal tool [INTERNAL_TOOL] is powered by [PROJECT].");
        Word joined = redacted.transcript().words().get(7);
        assertThat(joined.text()).isEqualTo("[PROJECT].");
        assertThat(joined.timing()).isEqualTo(new TimeRange(700, 880));
    }

    @Test
    void hashesAStaticTermWordByWord() {
        Transcript transcript = said("powered by Universal-3 Pro.");
        Document document = Document.of(transcript);

        RedactedTranscript redacted = TranscriptRedactor.redact(
                transcript, document, List.of(span(document, "Universal-3 Pro", PROJECT)), Substitution.HASH);

        assertThat(redacted.text()).isEqualTo("powered by ########### ###.");
    }

    @Test
    void removesAWordWholeWhereASpanTouchesPartOfIt() {
        assertThat(entityNames("a 27-year-old man", "27", Policy.PERSON_AGE)).isEqualTo("a [PERSON_AGE] man");
    }

    @Test
    void saysWhatWasRemovedWithoutItsValue() {
        Transcript transcript = said("it is Ada Lovelace here");
        Document document = Document.of(transcript);

        RedactedSpan removed = TranscriptRedactor.redact(
                        transcript,
                        document,
                        List.of(span(document, "Ada Lovelace", Policy.PERSON_NAME)),
                        Substitution.HASH)
                .spans()
                .get(0);

        assertThat(removed.words()).containsExactly(2, 3);
        assertThat(removed.time()).contains(new TimeRange(200, 380));
        assertThat(removed.toString()).doesNotContain("Ada");
    }

    @Test
    void refusesSpansThatOverlap() {
        Transcript transcript = said("one two three");
        Document document = Document.of(transcript);
        List<Span> overlapping =
                List.of(new Span(Policy.DATE, 0, 7, 1, "test", ""), new Span(Policy.TIME, 4, 13, 1, "test", ""));

        assertThatThrownBy(() -> TranscriptRedactor.redact(transcript, document, overlapping, Substitution.HASH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheLabelsOfInterleavedSpeakersApart() {
        List<Word> words = List.of(
                spoken("card", 0, 400, 0),
                spoken("four", 400, 700, 0),
                spoken("uh-huh", 600, 900, 1),
                spoken("one", 700, 1000, 0));
        Transcript transcript = Transcript.ofWords("en", words);
        Document document = Document.of(transcript);

        RedactedTranscript redacted = TranscriptRedactor.redact(
                transcript, document, List.of(span(document, "four one", Policy.NUMBER_SEQUENCE)), Substitution.HASH);

        assertThat(redacted.text()).isEqualTo("card #### uh-huh ###");
        assertThat(redacted.spans().get(0).words()).containsExactly(1, 3);
    }

    private static String entityNames(String text, String value, EntityLabel label) {
        Transcript transcript = said(text);
        Document document = Document.of(transcript);
        return TranscriptRedactor.redact(
                        transcript, document, List.of(span(document, value, label)), Substitution.ENTITY_NAME)
                .text();
    }

    private static Span span(Document document, String value, EntityLabel label) {
        int start = document.text().indexOf(value);
        return new Span(label, start, start + value.length(), 1, "test", "given");
    }

    private static Word spoken(String text, long start, long end, int channel) {
        return new Word(text, new TimeRange(start, end), 1, "" + channel, channel);
    }

    /** Each word takes 80 ms, one every 100 ms. */
    private static Transcript said(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(Word.timed(word, words.size() * 100L, words.size() * 100L + 80));
        }
        return Transcript.ofWords("en", words);
    }
}
