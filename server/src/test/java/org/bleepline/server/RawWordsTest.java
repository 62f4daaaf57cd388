package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an engine hears in raw words is written behind detection, and no view tells more than the text. */
class RawWordsTest {
    private static final String SAID =
            "my name is karen miller and my card is four one one one one one one one one one one"
                    + " one one one one one it costs twenty five dollars";
    private static final String REDACT =
            "'redact_pii': true, 'redact_pii_policies': ['person_name', 'credit_card_number']";
    private static final List<String> SECRETS = List.of("karen", "miller", "4111", "1111", "four one", "one one");

    private final Client client = TestServer.client();

    @Test
    void writesMarksCapitalsAndFiguresAndNoSecretInAnyView() {
        JsonNode transcript = client.transcribe(SAID, REDACT + ", 'speaker_labels': true");
        String id = transcript.path("id").asString();

        assertThat(transcript.path("text").asString())
                .startsWith("My name is ##### ######")
                .contains("################", "$25");
        assertThat(transcript.path("metadata").toString()).doesNotContain("punctuate", "speaker");
        assertTellsNothing(transcript.toString());
        for (String view : List.of("sentences", "paragraphs", "srt", "vtt", "word-search?words=karen,4111,dollars")) {
            assertTellsNothing(client.get("/v2/transcript/" + id + "/" + view)
                    .text()
                    .replace("\"text\":\"karen\"", "")
                    .replace("\"text\":\"4111\"", ""));
        }
    }

    @Test
    void keepsBothTranscriptsWordForWord() {
        JsonNode transcript = client.transcribe(
                SAID, REDACT + ", 'redact_pii_return_unredacted': true, 'redact_pii_sub': 'entity_name'");

        assertThat(transcript.path("unredacted_text").asString()).contains("Karen Miller", "4111111111111111", "$25");
        assertThat(transcript.path("text").asString()).contains("[PERSON_NAME] [PERSON_NAME]", "[CREDIT_CARD_NUMBER]");
        assertThat(transcript.path("unredacted_words").size())
                .isEqualTo(transcript.path("words").size());
        for (int index = 0; index < transcript.path("words").size(); index++) {
            JsonNode word = transcript.path("words").get(index);
            JsonNode unredacted = transcript.path("unredacted_words").get(index);
            assertThat(word.path("start").asLong())
                    .isEqualTo(unredacted.path("start").asLong());
            assertThat(word.path("end").asLong())
                    .isEqualTo(unredacted.path("end").asLong());
        }
    }

    @Test
    void writesOnlyWhatIsAskedFor() {
        assertThat(client.transcribe(SAID, "'punctuate': false").path("text").asString())
                .contains("Karen Miller", "$25")
                .doesNotContain(".", ",");
        assertThat(client.transcribe(SAID, "'format_text': false").path("text").asString())
                .startsWith("my name is karen miller")
                .contains("twenty five dollars")
                .endsWith(".");
        assertThat(client.transcribe(SAID, "'format_text': false, 'punctuate': false")
                        .path("text")
                        .asString())
                .isEqualTo(SAID);
    }

    @Test
    void listsMentionsAsTheyAreWritten() {
        JsonNode entities = client.transcribe(SAID, "'entity_detection': true").path("entities");

        assertThat(entities.toString()).contains("\"Karen Miller\"", "\"4111111111111111\"", "\"$25\"");
    }

    @Test
    void saysWhereWordsStayRaw() {
        JsonNode transcript = client.transcribe("guten tag ich bin da", "'language_code': 'de'");

        assertThat(transcript.path("text").asString()).isEqualTo("guten tag ich bin da");
        assertThat(transcript.path("metadata").toString()).contains("in English only");
    }

    @Test
    void tellsSpeakersApartAndFindsNoMoreThanItIsTold() {
        JsonNode transcript = client.transcribe(SAID, "'speaker_labels': true, 'speakers_expected': 1");

        assertThat(transcript.path("utterances").size()).isEqualTo(1);
        assertThat(transcript.path("utterances").get(0).path("speaker").asString())
                .isEqualTo("A");
        assertThat(transcript.path("metadata").toString()).doesNotContain("speaker");
        assertThat(client.transcribe(SAID, "'speaker_labels': true, 'speaker_options': {'max_speakers_expected': 2}")
                        .path("words")
                        .findValuesAsString("speaker"))
                .isSubsetOf("A", "B");
        assertThat(client.transcribe(SAID, "'speakers_expected': 2")
                        .path("metadata")
                        .toString())
                .contains("without speaker_labels");
    }

    private static void assertTellsNothing(String answer) {
        SECRETS.forEach(secret -> assertThat(answer).doesNotContainIgnoringCase(secret));
    }
}
