package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and huge texts: time grows in proportion to length. The limits only end what would never end. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class PathologicalTest {
    private static final int LENGTH = 100_000;
    private static final int LONG = 1_000_000;
    private final Detector detector = Detector.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "a",
                "1 ",
                "a ",
                "one ",
                "oh ",
                ".",
                ". ",
                "-",
                "@",
                "at ",
                "dot ",
                "dot com ",
                "a at gmail dot com ",
                "a.b/c@",
                "1.",
                "1:",
                "::",
                "a:",
                "((1",
                "1,000,",
                "one hundred and ",
                "twenty ",
                "no wait one ",
                "my card number is ",
                "my password is ",
                "password\nx y\n",
                "one\n",
                "1 main ",
                "may ",
                "the first of ",
                "4111111111111111 ",
                "4155550123 ",
                "m as in mike ",
                "double ",
                "double five ",
                "this is john smith ",
                "aé漢",
                "\uD83D\uDE00",
                "A1",
                "A1-",
                "\\",
                "/a",
                "'",
                "a'",
                "$",
                "$1 ",
                "1% ",
                "five to ",
                "dr ",
                "bear claw "
            })
    void takesASecondForAHundredThousandCharacters(String piece) {
        String text = piece.repeat(LENGTH / piece.length());

        Span.requireResolved(detect(text), text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a", "one "})
    void takesSecondsForAMillionCharacters(String piece) {
        String text = piece.repeat(LONG / piece.length());

        Span.requireResolved(detect(text), text.length());
    }

    @Test
    void takesTimeInProportionToLength() {
        String text = call();
        detect(text.repeat(40));
        long once = time(text.repeat(40));
        long tenTimes = time(text.repeat(400));

        assertThat(tenTimes)
                .as("ten times the text, %d against %d ns", tenTimes, once)
                .isLessThan(40 * once);
    }

    @Test
    void readsATranscriptOfTenMegabytes() {
        String text = call();
        String transcript = text.repeat(10_000_000 / text.length());

        assertThat(detect(transcript)).hasSizeGreaterThan(10_000);
    }

    @Test
    void tenThousandTermsCostNoMoreThanAFewTimesTen() {
        Random random = new Random(3);
        String text = call().repeat(1_000);
        StaticEntities ten = terms(random, 10);
        StaticEntities tenThousand = terms(random, 10_000);
        Document document = Document.of(text, "en");
        DetectionOptions few = new DetectionOptions(PolicySet.none(), ten);
        DetectionOptions many = new DetectionOptions(PolicySet.none(), tenThousand);
        long fewTime = Long.MAX_VALUE;
        long manyTime = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            fewTime = Math.min(fewTime, time(document, few));
        }
        for (int round = 0; round < 5; round++) {
            manyTime = Math.min(manyTime, time(document, many));
        }

        assertThat(manyTime).as("%d against %d ns", manyTime, fewTime).isLessThan(8 * fewTime);
    }

    private static StaticEntities terms(Random random, int count) {
        Map<String, List<String>> labels = new java.util.LinkedHashMap<>();
        for (int label = 0; label < Math.max(1, count / 200); label++) {
            labels.put(
                    "LABEL " + label,
                    random.ints(Math.min(count, 200), 0, Integer.MAX_VALUE)
                            .mapToObj(number -> Integer.toString(number, 36) + " pro")
                            .toList());
        }
        return new StaticEntities(labels);
    }

    private long time(String text) {
        return time(Document.of(text, "en"), DetectionOptions.of(PolicySet.all()));
    }

    private long time(Document document, DetectionOptions options) {
        long start = System.nanoTime();
        detector.detect(document, options);
        return System.nanoTime() - start;
    }

    private List<Span> detect(String text) {
        return detector.detect(
                Document.of(text, "en"),
                new DetectionOptions(PolicySet.all(), new StaticEntities(Map.of("TOOL", List.of("Bearclaw")))));
    }

    private static String call() {
        return """
                thank you for calling this is karen how can i help you
                hi my name is robert miller i would like to pay my bill
                sure what is the card number
                four one one one one one one one uh one one one one one one one one
                and the expiration
                oh nine twenty eight
                My e-mail is r.miller@example.com, and you can reach me at (415) 555-0123 after 5 p.m. on March 7, 2024.
                so yeah i was thinking about it and we really need to get this done before it is too late
                """.toLowerCase(Locale.ROOT);
    }
}
