package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongRequestTest {
    private final Client client = TestServer.client();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'redact_pii_return_unredacted': true | `redact_pii_return_unredacted` can only be set to True if `redact_pii` is True
            'redact_static_entities': {'A': ['b']} | `redact_static_entities` can only be set to True if `redact_pii` is True
            'redact_pii_audio': true | `redact_pii_audio` can only be set to True if `redact_pii` is True
            'redact_pii': true, 'format_text': false | `format_text` can not be False if `redact_pii` is True
            'redact_pii': true, 'redact_pii_sub': 'entity_type' | `redact_pii_sub` must be one of: hash, entity_name
            'redact_pii': true, 'redact_pii_audio_quality': 'flac' | `redact_pii_audio_quality` must be one of: mp3, wav
            'redact_pii_audio_options': {'override_audio_redaction_method': 'beep'} | `redact_pii_audio_options.override_audio_redaction_method` must be one of: silence
            'redact_pii': true, 'redact_pii_policies': ['person_nam'] | `redact_pii_policies` is not valid: unknown policy 'person_nam'; did you mean 'person_name'?
            'redact_pii': true, 'redact_static_entities': ['a'] | `redact_static_entities` must be an object
            'redact_pii': true, 'redact_static_entities': {'A': 'b'} | `redact_static_entities.A` must be a list
            'redact_pii': true, 'redact_static_entities': {'a/b': ['b']} | `redact_static_entities` is not valid
            'speakers_expected': 2, 'speaker_options': {} | Both speaker_options and speakers_expected can not be used in the same request.
            'speaker_options': {'min_speakers_expected': 3, 'max_speakers_expected': 2} | `speaker_options.max_speakers_expected` must not be less
            'language_codes': ['en', 'es', 'fr'] | `language_codes` must hold at most two codes, one of them en
            'language_codes': ['es', 'fr'] | `language_codes` must hold at most two codes, one of them en
            'language_code': 'tlh' | `language_code` is not a known language code
            'language_code': 'es' | The following models are not available in this language: universal-3-pro, universal-2. No engine of this server hears 'es'
            'word_boost': ['\u6f22\u5b57'] | '\u6f22\u5b57' was included in the word boost list but contains unsupported characters
            'boost_param': 'loud' | `boost_param` must be one of: low, default, high
            'speech_threshold': 1.5 | `speech_threshold` must be a number between 0.0 and 1.0
            'audio_start_from': 2000, 'audio_end_at': 1000 | `audio_end_at` must be greater than audio_start_from
            'audio_start_from': 1000, 'audio_end_at': 1000 | `audio_end_at` must be greater than audio_start_from
            'audio_start_from': -1 | `audio_start_from` must be an integer between 0 and
            'audio_end_at': -1 | `audio_end_at` must be an integer between 0 and
            'speech_threshold': -0.1 | `speech_threshold` must be a number between 0.0 and 1.0
            'audio_start_from': 12.5 | `audio_start_from` must be an integer
            'punctuate': 'yes' | `punctuate` must be true or false
            'custom_spelling': [{'from': ['a'], 'to': 'b c'}] | `custom_spelling[].to` must be one word
            'webhook_url': 'ftp://example.org' | `webhook_url` must be an http or https URL
            'webhook_url': 'http://example.org', 'webhook_auth_header_name': 'X-A: b' | `webhook_auth_header_name` must be the name
            'webhook_url': 'http://example.org', 'webhook_auth_header_name': 'Host' | `webhook_auth_header_name` must be the name
            'webhook_auth_header_value': 'a\\r\\nX-Evil: 1' | `webhook_auth_header_value` must be one line
            'content_safety_confidence': 10 | `content_safety_confidence` must be an integer between 25 and 100
            """)
    void namesTheField(String parameters, String message) {
        Client.Answer answer =
                client.post("/v2/transcript", "{'audio_url': 'https://example.org/a.mp3', " + parameters + "}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.error()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | `audio_url` is required
            {"audio_url": null} | `audio_url` is required
            {"audio_url": 17} | `audio_url` must be a string
            {"audio_url": "call.mp3"} | `audio_url` must be an http or https URL
            {"audio_url": "file:///etc/passwd"} | `audio_url` must be an http or https URL
            {"audio_url": "http:///nowhere"} | `audio_url` must be an http or https URL
            [] | The request body must be a JSON object
            {"audio_url": | The request body is not valid JSON
            """)
    void namesWhatIsWrongWithTheBody(String body, String message) {
        Client.Answer answer = client.post("/v2/transcript", body.getBytes(), "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(message);
    }

    @Test
    void refusesDeepAndHugeJson() {
        String deep = "{\"audio_url\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        byte[] huge = ("{\"audio_url\":\"" + "x".repeat(18 << 20) + "\"}").getBytes();

        assertThat(client.post("/v2/transcript", deep.getBytes(), "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/v2/transcript", huge, "application/json").status())
                .isEqualTo(413);
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        Client.Answer answer =
                client.post("/v2/transcript", "{'audio_url': 'https://example.org/a.mp3', 'new_thing': {'a': 1}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("new_thing")).isFalse();
    }

    @Test
    void takesABodyUnderAnyContentType() {
        Client.Answer answer = client.post(
                "/v2/transcript",
                "{\"audio_url\": \"https://example.org/a.mp3\"}".getBytes(),
                "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/transcript, ''",
        "/v2/transcript, wrong",
        "/v2/upload, wrong",
        "/v2/nothing, wrong",
        "/v2;a=b/transcript, ''",
        "/%76%32/transcript, ''"
    })
    void refusesAWrongKey(String path, String key) {
        Client.Answer answer = new Client(client.url("/"), key).get(path);

        assertThat(answer.status()).isIn(401, 400);
        if (answer.status() == 401) {
            assertThat(answer.error()).isEqualTo("Authentication error, API token missing/invalid");
        }
    }

    @Test
    void takesABearerKey() {
        assertThat(new Client(client.url("/"), "Bearer " + TestServer.KEY)
                        .get("/v2/transcript")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/v2/nothing", "/lemur/v3/generate/task", "/v2/transcript/x/json", "/", "/favicon.ico"})
    void answersUnknownRoutesInJson(String path) {
        Client.Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("Not found");
    }

    @Test
    void answersUnknownIdsAsTheServiceDoes() {
        for (String path : new String[] {"", "/sentences", "/paragraphs", "/srt", "/vtt", "/redacted-audio"}) {
            Client.Answer answer = client.get("/v2/transcript/0b5c0f5e-0000-4000-8000-000000000000" + path);

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("Transcript lookup error, transcript id not found");
        }
    }

    @Test
    void toleratesBodiesAndJsonTypesWhereNoneBelong() {
        Client.Answer answer = client.send(client.request("/v2/transcript?limit=1&status=")
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofString("{\"limit\": 1}")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void letsBrowsersIn() {
        Client.Answer answer = client.send(client.request("/v2/transcript")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://example.org"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(answer.response()
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("authorization", "content-type");
    }
}
