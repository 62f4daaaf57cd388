package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any transcript and any spans: every output tells the same story, and nothing removed survives in one. */
class RedactionPropertyTest {
    private static final String[] SYLLABLES = {"ba", "ké", "lo", "mi", "nu", "ʃa", "😀", "zo", "4", "17"};
    private static final String[] OPENINGS = {"", "", "", "(", "\"", "¿"};
    private static final String[] CLOSINGS = {"", "", "", ",", ".", "?!", ")", "\","};
    private static final long DURATION_MILLIS = 600_000;

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRemovedValueSurvivesInAnyOutput(int seed) {
        Case sample = new Case(seed);
        for (Substitution substitution : Substitution.values()) {
            RedactedTranscript redacted = sample.redact(substitution);
            TreeSet<Integer> removed = sample.removedWords(redacted);

            String outputs = redacted.text()
                    + redacted.spans()
                    + redacted.transcript().words()
                    + String.join(
                            "\n",
                            redacted.transcript().utterances().stream()
                                    .map(redacted.transcript()::text)
                                    .toList());

            // Each word of a case is unique, so that its mere presence is a leak.
            assertThat(removed).allSatisfy(index -> assertThat(outputs).doesNotContain(sample.core(index)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWordThatASpanTouchesIsRemovedAndNoOther(int seed) {
        Case sample = new Case(seed);

        TreeSet<Integer> removed = sample.removedWords(sample.redact(Substitution.HASH));

        TreeSet<Integer> touched = new TreeSet<>();
        for (int word = 0; word < sample.document.wordCount(); word++) {
            for (Span span : sample.spans) {
                if (span.start() < sample.document.wordEnd(word) && sample.document.wordStart(word) < span.end()) {
                    touched.add(sample.document.transcriptWord(word));
                }
            }
        }
        assertThat(removed).isEqualTo(touched);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hashKeepsTheLengthAndTheEdgePunctuationOfEachWord(int seed) {
        Case sample = new Case(seed);

        RedactedTranscript redacted = sample.redact(Substitution.HASH);

        assertThat(redacted.transcript().words()).hasSameSizeAs(sample.transcript.words());
        for (int index : sample.removedWords(redacted)) {
            String before = sample.transcript.words().get(index).text();
            String after = redacted.transcript().words().get(index).text();
            assertThat(after.codePointCount(0, after.length())).isEqualTo(before.codePointCount(0, before.length()));
            assertThat(after).startsWith(sample.openings.get(index)).endsWith(sample.closings.get(index));
            assertThat(after.substring(
                            sample.openings.get(index).length(),
                            after.length() - sample.closings.get(index).length()))
                    .matches("#+");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordsStayInTimeOrderAndTextWordsAndUtterancesAgree(int seed) {
        Case sample = new Case(seed);
        for (Substitution substitution : Substitution.values()) {
            Transcript redacted = sample.redact(substitution).transcript();

            long last = 0;
            for (Word word : redacted.words()) {
                if (word.timing() != null) {
                    assertThat(word.timing().startMillis()).isGreaterThanOrEqualTo(last);
                    last = word.timing().startMillis();
                }
            }
            assertThat(redacted.text())
                    .isEqualTo(String.join(
                            " ", redacted.words().stream().map(Word::text).toList()));
            assertThat(redacted.utterances().stream().flatMap(utterance -> utterance.words().stream()))
                    .doesNotHaveDuplicates()
                    .hasSize(redacted.words().size());
            assertThat(redacted.utterances()).hasSameSizeAs(sample.transcript.utterances());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRemovedMomentIsInsideACutAndCutsKeepClearOfEachOther(int seed) {
        Case sample = new Case(seed);
        RedactedTranscript redacted = sample.redact(Substitution.HASH);

        List<Cut> cuts = new CutPlanner(CutSettings.defaults(), CutScope.ALL, true)
                .plan(sample.transcript, redacted.spans(), SoundProfile.none(), DURATION_MILLIS)
                .cuts();

        for (int index : sample.removedWords(redacted)) {
            TimeRange time = sample.transcript.words().get(index).timing();
            if (time != null) {
                assertThat(cuts).anySatisfy(cut -> {
                    assertThat(cut.time().startMillis()).isLessThanOrEqualTo(time.startMillis());
                    assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(time.endMillis());
                });
            }
        }
        for (int index = 1; index < cuts.size(); index++) {
            assertThat(cuts.get(index).time().startMillis())
                    .isGreaterThan(cuts.get(index - 1).time().endMillis());
        }
        assertThat(cuts.isEmpty()).isEqualTo(redacted.spans().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlainTextIsRedactedByTheSameRules(int seed) {
        Case sample = new Case(seed);
        for (Substitution substitution : Substitution.values()) {
            String text = TextRedactor.redact(sample.document, sample.spans, substitution);

            String inTurnOrder = String.join(
                    "\n",
                    sample.redact(substitution).transcript().utterances().stream()
                            .map(sample.redact(substitution).transcript()::text)
                            .toList());
            assertThat(text).isEqualTo(inTurnOrder);
        }
    }

    /** A random transcript of two channels that talk across each other, with random resolved spans. */
    private static final class Case {
        final Transcript transcript;
        final Document document;
        final List<Span> spans;
        final List<String> openings;
        final List<String> closings;

        Case(int seed) {
            Random random = new Random(seed);
            List<Word> words = new ArrayList<>();
            long[] clock = {0, random.nextInt(3000)};
            int count = 1 + random.nextInt(60);
            for (int index = 0; index < count; index++) {
                int channel = random.nextInt(2);
                long start = clock[channel] + random.nextInt(random.nextInt(5) == 0 ? 4000 : 60);
                long end = start + 20 + random.nextInt(600);
                clock[channel] = end;
                String text = OPENINGS[random.nextInt(OPENINGS.length)]
                        + core(random, index)
                        + CLOSINGS[random.nextInt(CLOSINGS.length)];
                TimeRange time = random.nextInt(8) == 0 ? null : new TimeRange(start, end);
                words.add(new Word(text, time, random.nextDouble(), "" + channel, channel));
            }
            transcript = Transcript.ofWords("en", words);
            document = Document.of(transcript);
            openings = transcript.words().stream().map(Case::opening).toList();
            closings = transcript.words().stream().map(Case::closing).toList();
            spans = randomSpans(random, document);
        }

        RedactedTranscript redact(Substitution substitution) {
            return TranscriptRedactor.redact(transcript, document, spans, substitution);
        }

        TreeSet<Integer> removedWords(RedactedTranscript redacted) {
            TreeSet<Integer> removed = new TreeSet<>();
            redacted.spans().forEach(span -> removed.addAll(span.words()));
            return removed;
        }

        String core(int index) {
            String text = transcript.words().get(index).text();
            return text.substring(
                    openings.get(index).length(),
                    text.length() - closings.get(index).length());
        }

        private static String core(Random random, int index) {
            StringBuilder core = new StringBuilder("q" + index + "x");
            int syllables = 1 + random.nextInt(3);
            for (int syllable = 0; syllable < syllables; syllable++) {
                core.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            return core.append('y').toString();
        }

        private static String opening(Word word) {
            return word.text().substring(0, word.text().indexOf('q'));
        }

        private static String closing(Word word) {
            return word.text().substring(word.text().lastIndexOf('y') + 1);
        }

        private static List<Span> randomSpans(Random random, Document document) {
            List<EntityLabel> labels =
                    List.of(Policy.PERSON_NAME, Policy.DATE, new StaticLabel("tool"), Policy.LOCATION_CITY);
            List<Span> spans = new ArrayList<>();
            int length = document.text().length();
            int offset = 0;
            while (true) {
                int start = offset + random.nextInt(60);
                int end = start + 1 + random.nextInt(40);
                if (end > length) {
                    return spans;
                }
                EntityLabel label = labels.get(random.nextInt(labels.size()));
                spans.add(new Span(label, start, end, random.nextDouble(), "test", "random"));
                offset = end;
            }
        }
    }
}
