package org.bleepline.detect.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "four one one one | 4111",
                "oh five oh nine | 0509",
                "double five forty two | 5542",
                "triple zero one | 0001",
                "forty two eleven | 4211",
                "nineteen eighty four | 1984",
                "nineteen oh five | 1905",
                "two thousand and five | 2005",
                "one eight hundred five five five one two one two | 18005551212",
                "a hundred and ninety | 190",
                "twenty twenty four | 2024",
                "forty-two 17 | 4217",
                "four uh one um one er one | 4111",
                "4111 1111 1111 1111 | 4111111111111111",
                "4111-1111, 1111 | 411111111111",
                "4, 1, 1, 1 | 4111",
                "m a r y | MARY",
                "m as in mike a as in alpha | MA",
                "b for boy o b | BOB",
                "bravo seven tango nine | B7T9",
                "x ray four two | X42",
                "double t four | TT4",
                "double u seven | W7",
                "a b c one two three | ABC123",
                "HZ-5235-001 | HZ5235001",
                "7Q4 19X | 7Q419X",
                "c l dash seven seven two | CL772",
                "١٢٣٤٥ | 12345"
            })
    void spellsOutWhatWasSaid(String said, String value) {
        SpokenText text = SpokenText.of(Document.of(said, "en"));

        assertThat(text.codes()).singleElement().satisfies(code -> {
            assertThat(code.value()).isEqualTo(value);
            assertThat(code.first()).isZero();
            assertThat(code.end()).isEqualTo(text.size());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "four one five no wait four one six | 416",
                "seven seven five sorry seven six | 776",
                "one two three i mean one two four | 124",
                "four four two scratch that four four three | 443",
                "nine nine one actually nine nine two | 992"
            })
    void keepsACorrectionInOnePieceAndReadsWhatWasMeant(String said, String meant) {
        SpokenText text = SpokenText.of(Document.of(said, "en"));

        assertThat(text.codes()).singleElement().satisfies(code -> {
            assertThat(code.readings()).contains(meant);
            assertThat(code.end()).isEqualTo(text.size());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a dog and i",
                "oh, one more",
                "i am a man",
                "the last four",
                "sixteen digit",
                "we march on",
                "mike and charlie",
                "hotel lobby"
            })
    void takesPlainWordsForNoCode(String said) {
        assertThat(SpokenText.of(Document.of(said, "en")).codes())
                .allMatch(code -> code.value().length() < 2);
    }

    @Test
    void writesSymbolsBetweenParts() {
        assertThat(written("one nine two dot one six eight dot zero dot one")).isEqualTo("192.168.0.1");
        assertThat(written("078-05-1120")).isEqualTo("078-05-1120");
        assertThat(written("5 5 5 dash 0 1 2 3")).isEqualTo("555-0123");
    }

    @Test
    void endsACodeWhereTheTurnEnds() {
        assertThat(SpokenText.of(Document.of("one two\nthree four", "en")).codes())
                .extracting(Code::value)
                .containsExactly("12", "34");
    }

    @Test
    void endsACodeWhereTheSentenceEnds() {
        assertThat(SpokenText.of(Document.of("My pin is 4421. 3 people came.", "en"))
                        .codes())
                .extracting(Code::value)
                .containsExactly("4421", "3");
    }

    @Test
    void leadsEachTokenBackToItsCharacters() {
        String said = "Pay $94.50 to O'Brien's, 10pm";
        SpokenText text = SpokenText.of(Document.of(said, "en"));

        StringBuilder joined = new StringBuilder();
        for (int token = 0; token < text.size(); token++) {
            joined.append(said, text.start(token), text.end(token)).append('|');
        }

        assertThat(joined).hasToString("Pay|$|94|.|50|to|O'Brien's|,|10|pm|");
    }

    private static String written(String said) {
        return SpokenText.of(Document.of(said, "en")).codes().get(0).written();
    }
}
