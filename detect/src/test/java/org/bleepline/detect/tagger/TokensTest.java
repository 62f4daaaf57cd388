package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello, Ada.                     | Hello;Ada
                    "Quoted" (and bracketed)        | Quoted;and;bracketed
                    Mary's brother                  | Mary;brother
                    J-O-H-N                         | J;O;H;N
                    a 5-year-old                    | a;5;year;old
                    call 555-0123!                  | call;555-0123
                    It was $94.50,                  | It;was;$94.50
                    write to j.doe@example.com.     | write;to;j.doe@example.com
                    type O- or AB+                  | type;O-;or;AB+
                    wait... what                    | wait;what
                    wait...what                     | wait;what
                    yes—no                          | yes;no
                    18% of @bleepline               | 18%;of;@bleepline
                    """)
    void splitsWordsWithoutTheirPunctuation(String text, String expected) {
        assertThat(words(text)).containsExactly(expected.split(";"));
    }

    @Test
    void keepsOffsetsIntoTheText() {
        String text = "  Hi,   \"Ada\"!";
        Tokens tokens = Tokens.of(Document.of(text, "en"));

        assertThat(text.substring(tokens.start(1), tokens.end(1))).isEqualTo("Ada");
    }

    @Test
    void givesFormattedAndRawTextTheSameHashes() {
        Tokens formatted = Tokens.of(Document.of("I'm José Smith-Jones, o'clock.", "en"));
        Tokens raw = Tokens.of(Document.of("im jose smith jones oclock", "en"));

        assertThat(hashes(formatted)).isEqualTo(hashes(raw));
    }

    @Test
    void knowsWhetherCapitalsMeanSomethingInATurn() {
        Tokens tokens = Tokens.of(Document.of("my name is ada\nMy name is Ada.\nTHIS IS ALL LOUD TALK", "en"));

        assertThat(tokens.turnCount()).isEqualTo(3);
        assertThat(tokens.formatted(0)).isFalse();
        assertThat(tokens.formatted(1)).isTrue();
        assertThat(tokens.formatted(2)).isFalse();
    }

    @Test
    void readsTheWordsAAndIAsLettersOnlyBesideLetters() {
        Tokens tokens = Tokens.of(Document.of("i have a k a y", "en"));

        assertThat(tokens.category(0)).isEqualTo(Category.WORD);
        assertThat(tokens.category(4)).isEqualTo(Category.LETTER);
    }

    private static List<Integer> hashes(Tokens tokens) {
        List<Integer> hashes = new ArrayList<>();
        for (int token = 0; token < tokens.count(); token++) {
            hashes.add(tokens.hash(token));
        }
        return hashes;
    }

    private static List<String> words(String text) {
        Tokens tokens = Tokens.of(Document.of(text, "en"));
        List<String> words = new ArrayList<>();
        for (int token = 0; token < tokens.count(); token++) {
            words.add(text.substring(tokens.start(token), tokens.end(token)));
        }
        return words;
    }
}
