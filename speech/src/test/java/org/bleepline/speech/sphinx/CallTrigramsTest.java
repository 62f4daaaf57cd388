package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CallTrigramsTest {
    private static final int MY = 1;
    private static final int NAME = 2;
    private static final int IS = 3;

    @Test
    void prefersTheLongestRunItKnows() {
        CallTrigrams calls = model();

        assertThat(calls.behind(MY, NAME, IS)).isCloseTo(-0.1f, within(1e-6f));
        assertThat(calls.behind(-1, NAME, IS)).isCloseTo(-0.5f, within(1e-6f));
        assertThat(calls.behind(-1, -1, IS)).isCloseTo(-2f, within(1e-6f));
    }

    @Test
    void paysForGoingBackToAShorterRun() {
        CallTrigrams calls = model();

        assertThat(calls.behind(MY, NAME, MY))
                .as("neither the triple nor the pair")
                .isCloseTo(-0.3f - 0.7f - 1f, within(1e-6f));
        assertThat(calls.behind(IS, NAME, IS)).as("no pair in front").isCloseTo(-0.5f, within(1e-6f));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model().write(bytes);

        CallTrigrams read = CallTrigrams.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(read.vocabulary()).isEqualTo(model().vocabulary());
        for (int beforeThat = -1; beforeThat <= IS; beforeThat++) {
            for (int before = 0; before <= IS; before++) {
                for (int word = 0; word <= IS; word++) {
                    assertThat(read.behind(beforeThat, before, word))
                            .isEqualTo(model().behind(beforeThat, before, word));
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(new byte[100]);
        }

        assertThatThrownBy(() -> CallTrigrams.read(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void knowsCallsByTheModelOnBoard() throws IOException {
        CallTrigrams calls =
                CallTrigrams.read(Objects.requireNonNull(CallTrigrams.class.getResourceAsStream("calls.trigrams")));
        List<String> words = calls.vocabulary();

        float name = calls.behind(words.indexOf("phone"), words.indexOf("number"), words.indexOf("is"));
        float other = calls.behind(words.indexOf("phone"), words.indexOf("number"), words.indexOf("movie"));

        assertThat(name).isGreaterThan(other + 2);
    }

    private static CallTrigrams model() {
        return CallTrigrams.of(
                List.of(CallTrigrams.START, "my", "name", "is"),
                rows(new long[] {0, MY, NAME, IS}, new double[] {-20, -1, -1.5, -2}, new double[] {0, -0.4, -0.7, 0}),
                rows(
                        new long[] {CallTrigrams.key(MY, NAME), CallTrigrams.key(NAME, IS)},
                        new double[] {-0.2, -0.5},
                        new double[] {-0.3, 0}),
                rows(new long[] {CallTrigrams.key(CallTrigrams.key(MY, NAME), IS)}, new double[] {-0.1}, new double[] {0
                }));
    }

    private static CallTrigrams.Rows rows(long[] keys, double[] probabilities, double[] backoffs) {
        return new CallTrigrams.Rows(keys, kept(probabilities), kept(backoffs));
    }

    private static short[] kept(double[] logarithms) {
        short[] kept = new short[logarithms.length];
        for (int index = 0; index < kept.length; index++) {
            kept[index] = CallTrigrams.kept(logarithms[index]);
        }
        return kept;
    }
}
