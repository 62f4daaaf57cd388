package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ResolverTest {
    private static final String TEXT = "born march seven nineteen sixty one in ohio";
    private static final Document DOCUMENT = Document.of(TEXT, "en");

    @Test
    void keepsTheBetterOfTwo() {
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 5, 35, 0.8), of(Policy.DATE_OF_BIRTH, 5, 35, 0.9)))
                .isEqualTo("born [march seven nineteen sixty one|date_of_birth] in ohio");
    }

    @Test
    void doesNotLetADisabledPolicyHideAnEnabledOne() {
        assertThat(resolved(
                        PolicySet.of(Policy.DATE), of(Policy.DATE, 5, 35, 0.8), of(Policy.DATE_OF_BIRTH, 5, 35, 0.9)))
                .isEqualTo("born [march seven nineteen sixty one|date] in ohio");
    }

    @Test
    void coversWhatALoserCoversBeyondTheWinner() {
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 5, 16, 0.95), of(Policy.DATE_OF_BIRTH, 5, 35, 0.6)))
                .isEqualTo("born [march seven|date] [nineteen sixty one|date_of_birth] in ohio");
    }

    @Test
    void prefersTheLongerOfTwoThatAreAboutAsGood() {
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 5, 16, 0.85), of(Policy.DATE_OF_BIRTH, 5, 35, 0.82)))
                .isEqualTo("born [march seven nineteen sixty one|date_of_birth] in ohio");
    }

    @Test
    void addsWhatALoserOfTheSameKindCoversBeyondTheWinner() {
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 5, 16, 0.95), of(Policy.DATE, 5, 35, 0.6)))
                .isEqualTo("born [march seven nineteen sixty one|date] in ohio");
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 11, 35, 0.95), of(Policy.DATE, 5, 16, 0.6)))
                .isEqualTo("born [march seven nineteen sixty one|date] in ohio");
    }

    @Test
    void dropsWhatIsHardlyLikely() {
        assertThat(resolved(PolicySet.all(), of(Policy.DATE, 5, 16, 0.3))).isEqualTo(TEXT);
    }

    @Test
    void labelsASubtypeAsItWasAskedFor() {
        Candidate state = of(Policy.LOCATION_STATE, 39, 43, 0.9);

        assertThat(resolved(PolicySet.of(Policy.LOCATION), state)).endsWith("[ohio|location]");
        assertThat(resolved(PolicySet.of(Policy.LOCATION_STATE), state)).endsWith("[ohio|location_state]");
        assertThat(resolved(PolicySet.of(Policy.LOCATION_CITY), state)).isEqualTo(TEXT);
    }

    @Test
    void doesNotDependOnTheOrderOfCandidates() {
        List<Candidate> candidates = new ArrayList<>();
        Random random = new Random(5);
        for (int index = 0; index < 60; index++) {
            int start = random.nextInt(TEXT.length() - 4);
            candidates.add(of(
                    Policy.documented().get(random.nextInt(44)),
                    start,
                    start + 1 + random.nextInt(TEXT.length() - start - 1),
                    0.4 + random.nextInt(6) / 10.0));
        }
        List<Span> first = Resolver.resolve(DOCUMENT, candidates, PolicySet.all());

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(candidates, random);
            assertThat(Resolver.resolve(DOCUMENT, candidates, PolicySet.all())).isEqualTo(first);
        }
        Span.requireResolved(first, TEXT.length());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void resolvesHalfAMillionOverlappingCandidatesInSeconds() {
        String text = "seven ".repeat(200_000);
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < 500_000; index++) {
            int start = index * 2;
            candidates.add(of(Policy.NUMBER_SEQUENCE, start, start + 40, 0.4 + index % 50 / 100.0));
        }

        List<Span> spans = Resolver.resolve(Document.of(text, "en"), candidates, PolicySet.all());

        Span.requireResolved(spans, text.length());
        assertThat(spans).isNotEmpty();
    }

    private static Candidate of(Policy policy, int start, int end, double score) {
        return new Candidate(policy, start, end, score, "test", "test");
    }

    private static String resolved(PolicySet policies, Candidate... candidates) {
        return Marked.mark(TEXT, Resolver.resolve(DOCUMENT, List.of(candidates), policies));
    }
}
