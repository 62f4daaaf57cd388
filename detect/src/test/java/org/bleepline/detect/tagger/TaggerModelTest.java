package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;

class TaggerModelTest {
    private static final Labels LABELS = new Labels(List.of(Policy.PERSON_NAME, Policy.LOCATION_CITY));

    @Test
    void readsWhatItWrote() throws IOException {
        byte[] written = bytes(model());

        TaggerModel again = TaggerModel.read(new ByteArrayInputStream(written));

        assertThat(again.labels().types()).isEqualTo(LABELS.types());
        assertThat(again.featureCount()).isEqualTo(2);
        assertThat(again.lexicon().size()).isEqualTo(model().lexicon().size());
        assertThat(bytes(again)).isEqualTo(written);
    }

    @Test
    void scoresSparseAndDenseRowsAlike() {
        Labels labels = new Labels(Policy.documented().subList(0, 5));
        int[] all = new int[labels.count()];
        float[] weights = new float[labels.count()];
        Arrays.setAll(all, label -> label);
        Arrays.fill(weights, 1f);
        TaggerModel model = new TaggerModel.Builder(
                        labels, new Lexicon.Builder().build(), new float[Lattice.TRANSITIONS * 5], 12.7f)
                .feature(77, new int[] {1, 2}, new float[] {1f, -2f}, 2)
                .feature(99, all, weights, all.length)
                .build();
        int width = Lanes.width(5);
        long[] sums = new long[2 * width];

        model.addWeights(new int[] {77, 12345, 99}, 3, sums, width);

        assertThat(sums).startsWith(new long[width]);
        assertThat(Lanes.outside(sums[width]) * model.step()).isCloseTo(1f, within(1e-4f));
        assertThat(IntStream.range(0, 4)
                        .mapToObj(position -> Lanes.value(Lanes.readable(sums[width + 1]), position) * model.step()))
                .usingElementComparator((left, right) -> Math.abs(left - right) < 1e-4f ? 0 : 1)
                .containsExactly(2f, -1f, 1f, 1f);
    }

    @Test
    void leavesOutWeightsThatRoundToZero() throws IOException {
        TaggerModel model = new TaggerModel.Builder(LABELS, new Lexicon.Builder().build(), new float[8], 8f)
                .feature(5, new int[] {1, 2}, new float[] {0.001f, -0.001f}, 2)
                .build();

        assertThat(model.featureCount()).isZero();
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        byte[] written = bytes(model());
        Random random = new Random(5);
        for (int length = 0; length < written.length; length += 7) {
            byte[] cut = Arrays.copyOf(written, length);
            assertThatThrownBy(() -> TaggerModel.read(new ByteArrayInputStream(cut)))
                    .isInstanceOf(IOException.class);
        }
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        assertThatThrownBy(() -> TaggerModel.read(new ByteArrayInputStream(noise)))
                .isInstanceOf(IOException.class);
    }

    private static TaggerModel model() {
        Lexicon lexicon = new Lexicon.Builder()
                .phrase(Tokens.of(Document.of("New York", "en")), 2)
                .cue("name", 1)
                .build();
        return new TaggerModel.Builder(LABELS, lexicon, new float[Lattice.TRANSITIONS * 2], 8f)
                .feature(77, new int[] {1, 2}, new float[] {1f, -2f}, 2)
                .feature(-3, new int[] {0}, new float[] {9f}, 1)
                .build();
    }

    private static byte[] bytes(TaggerModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
