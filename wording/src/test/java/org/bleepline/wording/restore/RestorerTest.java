package org.bleepline.wording.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestorerTest {
    private static final Restorer RESTORER = new Restorer(RestoreModel.english());

    @Test
    void asksAndAnswers() {
        assertThat(restored("can you tell me your name")).isEqualTo("Can you tell me your name?");
        assertThat(restored("sure it is peter johnson from boston"))
                .contains("Peter Johnson", "Boston")
                .endsWith(".");
    }

    @Test
    void keepsLettersThatAreCapitalsAlready() {
        assertThat(restored("we use Bearclaw here")).contains("Bearclaw");
    }

    @Test
    void changesNoWordWhateverItIs() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<String> words = random.ints(1 + random.nextInt(12), 0, 40)
                    .mapToObj(length -> word(random, 1 + length))
                    .toList();
            List<Restorer.Restored> restored = RESTORER.restore(words, Collections.nCopies(words.size(), Pause.LONG));

            for (int index = 0; index < words.size(); index++) {
                assertThat(restored.get(index).text().toLowerCase(Locale.ROOT))
                        .isEqualTo(words.get(index).toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void restoresNothingFromNothing() {
        assertThat(RESTORER.restore(List.of(), List.of())).isEmpty();
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> RestoreModel.read(new ByteArrayInputStream(new byte[20])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a model");
    }

    /** The stored model knows words by these. */
    @Test
    void hashesAsTheStoredModelExpects() {
        assertThat(Hash.word("mary")).isEqualTo(Hash.text("xmaryx", 1, 5));
        assertThat(Hash.mix(1)).isEqualTo(0x514E28B7);
        assertThat(Stretch.plain("\"O\u2019Brien\u2019s,")).isEqualTo("o'brien's");
        assertThat(Stretch.plain("4th")).isEqualTo("0th");
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < length; index++) {
            word.append("abcdefghijklmnopqrstuvwxyz'-\u00e9\u00df\u4e2d".charAt(random.nextInt(31)));
        }
        return word.toString();
    }

    private static String restored(String said) {
        List<String> words = List.of(said.split(" "));
        StringBuilder text = new StringBuilder();
        RESTORER.restore(words, Collections.nCopies(words.size(), Pause.UNKNOWN))
                .forEach(word -> text.append(text.isEmpty() ? "" : " ")
                        .append(word.text())
                        .append(word.mark().sign()));
        return text.toString();
    }
}
