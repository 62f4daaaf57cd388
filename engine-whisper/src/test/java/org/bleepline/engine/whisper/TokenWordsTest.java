package org.bleepline.engine.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.engine.worker.HeardWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenWordsTest {
    @Test
    void tokensWithoutALeadingSpaceGoOnWithTheWord() {
        assertWords("en", List.of(" Call", " 415", "-", "555", "-", "01", "32", "."), "Call", "415-555-0132.");
    }

    @Test
    void aWordTakesItsTimesAndItsConfidenceFromItsTokens() {
        List<HeardWord> words = TokenWords.of(
                List.of(token(" Sm", 100, 300, Math.log(0.9)), token("ith", 300, 500, Math.log(0.4))), "en");

        assertThat(words).hasSize(1);
        assertThat(words.get(0).startMillis()).isEqualTo(100);
        assertThat(words.get(0).endMillis()).isEqualTo(500);
        assertThat(words.get(0).confidence()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void aCharacterSpreadOverTokensIsJoined() {
        byte[] name = " Zoë 😀".getBytes(StandardCharsets.UTF_8);
        List<Token> tokens = new ArrayList<>();
        for (int index = 0; index < name.length; index++) {
            tokens.add(new Token(Arrays.copyOfRange(name, index, index + 1), index * 10L, index * 10L + 10, 0));
        }

        List<HeardWord> words = TokenWords.of(tokens, "en");

        assertThat(words).extracting(HeardWord::text).containsExactly("Zoë😀");
        assertThat(words.get(0).startMillis()).isZero();
    }

    @Test
    void aSpaceByteInsideOfACharacterBeginsNoWord() {
        // The bytes of U+00A0 and others never hold 0x20, but a token may end between the bytes of a character.
        byte[] bytes = " naïve".getBytes(StandardCharsets.UTF_8);
        List<Token> tokens = List.of(
                new Token(Arrays.copyOfRange(bytes, 0, 4), 0, 100, 0),
                new Token(Arrays.copyOfRange(bytes, 4, bytes.length), 100, 200, 0));

        assertThat(TokenWords.of(tokens, "en")).extracting(HeardWord::text).containsExactly("naïve");
    }

    @Test
    void aCharacterThatNeverBecomesWholeDoesNotBreakTheRest() {
        List<Token> tokens = List.of(
                token(" a", 0, 1, 0), new Token(new byte[] {(byte) 0xE2, (byte) 0x82}, 1, 2, 0), token(" b", 2, 3, 0));

        assertThat(TokenWords.of(tokens, "en")).hasSizeBetween(1, 2);
    }

    @Test
    void punctuationByItselfGoesToTheWordInFront() {
        assertWords("en", List.of(" yes", " ,", " I", " do", " ..."), "yes,", "I", "do...");
    }

    @Test
    void punctuationAtTheStartGoesToTheWordBehind() {
        assertWords("en", List.of(" \"", "My", " name", "\""), "\"My", "name\"");
        assertWords("es", List.of(" ¿", " Qué", "?"), "¿Qué?");
    }

    @Test
    void dashesBetweenSpeakersAreNoWords() {
        assertWords("en", List.of(" -", " Yes", ".", " -", " No", "."), "Yes.", "No.");
    }

    @Test
    void signsThatAreSaidAreWords() {
        assertWords("en", List.of(" 5", " %", " &", " $"), "5", "%", "&", "$");
    }

    @Test
    void languagesWithoutSpacesHaveAWordForEachToken() {
        assertWords("ja", List.of("私", "は", "田中", "です", "。"), "私", "は", "田中", "です。");
    }

    @Test
    void numbersAddressesAndLatinWordsAreWholeThereToo() {
        assertWords("zh", List.of("电", "话", "415", "-", "555", "-", "01", "32", "。"), "电", "话", "415-555-0132。");
        assertWords("ja", List.of("メール", "j", "oe", "@", "example", ".", "com", "です"), "メール", "joe@example.com", "です");
        assertWords(
                "zh", List.of("我", "是", " John", " Sm", "ith", "，", "3", ".", "5"), "我", "是", "John", "Smith，", "3.5");
        assertWords("th", List.of("โทร", "๐๘", "๑", "ครับ"), "โทร", "๐๘๑", "ครับ");
    }

    @Test
    void whatIsPutBehindTheEndOfTheSoundWasSaidBeforeIt() {
        List<HeardWord> words = List.of(
                new HeardWord("Hello", 0, 1000, 1),
                new HeardWord("my", 1500, 2500, 1),
                new HeardWord("Mary", 4000, 9000, 1),
                new HeardWord("Lu", 9000, 20_000, 1));

        assertThat(EndOfSound.within(3100, 0, words))
                .extracting(word -> word.text() + " " + word.startMillis() + "-" + word.endMillis())
                .containsExactly("Hello 0-1000", "my 1500-1900", "Mary 1900-2700", "Lu 2700-3100");
        assertThat(EndOfSound.within(3100, 2000, words.subList(2, 4)))
                .extracting(word -> word.text() + " " + word.startMillis() + "-" + word.endMillis())
                .containsExactly("Mary 2000-2733", "Lu 2733-3100");
        assertThat(EndOfSound.within(20_000, 0, words)).isEqualTo(words);
        assertThat(EndOfSound.within(3100, 3100, words.subList(2, 4))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[BLANK_AUDIO],true",
        " [ Music ],true",
        "(upbeat music),true",
        "♪♪♪,true",
        "Hello (you),false",
        "you,false"
    })
    void remarksOfTheModelAreNotSpeech(String text, boolean remark) {
        assertThat(Invented.remark(List.of(token(text, 0, 1, 0)))).isEqualTo(remark);
    }

    @Test
    void textIsInventedWhereTheModelHearsNobodyAndIsNotSureOfItsWords() {
        assertThat(Invented.text(0.9, List.of(token(" Thanks", 0, 1, -2)))).isTrue();
        assertThat(Invented.text(0.9, List.of(token(" Thanks", 0, 1, -0.2)))).isFalse();
        assertThat(Invented.text(0.1, List.of(token(" Thanks", 0, 1, -2)))).isFalse();
    }

    private static void assertWords(String language, List<String> tokens, String... words) {
        List<Token> all = new ArrayList<>();
        for (String text : tokens) {
            all.add(token(text, all.size() * 100L, all.size() * 100L + 100, -0.1));
        }
        assertThat(TokenWords.of(all, language)).extracting(HeardWord::text).containsExactly(words);
    }

    private static Token token(String text, long start, long end, double logProbability) {
        return new Token(text.getBytes(StandardCharsets.UTF_8), start, end, logProbability);
    }
}
