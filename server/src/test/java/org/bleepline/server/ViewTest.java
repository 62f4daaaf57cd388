package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewTest {
    private static final Client CLIENT = TestServer.client();
    private static String id = "";

    @BeforeAll
    static void transcribe() {
        id = CLIENT.transcribe(
                        "My name is Ada Lovelace. The sky is blue, and the sea is blue. Is it?",
                        "'redact_pii': true, 'redact_pii_policies': ['person_name']")
                .path("id")
                .asString();
    }

    @Test
    void dividesIntoSentences() {
        JsonNode body = CLIENT.get("/v2/transcript/" + id + "/sentences").json();

        assertThat(body.path("sentences").size()).isEqualTo(3);
        assertThat(body.path("sentences").get(0).path("text").asString()).isEqualTo("My name is ### ########.");
        assertThat(body.path("sentences").get(0).path("words").size()).isEqualTo(5);
        assertThat(body.path("sentences").get(0).has("speaker")).isTrue();
        assertThat(body.path("confidence").isNumber()).isTrue();
        assertThat(body.path("audio_duration").isIntegralNumber()).isTrue();
    }

    @Test
    void gathersParagraphs() {
        JsonNode body = CLIENT.get("/v2/transcript/" + id + "/paragraphs").json();

        assertThat(body.path("paragraphs").size()).isEqualTo(1);
        assertThat(body.path("paragraphs").get(0).path("start").asLong()).isEqualTo(200);
    }

    @Test
    void writesSubtitles() {
        Client.Answer srt = CLIENT.get("/v2/transcript/" + id + "/srt");
        Client.Answer vtt = CLIENT.get("/v2/transcript/" + id + "/vtt?chars_per_caption=14");

        assertThat(srt.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(srt.text())
                .startsWith("1\n00:00:00,200 --> 00:00:02,100\nMy name is ### ########.\n\n2\n00:00:02,200 --> ");
        assertThat(vtt.text()).startsWith("WEBVTT\n\n00:00.200 --> 00:01.700\nMy name is ###\n\n00:01.800 --> ");
        assertThat(vtt.text().lines().filter(line -> !line.contains("-->")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(14));
    }

    @Test
    void findsWordsAndPhrasesHoweverTheyAreAskedFor() {
        for (String query : new String[] {
            "words=Blue,sea%20is", "words=blue&words=sea%20is", "words[]=blue&words[]=sea%20is".replace("[]", "%5B%5D")
        }) {
            JsonNode body =
                    CLIENT.get("/v2/transcript/" + id + "/word-search?" + query).json();

            assertThat(body.path("total_count").asInt()).as(query).isEqualTo(3);
            assertThat(body.path("matches").get(0).path("text").asString()).isEqualTo("blue");
            assertThat(body.path("matches").get(0).path("indexes").toString()).isEqualTo("[8,13]");
            assertThat(body.path("matches").get(1).path("timestamps").toString())
                    .isEqualTo("[[4600,5300]]");
        }
    }

    @Test
    void doesNotTellByItsSearchWhatWasRedacted() {
        JsonNode body = CLIENT.get("/v2/transcript/" + id + "/word-search?words=ada,lovelace")
                .json();

        assertThat(body.path("total_count").asInt()).isZero();
        assertThat(body.path("matches").size()).isZero();
    }

    @Test
    void refusesViewsOfWhatIsNotCompleted() {
        String failed = CLIENT.transcribe("BREAK", "").path("id").asString();

        Client.Answer answer = CLIENT.get("/v2/transcript/" + failed + "/srt");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .isEqualTo("This transcript has a status of 'error'."
                        + " Transcripts must have a status of 'completed' before requesting subtitles.");
    }

    @Test
    void refusesWrongQueries() {
        assertThat(CLIENT.get("/v2/transcript/" + id + "/word-search").error()).startsWith("`words`");
        assertThat(CLIENT.get("/v2/transcript/" + id + "/srt?chars_per_caption=x")
                        .error())
                .startsWith("`chars_per_caption`");
    }
}
