package org.bleepline.core.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    @Test
    void startsATurnWhereTheSpeakerChanges() {
        Transcript transcript = Transcript.ofWords(
                "en", List.of(said("hello", 0, 300, 0), said("there", 300, 600, 0), said("hi", 900, 1200, 1)));

        assertThat(turns(transcript)).containsExactly("hello there", "hi");
    }

    @Test
    void startsATurnAfterALongSilence() {
        Transcript transcript = Transcript.ofWords("en", List.of(said("wait", 0, 300, 0), said("back", 2300, 2600, 0)));

        assertThat(turns(transcript)).containsExactly("wait", "back");
    }

    @Test
    void keepsATurnTogetherWhenSomebodySpeaksAcrossIt() {
        Transcript transcript = Transcript.ofWords(
                "en",
                List.of(
                        said("one", 700, 1000, 0),
                        said("card", 0, 400, 0),
                        said("uh-huh", 600, 900, 1),
                        said("four", 400, 700, 0)));

        assertThat(transcript.text()).isEqualTo("card four uh-huh one");
        assertThat(turns(transcript)).containsExactly("card four one", "uh-huh");
    }

    @Test
    void keepsWordsWithoutATimeBehindTheOnesTheyFollowed() {
        Transcript transcript = Transcript.ofWords(
                "en", List.of(Word.untimed("a"), Word.timed("b", 5, 6), Word.untimed("c"), Word.timed("d", 7, 8)));

        assertThat(transcript.text()).isEqualTo("a b c d");
    }

    @Test
    void refusesWordsOutOfOrder() {
        List<Word> words = List.of(Word.timed("b", 5, 6), Word.timed("a", 1, 2));

        assertThatThrownBy(() -> new Transcript("en", words, List.of(new Utterance(List.of(0, 1), null))))
                .hasMessageContaining("word 1");
    }

    @Test
    void refusesAWordThatIsInNoUtterance() {
        List<Word> words = List.of(Word.timed("a", 1, 2), Word.timed("b", 5, 6));

        assertThatThrownBy(() -> new Transcript("en", words, List.of(new Utterance(List.of(0), null))))
                .hasMessageContaining("1 words are in no utterance");
    }

    private static Word said(String text, long start, long end, int channel) {
        return new Word(text, new TimeRange(start, end), 1, Integer.toString(channel + 1), channel);
    }

    private static List<String> turns(Transcript transcript) {
        return transcript.utterances().stream().map(transcript::text).toList();
    }
}
