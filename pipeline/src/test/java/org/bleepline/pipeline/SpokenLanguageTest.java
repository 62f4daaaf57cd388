package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.language.DetectedLanguage;
import org.junit.jupiter.api.Test;

class SpokenLanguageTest {
    private static final List<Word> GERMAN =
            words("guten tag ich rufe an weil meine rechnung nicht stimmt und ich jemanden sprechen möchte");
    private static final SpeechRequest ASKED = new SpeechRequest(SpeechRequest.AUTO);

    @Test
    void whatTheEngineIsSureOfCounts() {
        SpokenLanguage spoken = new SpokenLanguage(ASKED, Set.of("en", "de"));

        spoken.told("en", 0.7);

        assertThat(spoken.of(GERMAN)).contains(new DetectedLanguage("en", 0.7));
    }

    @Test
    void theWordsSayHowSureItIsWhereTheEngineDoesNot() {
        SpokenLanguage right = new SpokenLanguage(ASKED, Set.of("en", "de"));
        SpokenLanguage wrong = new SpokenLanguage(ASKED, Set.of("en", "de"));

        right.told("de");
        wrong.told("en");

        assertThat(right.of(GERMAN).orElseThrow().code()).isEqualTo("de");
        assertThat(right.of(GERMAN).orElseThrow().confidence()).isGreaterThan(0.9);
        assertThat(wrong.of(GERMAN).orElseThrow().code()).isEqualTo("en");
        assertThat(wrong.of(GERMAN).orElseThrow().confidence()).isLessThan(0.1);
    }

    @Test
    void theWordsTellTheLanguageThatTheEngineDoesNotTell() {
        assertThat(new SpokenLanguage(ASKED, Set.of("en", "de", "fr"))
                        .of(GERMAN)
                        .orElseThrow()
                        .code())
                .isEqualTo("de");
        assertThat(new SpokenLanguage(
                                new SpeechRequest(SpeechRequest.AUTO, List.of("en", "fr"), List.of()),
                                Set.of("en", "de"))
                        .of(GERMAN)
                        .orElseThrow()
                        .confidence())
                .isLessThan(0.2);
    }

    @Test
    void tooFewWordsAreEnglishWithoutAnyConfidenceWhereItMayBe() {
        assertThat(new SpokenLanguage(ASKED, Set.of("de", "en")).of(List.of())).contains(new DetectedLanguage("en", 0));
        assertThat(new SpokenLanguage(ASKED, Set.of("de")).of(words("hallo"))).contains(new DetectedLanguage("de", 0));
    }

    @Test
    void nothingIsFoundOutUnlessAsked() {
        assertThat(new SpokenLanguage(new SpeechRequest("en"), Set.of("en")).of(GERMAN))
                .isEmpty();
    }

    @Test
    void aTranscriptsOwnLanguageCounts() {
        assertThat(Languages.spokenIn(Transcript.ofWords("en_us", GERMAN), Set.of())
                        .code())
                .isEqualTo("en");
        assertThat(Languages.spokenIn(Transcript.ofWords(SpeechRequest.AUTO, GERMAN), Set.of())
                        .code())
                .isEqualTo("de");
    }

    private static List<Word> words(String text) {
        return Arrays.stream(text.split(" ")).map(Word::untimed).toList();
    }
}
