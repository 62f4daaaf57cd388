package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.tagger.Lexicon;
import org.bleepline.detect.tagger.Tagger;
import org.bleepline.detect.tagger.TaggerModel;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Trainer.Settings SETTINGS = new Trainer.Settings(4, 2, 0.15f, 0.0005f, 20, 5);

    @Test
    void givesTheSameBytesTwice() throws IOException {
        assertThat(bytes(train(corpus()))).isEqualTo(bytes(train(corpus())));
    }

    @Test
    void learnsATinyCorpus() {
        Tagger tagger = Tagger.of(train(corpus()), "en");

        Evaluation evaluation = new Evaluation()
                .add(
                        tagger,
                        List.of(
                                Markup.parse("my name is [person_name:zora]"),
                                Markup.parse("i live in [location_city:quito]")));

        assertThat(evaluation.micro()).isEqualTo(1);
    }

    @Test
    void takesUnmarkedWordsOfUnknownTypesForAnything() {
        List<Example> examples = new ArrayList<>(corpus());
        Example unmarked = new Example("i live in lagos", List.of(), Types.of(Policy.PERSON_NAME), false);
        for (int round = 0; round < 200; round++) {
            examples.add(unmarked);
        }
        Tagger tagger = Tagger.of(train(examples), "en");

        assertThat(Evaluation.findings(tagger, "i live in quito"))
                .extracting(candidate -> candidate.label())
                .containsExactly(Policy.LOCATION_CITY);
    }

    private static TaggerModel train(List<Example> examples) {
        Lexicon lexicon = new Lexicon.Builder().cue("name", 1).build();
        return new Trainer(SETTINGS).train(examples, lexicon, lexicon, line -> {});
    }

    private static List<Example> corpus() {
        String[] names = {"ada", "grace", "omar", "ines", "tomas", "priya"};
        String[] cities = {"paris", "dayton", "cairo", "lima", "oslo"};
        Random random = new Random(9);
        List<Example> examples = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            String name = names[random.nextInt(names.length)];
            String city = cities[random.nextInt(cities.length)];
            examples.add(Markup.parse("my name is [person_name:" + name + "]"));
            examples.add(Markup.parse("i live in [location_city:" + city + "]"));
            examples.add(Markup.parse("what is your name please"));
        }
        return examples;
    }

    private static byte[] bytes(TaggerModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
