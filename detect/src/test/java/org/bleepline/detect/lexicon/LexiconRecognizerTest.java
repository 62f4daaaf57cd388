package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;

/** What holds whatever stands in the lists. */
class LexiconRecognizerTest {
    private static final String SENTENCE =
            "I take metformin for my diabetes, and I broke my left wrist in Boise, Idaho. ";

    private final Recognizer recognizer = Lexicons.english();

    @Test
    void readsVariantsOfEnglishAndNoOtherLanguage() {
        assertThat(recognizer.recognize(Document.of("i take metformin", "en_uk")))
                .hasSize(1);
        assertThat(recognizer.recognize(Document.of("i take metformin", "de"))).isEmpty();
        assertThat(recognizer.recognize(Document.of("i take metformin", "enm"))).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyText() {
        assertThat(recognizer.recognize(Document.of("", "en"))).isEmpty();
        assertThat(recognizer.recognize(Document.of(" \n\t", "en"))).isEmpty();
    }

    @Test
    void keepsOffsetsOfTheTextBehindEmojiAndAccents() {
        String text = "\uD83D\uDE00 caf\u00e9 \u2014 M\u00e9tformin!";

        assertThat(found(text)).containsExactly("M\u00e9tformin");
    }

    @Test
    void readsCurlyApostrophesAsStraightOnes() {
        assertThat(found("my aunt has Alzheimer\u2019s disease")).containsExactly("Alzheimer\u2019s disease");
    }

    @Test
    void doesNotJoinWordsOverTheEndOfASentence() {
        assertThat(found("Is it high? Blood pressure is taken here.")).isEmpty();
        assertThat(found("i have high blood pressure")).containsExactly("high blood pressure");
    }

    @Test
    void readsAWordInCapitalsAsTheWord() {
        assertThat(found("I TAKE METFORMIN AND I LIVE IN BOSTON")).containsExactly("METFORMIN", "BOSTON");
    }

    @Test
    void takesTheQuestionOfTheOtherSpeakerIntoAccount() {
        Transcript asked =
                Transcript.ofWords("en", spoken("what is your marital status", "A", 0, "single", "B", 4_000));
        Transcript unasked =
                Transcript.ofWords("en", spoken("which room would you like", "A", 0, "single", "B", 4_000));

        assertThat(recognizer.recognize(Document.of(asked)))
                .extracting(Candidate::label)
                .containsExactly(Policy.MARITAL_STATUS);
        assertThat(recognizer.recognize(Document.of(unasked))).isEmpty();
    }

    @Test
    void passesOverWordsInsideAddressesOfMailAndFiles() {
        assertThat(found("write to diabetes@boston.com or metformin_2.pdf")).isEmpty();
    }

    @Test
    void keepsThePartBelowTheWholeThatHoldsIt() {
        List<Candidate> candidates = recognizer.recognize(Document.of("i need a flu shot", "en"));

        assertThat(candidates)
                .extracting(Candidate::label)
                .containsExactlyInAnyOrder(Policy.MEDICAL_PROCESS, Policy.MEDICAL_CONDITION);
        assertThat(score(candidates, Policy.MEDICAL_PROCESS))
                .isGreaterThan(score(candidates, Policy.MEDICAL_CONDITION));
    }

    @Test
    void findsTheSameInALongTextAsInItsSentences() {
        int count = 3_000;
        List<Candidate> one = recognizer.recognize(Document.of(SENTENCE.strip(), "en"));
        List<String> expected = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int shift = index * SENTENCE.length();
            one.forEach(candidate -> expected.add(candidate.label() + " " + (candidate.start() + shift)));
        }

        List<String> found = recognizer.recognize(Document.of(SENTENCE.repeat(count), "en")).stream()
                .map(candidate -> candidate.label() + " " + candidate.start())
                .toList();

        assertThat(one).hasSizeGreaterThanOrEqualTo(4);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void givesTheSameOnManyThreads() {
        Document document = Document.of(SENTENCE.repeat(50), "en");
        List<Candidate> expected = recognizer.recognize(document);

        List<List<Candidate>> answers = IntStream.range(0, 64)
                .parallel()
                .mapToObj(index -> recognizer.recognize(document))
                .toList();

        assertThat(answers).allMatch(expected::equals);
    }

    @Test
    void survivesAnyText() {
        Random random = new Random(20_260_101);
        String[] pieces = {
            "diabetes",
            "'s",
            "o-",
            ".",
            ",",
            "\n",
            " ",
            "\uD800",
            "\uDC00",
            "\u0301",
            "5'11\"",
            "a.b.c",
            "&",
            "AB+",
            "\u200d",
            "new york",
            "\u0130",
            "--",
            "''",
            "@",
            "x\u00ad",
            "broke my",
            "arm",
            "\u4e2d\u6587"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(30); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
                if (random.nextBoolean()) {
                    text.append((char) random.nextInt(Character.MAX_VALUE));
                }
            }
            Document document = Document.of(text.toString(), "en");
            List<Candidate> candidates = recognizer.recognize(document);
            assertThat(candidates)
                    .allMatch(candidate -> candidate.end() <= document.text().length());
            assertThat(recognizer.recognize(document)).isEqualTo(candidates);
        }
    }

    private List<String> found(String text) {
        return recognizer.recognize(Document.of(text, "en")).stream()
                .map(candidate -> text.substring(candidate.start(), candidate.end()))
                .toList();
    }

    private static double score(List<Candidate> candidates, Policy policy) {
        return candidates.stream()
                .filter(candidate -> candidate.label() == policy)
                .findFirst()
                .orElseThrow()
                .score();
    }

    private static List<Word> spoken(
            String question, String asker, long askedMillis, String answer, String answerer, long answeredMillis) {
        List<Word> words = new ArrayList<>();
        long at = askedMillis;
        for (String word : question.split(" ")) {
            words.add(Word.timed(word, at, at + 300).withSpeaker(asker));
            at += 300;
        }
        words.add(Word.timed(answer, answeredMillis, answeredMillis + 400).withSpeaker(answerer));
        return words;
    }
}
