package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bleepline.speech.sphinx.CallTrigrams;
import org.junit.jupiter.api.Test;

class TrigramTrainerTest {
    private static final List<List<String>> TURNS = turns(
            "my name is karen",
            "my name is peter",
            "my name was karen",
            "what is the number",
            "the number is one",
            "the number of the card",
            "my card is in qaqortoq today",
            "what is my number");

    private static final Set<String> HEARABLE = Set.of(
            "my", "name", "is", "karen", "peter", "was", "what", "the", "number", "one", "of", "card", "in", "today");

    @Test
    void probabilitiesBehindAnyWordsAddUpToOne() {
        for (int least : new int[] {1, 2}) {
            CallTrigrams model = new TrigramTrainer(TURNS, HEARABLE).model(least);

            assertAddUp(model, -1, number(model, CallTrigrams.START));
            assertAddUp(model, number(model, CallTrigrams.START), number(model, "my"));
            assertAddUp(model, number(model, "my"), number(model, "name"));
            assertAddUp(model, number(model, "the"), number(model, "number"));
            assertAddUp(model, number(model, "karen"), number(model, "peter"));
            assertAddUp(model, number(model, CallTrigrams.UNKNOWN), number(model, "today"));
        }
    }

    @Test
    void whatWasSaidIsLikelierThanWhatWasNot() {
        CallTrigrams model = new TrigramTrainer(TURNS, HEARABLE).model(1);

        float said = model.behind(number(model, "my"), number(model, "name"), number(model, "is"));
        float saidOnce = model.behind(number(model, "my"), number(model, "name"), number(model, "was"));
        float never = model.behind(number(model, "my"), number(model, "name"), number(model, "card"));

        assertThat(said).isGreaterThan(saidOnce);
        assertThat(saidOnce).isGreaterThan(never);
    }

    @Test
    void leavesOutTriplesThatWereSeenTooSeldom() {
        CallTrigrams model = new TrigramTrainer(TURNS, HEARABLE).model(2);
        CallTrigrams whole = new TrigramTrainer(TURNS, HEARABLE).model(1);

        assertThat(model.behind(number(model, "my"), number(model, "name"), number(model, "was")))
                .isLessThan(whole.behind(number(whole, "my"), number(whole, "name"), number(whole, "was")));
    }

    @Test
    void knowsOnlyWordsThatCanBeHeard() {
        CallTrigrams model = new TrigramTrainer(TURNS, HEARABLE).model(1);

        assertThat(model.vocabulary()).contains("today").doesNotContain("qaqortoq");
    }

    private static void assertAddUp(CallTrigrams model, int beforeThat, int before) {
        double sum = 0;
        for (int word = 0; word < model.vocabulary().size(); word++) {
            sum += Math.exp(model.behind(beforeThat, before, word));
        }
        assertThat(sum).isCloseTo(1, within(0.02));
    }

    private static int number(CallTrigrams model, String word) {
        return model.vocabulary().indexOf(word);
    }

    private static List<List<String>> turns(String... turns) {
        return Arrays.stream(turns).map(turn -> List.of(turn.split(" "))).toList();
    }
}
