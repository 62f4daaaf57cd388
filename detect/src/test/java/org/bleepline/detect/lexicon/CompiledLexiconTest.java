package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;

class CompiledLexiconTest {
    private static final String SECTIONS = "[LOCATION_CITY] cities 0.9\n[DRUG] drugs 0.8\n[none] own\nnice place";

    @Test
    void findsPhrasesThatWereWritten() throws IOException {
        CompiledLexicon lists = new CompiledLexicon();
        lists.add("cities", "Santa Rosa", true);
        lists.add("drugs", "Foozine", false);

        assertThat(found(written(lists), "santa rosa santa foozines")).containsExactly("santa rosa", "foozines");
    }

    @Test
    void holdsNoReadableWords() throws IOException {
        CompiledLexicon lists = new CompiledLexicon();
        lists.add("cities", "Santa Rosa", true);

        assertThat(new String(written(lists), StandardCharsets.ISO_8859_1)).doesNotContainIgnoringCase("rosa");
    }

    @Test
    void writesTheSameBytesWhateverTheOrder() throws IOException {
        CompiledLexicon one = new CompiledLexicon();
        one.add("cities", "Santa Rosa", true);
        one.add("cities", "Nice", true);
        CompiledLexicon other = new CompiledLexicon();
        other.add("cities", "Nice", true);
        other.add("cities", "Santa Rosa", true);
        other.add("cities", "Nice", true);

        assertThat(written(one)).isEqualTo(written(other));
        assertThat(other.size()).isEqualTo(2);
    }

    @Test
    void leavesAPhraseToOurOwnListIfItStandsThere() throws IOException {
        CompiledLexicon lists = new CompiledLexicon();
        lists.add("cities", "nice place", false);

        assertThat(found(written(lists), "a nice place")).isEmpty();
    }

    @Test
    void leavesOutWhatHasNoWordsOrTooMany() {
        CompiledLexicon lists = new CompiledLexicon();
        lists.add("cities", "...", true);
        lists.add("cities", "a b c d e f g h i j", true);

        assertThat(lists.size()).isZero();
    }

    @Test
    void refusesBytesThatAreNoListOrCutShort() throws IOException {
        CompiledLexicon lists = new CompiledLexicon();
        lists.add("cities", "Santa Rosa", true);
        byte[] whole = written(lists);

        assertThatThrownBy(() -> found(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "x"))
                .isInstanceOf(IOException.class);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> found(part, "x")).isInstanceOf(IOException.class);
        }
    }

    private static byte[] written(CompiledLexicon lists) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lists.writeTo(out);
        return out.toByteArray();
    }

    private static List<String> found(byte[] compiled, String text) throws IOException {
        Lexicon lexicon = new Lexicon();
        LexiconText.read(new BufferedReader(new StringReader(SECTIONS)), "list", lexicon);
        CompiledLexicon.read(new ByteArrayInputStream(compiled), lexicon);
        return new LexiconRecognizer(lexicon, "en")
                .recognize(Document.of(text, "en")).stream()
                        .filter(candidate -> !candidate.recognizer().equals(Lexicons.ORDINARY))
                        .map(candidate -> text.substring(candidate.start(), candidate.end()))
                        .toList();
    }
}
