package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.tagger.Tagger;
import org.junit.jupiter.api.Test;

class DevTurnsTest {
    @Test
    void holdEveryDocumentedPolicy() throws IOException {
        List<String> lines = new ArrayList<>(DevTurns.dev());
        lines.addAll(DevTurns.check());
        Set<Policy> seen = EnumSet.noneOf(Policy.class);
        lines.forEach(line -> Markup.parse(line)
                .mentions()
                .forEach(mention -> seen.add(Types.LIST
                        .get(Long.numberOfTrailingZeros(mention.types()))
                        .documentedPolicy())));

        assertThat(seen).containsAll(Policy.documented());
    }

    @Test
    void comeInBothStyles() throws IOException {
        List<Example> examples = DevTurns.dev().stream().map(Markup::parse).toList();

        assertThat(examples.stream().filter(Score::isRaw).count()).isBetween(60L, examples.size() - 60L);
    }

    @Test
    void areFoundByTheModelThatShips() throws IOException {
        Evaluation dev = new Evaluation()
                .add(
                        Tagger.english(),
                        DevTurns.dev().stream().map(Markup::parse).toList());
        Evaluation check = new Evaluation()
                .add(
                        Tagger.english(),
                        DevTurns.check().stream().map(Markup::parse).toList());

        assertThat(dev.micro()).isGreaterThan(0.85);
        assertThat(dev.leak()).isLessThan(0.08);
        assertThat(check.micro()).isGreaterThan(0.8);
        assertThat(check.leak()).isLessThan(0.12);
    }
}
