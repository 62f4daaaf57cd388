package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggerTest {
    private static final String CALL = """
            Thank you for calling Meridian Bank, my name is Priya, how can I help you today?
            hi my name is tomas okonjo and i live at forty two maple street in dayton ohio
            And your date of birth?
            the ninth of may seventy two
            I was charged $94.50 on March 3rd, and I never bought anything.
            """;

    /** A subtype and what it is a part of: a company may be called a medical facility, but is an organization all the same. */
    private static Set<Policy> kinds(Candidate candidate) {
        Policy label = (Policy) candidate.label();
        return EnumSet.of(label, label.documentedPolicy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    My name is Ada Lovelace.                          | PERSON_NAME       | Ada Lovelace
                    hi my name is ada lovelace                        | PERSON_NAME       | ada lovelace
                    I live in Chicago.                                | LOCATION_CITY     | Chicago
                    i live in chicago                                 | LOCATION_CITY     | chicago
                    I'm a registered nurse.                           | OCCUPATION        | registered nurse
                    i work as an electrician                          | OCCUPATION        | electrician
                    I work for Microsoft.                             | ORGANIZATION      | Microsoft
                    I was diagnosed with diabetes.                    | MEDICAL_CONDITION | diabetes
                    do you speak portuguese                           | LANGUAGE          | portuguese
                    it expires oh nine twenty eight                   | CREDIT_CARD_EXPIRATION | oh nine twenty eight
                    """)
    void findsWhatPeopleSay(String text, Policy policy, String expected) {
        assertThat(best(text)).anySatisfy(candidate -> {
            assertThat(kinds(candidate)).contains(policy);
            assertThat(text.substring(candidate.start(), candidate.end())).contains(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I help you?",
                "will you hold please",
                "I hope to hear from you soon.",
                "i'd like a danish pastry",
                "Please polish the table.",
                "it's a general ledger",
                "What's your name?",
                "press one for sales"
            })
    void leavesOrdinaryWordsAlone(String text) {
        assertThat(best(text)).isEmpty();
    }

    @Test
    void readsAnAnswerInTheLightOfItsQuestion() {
        assertThat(best("And the code on the back?\nfour two seven"))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.label()).isEqualTo(Policy.CREDIT_CARD_CVV));
        assertThat(best("Zip code?\nnine oh two one oh"))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.label()).isEqualTo(Policy.LOCATION_ZIP));
    }

    @Test
    void joinsThePartsOfAnAddress() {
        String text = "I live at 42 Maple Street, Dayton, Ohio 45402.";

        List<Candidate> addresses = Tagger.english().recognize(Document.of(text, "en")).stream()
                .filter(candidate -> candidate.label() == Policy.LOCATION_ADDRESS)
                .toList();

        assertThat(addresses)
                .singleElement()
                .satisfies(address -> assertThat(text.substring(address.start(), address.end()))
                        .isEqualTo("42 Maple Street, Dayton, Ohio 45402"));
    }

    @Test
    void saysNothingAboutOtherLanguages() {
        assertThat(Tagger.english().recognize(Document.of(CALL, "de"))).isEmpty();
        assertThat(Tagger.english().recognize(Document.of(CALL, "en_uk"))).isNotEmpty();
    }

    @Test
    void findsTheSameOnManyThreads() throws Exception {
        List<Candidate> expected = Tagger.english().recognize(Document.of(CALL, "en"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Candidate>>> runs = new ArrayList<>();
            for (int run = 0; run < 64; run++) {
                runs.add(threads.submit(() -> Tagger.english().recognize(Document.of(CALL, "en"))));
            }
            for (Future<List<Candidate>> run : runs) {
                assertThat(run.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(expected).isNotEmpty();
    }

    @Test
    void staysInRangeOnRandomText() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            String text = random.ints(random.nextInt(120), 1, Character.MAX_CODE_POINT)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            assertInRange(text);
        }
        assertInRange("");
        assertInRange("\n\n \n");
        assertInRange("... ?! --");
    }

    @Test
    @Timeout(60)
    void takesTimeInProportionOnHostileText() {
        assertInRange("7 ".repeat(200_000));
        assertInRange("a ".repeat(200_000));
        assertInRange("x".repeat(200_000));
        assertInRange("a-".repeat(100_000));
        assertInRange("@.".repeat(100_000));
    }

    /** Time on the processor, which does not depend on what else the machine does. */
    @Test
    void readsItsModelInUnderASecondOfWork() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Duration best = Duration.ofDays(1);
        for (int round = 0; round < 3; round++) {
            long start = threads.getCurrentThreadCpuTime();
            try (var stream = Tagger.class.getResourceAsStream("english.tagger")) {
                TaggerModel.read(stream);
            }
            Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofSeconds(1));
    }

    private static void assertInRange(String text) {
        assertThat(Tagger.english().recognize(Document.of(text, "en"))).allSatisfy(candidate -> {
            assertThat(candidate.start()).isBetween(0, text.length() - 1);
            assertThat(candidate.end()).isBetween(candidate.start() + 1, text.length());
            assertThat(candidate.recognizer()).isEqualTo(Tagger.NAME);
        });
    }

    private static List<Candidate> best(String text) {
        return Tagger.english().recognize(Document.of(text, "en")).stream()
                .filter(candidate -> candidate.evidence().equals("best reading"))
                .toList();
    }
}
