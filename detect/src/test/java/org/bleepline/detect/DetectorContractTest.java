package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whatever is asked of a detector. */
class DetectorContractTest {
    private static final Path TABLES = Path.of("src/test/resources/org/bleepline/detect/spec");
    private static final DetectionOptions ALL =
            new DetectionOptions(PolicySet.all(), new StaticEntities(Map.of("TOOL", List.of("Bearclaw", "card"))));

    private final Detector detector = Detector.with(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                ".",
                "-",
                "a",
                "0",
                "@",
                "://",
                "one",
                "dot",
                "my name is",
                "\uD83D\uDE00",
                "\uDC00\uD800"
            })
    void findsNothingUnexpectedInNextToNothing(String text) {
        Span.requireResolved(detect(text), text.length());
    }

    @Test
    void staysInRangeAndAnswersTwiceTheSameOnRandomUnicode() {
        Random random = new Random(42);
        for (int round = 0; round < 400; round++) {
            String text = randomText(random);

            List<Span> spans = detect(text);

            Span.requireResolved(spans, text.length());
            assertThat(detect(text)).isEqualTo(spans);
        }
    }

    @Test
    void staysInRangeWhenTheWordsOfCallsAreShuffled() throws IOException {
        Random random = new Random(7);
        List<String> words = words();
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 60; word++) {
                text.append(words.get(random.nextInt(words.size())));
                text.append(random.nextInt(12) == 0 ? "\n" : random.nextInt(15) == 0 ? "" : " ");
            }

            List<Span> spans = detect(text.toString());

            Span.requireResolved(spans, text.length());
            assertThat(spans).allSatisfy(span -> {
                assertThat(span.score()).isBetween(0.0, 1.0);
                assertThat(span.recognizer()).isNotBlank();
                assertThat(span.evidence()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void labelsOnlyWithWhatWasAskedFor(Policy policy) throws IOException {
        String text = String.join(" ", words());

        List<Span> spans = detector.detect(Document.of(text, "en"), DetectionOptions.of(PolicySet.of(policy)));

        assertThat(spans).allSatisfy(span -> assertThat(span.label()).isEqualTo(policy));
    }

    @Test
    void givesTheSameSpansOnManyThreads() throws Exception {
        String text = String.join(" ", words());
        List<Span> expected = detect(text);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Span>>> calls = new ArrayList<>();
            for (int call = 0; call < 64; call++) {
                calls.add(() -> detect(text));
            }
            for (Future<List<Span>> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void readsATranscriptTurnByTurn() {
        List<Word> words = new ArrayList<>();
        int time = 0;
        for (String word : "and your date of birth".split(" ")) {
            words.add(Word.timed(word, time, time + 200).withSpeaker("A"));
            time += 250;
        }
        for (String word : "the ninth of may seventy two".split(" ")) {
            words.add(Word.timed(word, time, time + 200).withSpeaker("B"));
            time += 250;
        }
        Document document = Document.of(Transcript.ofWords("en", words));

        List<Span> spans = detector.detect(document, DetectionOptions.of(PolicySet.all()));

        assertThat(Marked.mark(document.text(), spans))
                .isEqualTo("and your date of birth\\nthe [ninth of may seventy two|date_of_birth]");
    }

    @Test
    void asksNothingOfRecognizersWithoutPolicies() {
        assertThat(detector.detect(Document.of("my name is ada lovelace", "en"), DetectionOptions.of(PolicySet.none())))
                .isEmpty();
    }

    private List<Span> detect(String text) {
        return detector.detect(Document.of(text, "en"), ALL);
    }

    private static List<String> words() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            List<String> words = new ArrayList<>();
            for (Path table : files.sorted().toList()) {
                for (String line : Files.readAllLines(table)) {
                    words.addAll(List.of(Marked.plain(line).split("\\s+")));
                }
            }
            words.removeIf(String::isBlank);
            return words;
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(400);
        for (int index = 0; index < length; index++) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(random.nextInt(0x110000));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append((char) ('0' + random.nextInt(10)));
                case 3 -> text.append(".,-/:@#$%()'’\"_\\+*&".charAt(random.nextInt(19)));
                case 4 -> text.append(random.nextInt(6) == 0 ? '\n' : ' ');
                case 5 ->
                    text.append("one two at dot card number is password my name a i oh".split(" ")[random.nextInt(13)]);
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
