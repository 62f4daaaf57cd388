package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import edu.cmu.sphinx.linguist.WordSequence;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import edu.cmu.sphinx.linguist.language.ngram.trie.NgramTrieModel;
import edu.cmu.sphinx.util.LogMath;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TrigramsTest {
    private static final String FOLDER = "/edu/cmu/sphinx/models/en-us/";
    private static final Logger SPHINX_LOG = Logger.getLogger("edu.cmu.sphinx");

    @Test
    void answersAsTheReaderOfSphinx() throws IOException {
        SPHINX_LOG.setLevel(Level.OFF);
        Dictionary dictionary = new TextDictionary(
                TrigramsTest.class.getResource(FOLDER + "cmudict-en-us.dict"),
                TrigramsTest.class.getResource(FOLDER + "en-us/noisedict"),
                List.of(),
                null,
                new UnitManager());
        dictionary.allocate();
        LanguageModel other = new NgramTrieModel(
                "",
                TrigramsTest.class.getResource(FOLDER + "en-us.lm.bin"),
                null,
                100,
                false,
                3,
                dictionary,
                false,
                1,
                1,
                1);
        other.allocate();
        double toNatural = Math.log(LogMath.getLogMath().getLogBase());
        Trigrams trigrams = trigrams();
        List<String> words =
                new ArrayList<>(List.of("what", "is", "your", "name", "thank", "you", "the", "number", "of", "card"));
        Random random = new Random(7);
        while (words.size() < 30) {
            String word = trigrams.vocabulary()
                    .get(random.nextInt(trigrams.vocabulary().size()));
            if (dictionary.getWord(word) != null && !word.startsWith("<")) {
                words.add(word);
            }
        }

        for (String one : words) {
            for (String two : words) {
                Word first = dictionary.getWord(one);
                Word second = dictionary.getWord(two);
                int numberOne = trigrams.vocabulary().indexOf(one);
                int numberTwo = trigrams.vocabulary().indexOf(two);
                double pair = other.getProbability(new WordSequence(first, second)) * toNatural;
                assertThat((double) trigrams.behind(-1, numberOne, numberTwo))
                        .as("%s %s", one, two)
                        .isEqualTo(pair, within(0.01));
                double triple = other.getProbability(new WordSequence(first, second, second)) * toNatural;
                assertThat((double) trigrams.behind(numberOne, numberTwo, numberTwo))
                        .as("%s %s %s", one, two, two)
                        .isEqualTo(triple, within(0.01));
            }
        }
        int thank = trigrams.vocabulary().indexOf("thank");
        assertThat(trigrams.behind(-1, thank, trigrams.vocabulary().indexOf("you")))
                .isGreaterThan(trigrams.behind(-1, thank, trigrams.vocabulary().indexOf("card")));
    }

    @Test
    void refusesWhatIsNoModel() {
        InputStream text = new ByteArrayInputStream("what is your name, please?".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Trigrams.read(text))
                .isInstanceOf(IOException.class)
                .hasMessage("this is no trigram model");
    }

    private static Trigrams trigrams() throws IOException {
        try (InputStream in = new BufferedInputStream(
                Objects.requireNonNull(TrigramsTest.class.getResourceAsStream(FOLDER + "en-us.lm.bin")))) {
            return Trigrams.read(in);
        }
    }
}
