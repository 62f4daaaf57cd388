package org.bleepline.core.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void splitsTextAtAnyWhiteSpaceAndKeepsOffsets() {
        Document document = Document.of("  Hi,\u00a0 my\tname\u3000is 😀 Ada. ", "en");

        assertThat(IntStream.range(0, document.wordCount()).mapToObj(document::word))
                .containsExactly("Hi,", "my", "name", "is", "😀", "Ada.");
        assertThat(document.text().substring(document.wordStart(5), document.wordEnd(5)))
                .isEqualTo("Ada.");
    }

    @Test
    void startsATurnAtEachLine() {
        Document document = Document.of("\nWho is it?\n\nAda.\r\nThanks\n", "en");

        assertThat(document.turns())
                .containsExactly(
                        new Document.Turn(0, 3, null), new Document.Turn(3, 4, null), new Document.Turn(4, 5, null));
    }

    @Test
    void hasNoWordsInAnEmptyText() {
        assertThat(Document.of(" \n ", "en").wordCount()).isZero();
        assertThat(Document.of("", "en").turns()).isEmpty();
    }

    @Test
    void readsATranscriptInTurnOrder() {
        Transcript transcript = Transcript.ofWords(
                "en", List.of(said("card", 0, 400, 0), said("uh-huh", 300, 900, 1), said("four", 400, 700, 0)));

        Document document = Document.of(transcript);

        assertThat(document.text()).isEqualTo("card four\nuh-huh");
        assertThat(document.transcriptWord(1)).isEqualTo(2);
        assertThat(document.transcriptWord(2)).isEqualTo(1);
        assertThat(document.turns().get(1).speaker()).isEqualTo("1");
    }

    @Test
    void findsWordsByOffset() {
        Document document = Document.of("one two three", "en");

        assertThat(document.firstWordEndingAfter(0)).isZero();
        assertThat(document.firstWordEndingAfter(3)).isEqualTo(1);
        assertThat(document.firstWordEndingAfter(13)).isEqualTo(3);
        assertThat(document.firstWordStartingAt(1)).isEqualTo(1);
        assertThat(document.firstWordStartingAt(9)).isEqualTo(3);
    }

    private static Word said(String text, long start, long end, int channel) {
        return new Word(text, new TimeRange(start, end), 1, Integer.toString(channel), channel);
    }
}
