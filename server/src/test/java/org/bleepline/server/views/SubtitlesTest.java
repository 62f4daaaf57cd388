package org.bleepline.server.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bleepline.server.api.WireWord;
import org.junit.jupiter.api.Test;

/** Captions stand in order, one behind the other, whatever the times of the words. */
class SubtitlesTest {
    @Test
    void endsACaptionWhereTheNextOneBegins() {
        List<WireWord> words =
                List.of(word("Wait", 0, 1_000, "A"), word("No!", 400, 900, "B"), word("please.", 950, 1_400, "A"));

        assertThat(told(words)).containsExactly("0-400 Wait", "400-900 No!", "950-1400 please.");
    }

    @Test
    void endsACaptionWithTheWordThatEndsLast() {
        assertThat(told(List.of(word("one", 0, 2_000, "A"), word("two.", 500, 800, "A"))))
                .containsExactly("0-2000 one two.");
    }

    /** As where the words come from subtitles: each has the time of its cue. */
    @Test
    void sharesOneTimeByTheLengthOfTheTexts() {
        List<WireWord> words = List.of(
                word("Yes.", 1_000, 3_000, "A"),
                word("I", 1_000, 3_000, "A"),
                word("mean", 1_000, 3_000, "A"),
                word("it.", 1_000, 3_000, "A"),
                word("Good.", 5_000, 6_000, "B"));

        assertThat(told(words)).containsExactly("1000-1571 Yes.", "1571-3000 I mean it.", "5000-6000 Good.");
    }

    @Test
    void givesCaptionsOfWordsWithoutTimesAMillisecondEach() {
        assertThat(told(List.of(word("Yes.", 0, 0, "A"), word("No.", 0, 0, "A"))))
                .containsExactly("0-1 Yes.", "1-2 No.");
    }

    @Test
    void endsNoCueByItsText() {
        assertThat(Subtitles.vtt(List.of(word("a-->b<c>&", 0, 500, "A")), 84))
                .isEqualTo("WEBVTT\n\n00:00.000 --> 00:00.500\na--&gt;b&lt;c&gt;&amp;\n\n");
    }

    @Test
    void keepsOrderAndAllWordsForTimesOfAnyKind() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<WireWord> words = new ArrayList<>();
            long start = random.nextInt(3);
            for (int index = 0; index < 1 + random.nextInt(12); index++) {
                start += random.nextInt(4) == 0 ? random.nextInt(3_000) : 0;
                words.add(word(
                        random.nextBoolean() ? "word." : "word",
                        start,
                        start + random.nextInt(2_000),
                        random.nextBoolean() ? "A" : "B"));
            }

            List<Subtitles.Cue> cues = Subtitles.cues(words, 1 + random.nextInt(30));

            long last = 0;
            StringBuilder text = new StringBuilder();
            for (Subtitles.Cue cue : cues) {
                assertThat(cue.start()).isGreaterThanOrEqualTo(last);
                assertThat(cue.end()).isGreaterThanOrEqualTo(cue.start());
                assertThat(cue.text()).isNotBlank();
                last = cue.end();
                text.append(text.isEmpty() ? "" : " ").append(cue.text());
            }
            assertThat(text.toString()).isEqualTo(TimedWords.text(words));
        }
    }

    private static List<String> told(List<WireWord> words) {
        return Subtitles.cues(words, 84).stream()
                .map(cue -> cue.start() + "-" + cue.end() + " " + cue.text())
                .toList();
    }

    private static WireWord word(String text, long start, long end, String speaker) {
        return new WireWord(text, start, end, 1, speaker, null);
    }
}
