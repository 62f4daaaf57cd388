package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final Lexicon LEXICON = new Lexicon.Builder()
            .phrase(Tokens.of(Document.of("New York City", "en")), 3)
            .phrase(Tokens.of(Document.of("Ada", "en")), 0)
            .cue("name", 1)
            .cue("born", 2)
            .build();

    @Test
    void seesRawTextAsAPartOfFormattedText() {
        Set<Integer> raw = features("my name is ada lovelace", 0, 3);
        Set<Integer> formatted = features("My name is Ada Lovelace.", 0, 3);
        Set<Integer> onlyRaw =
                raw.stream().filter(hash -> !formatted.contains(hash)).collect(Collectors.toSet());

        assertThat(onlyRaw).as("whether the turn is formatted").hasSize(1);
        assertThat(formatted).hasSizeGreaterThan(raw.size());
    }

    @Test
    void knowsWhatWasAskedInTheTurnBefore() {
        assertThat(features("when were you born\nmay third", 1, 4))
                .isNotEqualTo(features("your name\nmay third", 1, 2));
        assertThat(features("when were you born\nmay third", 1, 4))
                .isEqualTo(features("where were you born\nmay third", 1, 4));
    }

    @Test
    void findsPhrasesOfTheLexicon() {
        assertThat(features("in new york city", 0, 2))
                .hasSizeGreaterThan(features("in new york town", 0, 2).size());
    }

    @Test
    void staysWithinItsBufferOnAnyText() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            String text =
                    random.ints(80, 32, 0x2100).mapToObj(Character::toString).collect(Collectors.joining());
            Tokens tokens = Tokens.of(Document.of(text, "en"));
            Features features = new Features(tokens, LEXICON);
            for (int turn = 0; turn < tokens.turnCount(); turn++) {
                if (tokens.turnStart(turn) < tokens.turnStart(turn + 1)) {
                    features.turn(turn);
                    for (int token = tokens.turnStart(turn); token < tokens.turnStart(turn + 1); token++) {
                        assertThat(features.of(token, new int[Features.MOST])).isPositive();
                    }
                }
            }
        }
    }

    private static Set<Integer> features(String text, int turn, int token) {
        Tokens tokens = Tokens.of(Document.of(text, "en"));
        Features features = new Features(tokens, LEXICON);
        features.turn(turn);
        int[] hashes = new int[Features.MOST];
        int count = features.of(token, hashes);
        return Arrays.stream(hashes, 0, count).boxed().collect(Collectors.toSet());
    }
}
