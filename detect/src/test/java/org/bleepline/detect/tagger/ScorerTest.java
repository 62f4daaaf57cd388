package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final List<String> WORDS = List.of(
            "my",
            "name",
            "is",
            "Ada",
            "ada",
            "Ada's",
            "don't",
            "do'nt",
            "dont",
            "New",
            "york",
            "city",
            "four",
            "one",
            "oh",
            "4111",
            "41-11",
            "A1B2",
            "a.b@c.de",
            "Mr.",
            "yes,",
            "born",
            "in",
            "May",
            "(may)",
            "a",
            "b",
            "MAY",
            "naïve",
            "x");

    @Test
    void keepsWhatItHasAddedUpWithoutChangingIt() {
        Random random = new Random(5);
        StringBuilder written = new StringBuilder();
        for (int word = 0; word < 6_000; word++) {
            written.append(WORDS.get(random.nextInt(WORDS.size())));
            written.append(random.nextInt(8) == 0 ? (random.nextBoolean() ? ".\n" : "\n") : " ");
        }
        Lexicon lexicon = new Lexicon.Builder()
                .phrase(Tokens.of(Document.of("new york city", "en")), 3)
                .phrase(Tokens.of(Document.of("ada", "en")), 0)
                .cue("name", 1)
                .cue("born", 2)
                .build();
        Tokens tokens = Tokens.of(Document.of(written.toString(), "en"));
        Features features = new Features(tokens, lexicon);
        TaggerModel model = model(tokens, features, lexicon, random);
        Scorer scorer = new Scorer(model);
        int width = Lanes.width(2);
        int[] hashes = new int[Features.MOST];
        long[] kept = new long[width];
        for (int turn = 0; turn < tokens.turnCount(); turn++) {
            features.turn(turn);
            for (int token = tokens.turnStart(turn); token < tokens.turnStart(turn + 1); token++) {
                long[] added = new long[width];
                model.addWeights(hashes, features.of(token, hashes), added, 0);

                scorer.score(features, token, kept, 0);

                assertThat(kept).as("token %d", token).isEqualTo(added);
            }
        }
    }

    /** Random weights for all features of the tokens, so that a feature that is forgotten or taken twice shows. */
    private static TaggerModel model(Tokens tokens, Features features, Lexicon lexicon, Random random) {
        TreeSet<Integer> all = new TreeSet<>();
        int[] hashes = new int[Features.MOST];
        for (int turn = 0; turn < tokens.turnCount(); turn++) {
            features.turn(turn);
            for (int token = tokens.turnStart(turn); token < tokens.turnStart(turn + 1); token++) {
                int count = features.of(token, hashes);
                Arrays.stream(hashes, 0, count).forEach(all::add);
            }
        }
        Labels labels = new Labels(List.of(Policy.PERSON_NAME, Policy.LOCATION_CITY));
        TaggerModel.Builder builder = new TaggerModel.Builder(labels, lexicon, new float[8], 127f);
        for (int hash : all) {
            int[] some = random.ints(3, 0, labels.count()).distinct().toArray();
            float[] weights = new float[some.length];
            for (int index = 0; index < weights.length; index++) {
                weights[index] = random.nextInt(253) - 126;
            }
            builder.feature(hash, some, weights, some.length);
        }
        return builder.build();
    }
}
