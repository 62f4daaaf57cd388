package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists can say. */
class LexiconTextTest {
    @Test
    void comparesWithoutCaseAccentsAndPlural() throws IOException {
        String list = "[DRUG] d 0.9\ncr\u00e8me pill, allergy";

        assertThat(found(list, "Creme PILLS and allergies")).containsExactly("Creme PILLS", "allergies");
    }

    @Test
    void comparesWordsAsTheyStandWhereTheSectionIsExact() throws IOException {
        String list = "[DRUG] d 0.9 exact\nwells";

        assertThat(found(list, "well wells")).containsExactly("wells");
    }

    @Test
    void seesThroughThePossessiveOfAnExactName() throws IOException {
        assertThat(found("[LOCATION] l 0.9 exact\nboise", "boise's airport")).containsExactly("boise's");
    }

    @Test
    void takesTheLongestPhraseOfAPolicy() throws IOException {
        assertThat(found("[DRUG] d 0.9\nred, red pill, red pill box", "a red pill today"))
                .containsExactly("red pill");
    }

    @Test
    void saysWhereAnOrdinaryExpressionStands() throws IOException {
        String list = "[RELIGION] r 0.9\ncatholic\n[none] o\ncatholic taste";

        assertThat(new LexiconRecognizer(lexicon(list), "en").recognize(Document.of("catholic tastes", "en")))
                .extracting(Candidate::recognizer)
                .containsExactly(Lexicons.ORDINARY);
    }

    @Test
    void hidesWhatLiesInAnOrdinaryExpression() throws IOException {
        String list = "[RELIGION] r 0.9\ncatholic\n[none] o\ncatholic taste";

        assertThat(found(list, "catholic tastes and catholic people")).containsExactly("catholic");
    }

    @Test
    void findsCapitalsSpelledOutAndInThePluralButNotAsAnotherWord() throws IOException {
        String list = "[MEDICAL_PROCESS] p 0.9\nMRI\n[MEDICAL_CONDITION] c 0.9\nAIDS";

        assertThat(found(list, "an m r i, two MRIs, an aid, AIDS")).containsExactly("m r i", "MRIs", "AIDS");
    }

    @Test
    void findsSmallNumbersAsDigitsAndAsWords() throws IOException {
        assertThat(found("[DRUG] d 0.9\ntype 2", "type 2 and type two")).containsExactly("type 2", "type two");
    }

    @ParameterizedTest
    @CsvSource({
        "prev, old red, 1",
        "prev, old big red, 0",
        "prev, 'old, red', 0",
        "before, old big and red, 1",
        "before, old. red, 0",
        "next, red old, 1",
        "next2, red big old, 1",
        "next, 'red, old', 0",
        "follow, 'red, old', 1",
        "after, red and big old, 1",
        "near, red and big old, 1",
        "question, is it old? Yes. red, 1",
        "self, old red, 0"
    })
    void looksAtThePlaceThatARuleNames(String place, String text, int count) throws IOException {
        String list = "[DRUG] d 0.1\n  0.9 " + place + " old\nred";

        assertThat(found(list, text)).hasSize(count);
    }

    @Test
    void letsTheFirstRuleThatHoldsDecide() throws IOException {
        String list = "[DRUG] d 0.1\n  0 next car & !prev very\n  0.9 prev very the\nred";

        assertThat(found(list, "the red car")).isEmpty();
        assertThat(found(list, "very red car")).containsExactly("red");
        assertThat(found(list, "the red")).containsExactly("red");
    }

    @Test
    void knowsTheFormsOfWords() throws IOException {
        assertThat(found("[DRUG] d 0.1\n  0.9 self {cap}\nred", "Red and Red.")).containsExactly("Red");
        assertThat(found("[DRUG] d 0.9\n  0 self {lower}\nred", "Is red Red")).containsExactly("Red");
        assertThat(found("[DRUG] d 0.9\n  0 self {lower}\nred", "is red")).containsExactly("red");
        assertThat(found("[DRUG] d 0.1\n  0.9 prev {digits}\nred", "12 red")).containsExactly("red");
    }

    @Test
    void findsPatternsOfMarkedWords() throws IOException {
        String list = "[mark] part\narm, leg\n[INJURY] i 0.9 patterns\nbroke|cut my|his? {part}+";

        assertThat(found(list, "broke my leg, cut arm, broke the leg, broke"))
                .containsExactly("broke my leg", "cut arm");
    }

    @Test
    void findsOnlyWhatStandsBetweenTheBounds() throws IOException {
        String list = "[BLOOD_TYPE] b 0.9 patterns\ntype is? < a|b > please?";

        assertThat(found(list, "type is b please, type a")).containsExactly("b", "a");
    }

    @Test
    void letsTheFirstWordOfAPatternBeMissing() throws IOException {
        assertThat(found("[DRUG] d 0.9 patterns\nvery? dark? red", "dark red very red red"))
                .containsExactly("dark red", "very red", "red");
    }

    @Test
    void passesACommaInAPatternOnlyWhereItMay() throws IOException {
        String list = "[LOCATION] l 0.9 patterns\nboise ,idaho here";

        assertThat(found(list, "boise, idaho here")).hasSize(1);
        assertThat(found(list, "boise idaho, here")).isEmpty();
        assertThat(found(list, "boise. idaho here")).isEmpty();
    }

    @Test
    void findsWordsByTheirEnding() throws IOException {
        String list = "[mark] no\ntopcillin\n[DRUG] d 0.9 endings\n  0 self {no}\ncillin";

        assertThat(found(list, "amoxicillins, cillin, topcillin")).containsExactly("amoxicillins");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apple|no section",
                "[NO_POLICY] x 0.9|no_policy",
                "[DRUG] x 0.9 patterns\\na? b?|may be missing",
                "[DRUG] x 0.9\\n...|without words",
                "[DRUG] x 0.9\\n  0 prev a-b\\nred|not one word",
                "[DRUG] x 0.9 endings\\nab|letters",
                "[mark] m\\na\\n[mark] m\\nb|twice"
            })
    void namesTheLineThatCannotBeRead(String list, String complaint) {
        assertThatThrownBy(() -> lexicon(list.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("list line ")
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesAMarkThatNoListGives() {
        assertThatThrownBy(() -> lexicon("[DRUG] d 0.9\n  0 next {food}\nred"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("food");
    }

    private static List<String> found(String list, String text) throws IOException {
        List<Candidate> candidates = new LexiconRecognizer(lexicon(list), "en").recognize(Document.of(text, "en"));
        return candidates.stream()
                .filter(candidate -> !candidate.recognizer().equals(Lexicons.ORDINARY))
                .map(candidate -> text.substring(candidate.start(), candidate.end()))
                .toList();
    }

    private static Lexicon lexicon(String list) throws IOException {
        Lexicon lexicon = new Lexicon();
        LexiconText.read(new BufferedReader(new StringReader(list)), "list", lexicon);
        lexicon.marks().requireAllDeclared();
        return lexicon;
    }
}
