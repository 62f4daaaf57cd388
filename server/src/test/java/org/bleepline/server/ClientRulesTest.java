package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.bleepline.core.policy.Policy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the official clients for Python, Go, C# and Ruby insist on when they read answers, held against real answers in every
 * state. (Those for Node.js and Java run themselves: {@link NodeSdkTest}, {@link JavaSdkTest}.)
 */
class ClientRulesTest {
    private static final Client CLIENT = TestServer.client();
    private static final Map<String, JsonNode> STATES = new LinkedHashMap<>();

    /** Fields that C# requires and Java refuses as null. */
    private static final Map<String, Predicate<JsonNode>> ALWAYS = Map.of(
            "id", JsonNode::isString,
            "audio_url", JsonNode::isString,
            "status", JsonNode::isString,
            "language_model", JsonNode::isString,
            "acoustic_model", JsonNode::isString,
            "webhook_auth", JsonNode::isBoolean,
            "auto_highlights", JsonNode::isBoolean,
            "redact_pii", JsonNode::isBoolean,
            "summarization", JsonNode::isBoolean);

    /** Python refuses any other value; null is none. */
    private static final Map<String, Set<String>> ENUMS = Map.of(
            "status", Set.of("queued", "processing", "completed", "error"),
            "speech_model", Set.of("best", "nano", "slam-1", "universal"),
            "boost_param", Set.of("low", "default", "high"),
            "summary_model", Set.of("informative", "conversational", "catchy"),
            "summary_type", Set.of("bullets", "bullets_verbose", "gist", "headline", "paragraph"),
            "redact_pii_audio_quality", Set.of("mp3", "wav"),
            "redact_pii_sub", Set.of("hash", "entity_name"));

    /** The types of the published description, which Go and C# are made from; null is allowed everywhere else. */
    private static final Map<Predicate<JsonNode>, List<String>> TYPES = Map.of(
            JsonNode::isBoolean,
            List.of(
                    "punctuate",
                    "format_text",
                    "disfluencies",
                    "multichannel",
                    "dual_channel",
                    "speaker_labels",
                    "language_detection",
                    "filter_profanity",
                    "entity_detection",
                    "redact_pii_audio",
                    "throttled",
                    "auto_chapters",
                    "content_safety",
                    "iab_categories",
                    "sentiment_analysis",
                    "custom_topics",
                    "speed_boost",
                    "redact_pii_return_unredacted"),
            JsonNode::isIntegralNumber,
            List.of(
                    "audio_duration",
                    "audio_channels",
                    "audio_start_from",
                    "audio_end_at",
                    "webhook_status_code",
                    "speakers_expected",
                    "content_safety_confidence"),
            JsonNode::isNumber,
            List.of(
                    "confidence",
                    "language_confidence",
                    "language_confidence_threshold",
                    "speech_threshold",
                    "temperature"),
            JsonNode::isString,
            List.of(
                    "text",
                    "error",
                    "language_code",
                    "webhook_url",
                    "webhook_auth_header_name",
                    "speech_model_used",
                    "summary",
                    "prompt",
                    "domain"),
            JsonNode::isArray,
            List.of(
                    "words",
                    "utterances",
                    "entities",
                    "speech_models",
                    "redact_pii_policies",
                    "word_boost",
                    "keyterms_prompt",
                    "custom_spelling",
                    "topics",
                    "chapters",
                    "language_codes"),
            JsonNode::isObject,
            List.of(
                    "redact_pii_audio_options",
                    "redact_static_entities",
                    "speaker_options",
                    "language_detection_options",
                    "keyterms_prompt_options",
                    "metadata",
                    "auto_highlights_result",
                    "content_safety_labels",
                    "iab_categories_result",
                    "speech_understanding"));

    private static String completed = "";

    @BeforeAll
    static void bringAboutEveryState() {
        String every = "'redact_pii': true, 'redact_pii_policies': ['person_name', 'phone_number'],"
                + " 'redact_pii_sub': 'entity_name', 'redact_pii_audio': true, 'redact_pii_audio_quality': 'wav',"
                + " 'redact_pii_audio_options': {'override_audio_redaction_method': 'silence'},"
                + " 'redact_static_entities': {'TOOL': ['Bearclaw']}, 'redact_pii_return_unredacted': true,"
                + " 'speaker_labels': true, 'entity_detection': true, 'speech_models': ['universal-2'],"
                + " 'speech_model': 'best', 'language_detection': true, 'word_boost': ['Bearclaw'],"
                + " 'boost_param': 'high', 'custom_spelling': [{'from': ['tool'], 'to': 'Tool'}],"
                + " 'speech_threshold': 0.1, 'audio_start_from': 100, 'audio_end_at': 60000,"
                + " 'summarization': true, 'summary_model': 'catchy', 'summary_type': 'gist',"
                + " 'auto_highlights': true, 'content_safety': true, 'content_safety_confidence': 60,"
                + " 'speaker_options': {'min_speakers_expected': 1}, 'temperature': 0.5";
        String upload = CLIENT.upload(SpokenWav.saying("My name is Ada Lovelace, the tool is Bearclaw."));
        JsonNode queued = CLIENT.submit(upload, every);
        STATES.put("queued", queued);
        STATES.put("queued, nothing asked", CLIENT.submit(upload, ""));
        completed = queued.path("id").asString();
        STATES.put("completed", CLIENT.await(completed));
        STATES.put("completed, nothing asked", CLIENT.transcribe("Hello there.", ""));
        STATES.put("completed, no speech", CLIENT.await(id(CLIENT.submit(CLIENT.upload(SpokenWav.silence(2000)), ""))));
        STATES.put(
                "completed, channels",
                CLIENT.await(id(CLIENT.submit(
                        CLIENT.upload(SpokenWav.saying("Hello there.", "Hi Ada.")),
                        "'multichannel': true, 'speaker_labels': true, 'speech_model': 'conformer-2'"))));
        STATES.put("error", CLIENT.transcribe("BREAK", every));
        String working = id(CLIENT.submit(CLIENT.upload(SpokenWav.saying("WAIT here")), every));
        Eventually.holds(
                () -> assertThat(get(working).path("status").asString()).isEqualTo("processing"));
        STATES.put("processing", get(working));
        STATES.put(
                "deleted under way", CLIENT.delete("/v2/transcript/" + working).json());
        String ended = id(CLIENT.transcribe("My name is Ada.", every));
        STATES.put("answer to delete", CLIENT.delete("/v2/transcript/" + ended).json());
        STATES.put("deleted", get(ended));
    }

    @Test
    void hasWhatMustNeverBeMissing() {
        STATES.forEach((state, transcript) -> ALWAYS.forEach((name, type) -> assertThat(type)
                .as("%s in %s: %s", name, state, transcript.get(name))
                .accepts(transcript.path(name))));
    }

    @Test
    void hasTheTypesThatAreDocumented() {
        STATES.forEach((state, transcript) -> TYPES.forEach((type, names) -> names.stream()
                .filter(transcript::hasNonNull)
                .forEach(name -> assertThat(type)
                        .as("%s in %s: %s", name, state, transcript.get(name))
                        .accepts(transcript.path(name)))));
        STATES.values()
                .forEach(transcript ->
                        assertThat(transcript.path("topics").isArray()).isTrue());
    }

    @Test
    void staysWithinTheEnumsOfPython() {
        STATES.forEach((state, transcript) -> ENUMS.forEach((name, allowed) -> {
            if (transcript.hasNonNull(name)) {
                assertThat(allowed)
                        .as("%s in %s", name, state)
                        .contains(transcript.path(name).asString());
            }
        }));
        List<String> entityTypes = Arrays.stream(Policy.values())
                .filter(Policy::detectable)
                .map(policy -> policy.documentedPolicy().wireName())
                .distinct()
                .toList();
        assertThat(entityTypes).hasSize(44);
        state("completed")
                .path("entities")
                .forEach(entity -> assertThat(entityTypes)
                        .contains(entity.path("entity_type").asString()));
    }

    @Test
    void hasWholeWordsUtterancesAndEntities() {
        List<JsonNode> words = new ArrayList<>();
        List<JsonNode> utterances = new ArrayList<>();
        for (JsonNode transcript : STATES.values()) {
            for (String prefix : List.of("", "unredacted_")) {
                transcript.path(prefix + "words").forEach(words::add);
                transcript.path(prefix + "utterances").forEach(utterances::add);
            }
        }
        utterances.forEach(utterance -> utterance.path("words").forEach(words::add));

        assertThat(words).hasSizeGreaterThan(30).allSatisfy(ClientRulesTest::isTimedText);
        assertThat(words).allSatisfy(word -> assertThat(word.has("speaker")).isTrue());
        assertThat(utterances).hasSizeGreaterThan(3).allSatisfy(utterance -> {
            isTimedText(utterance);
            assertThat(utterance.path("speaker").isString()).isTrue();
            assertThat(utterance.path("words").isEmpty()).isFalse();
        });
        assertThat(state("completed").path("entities"))
                .isNotEmpty()
                .allSatisfy(
                        entity -> assertThat(entity.propertyNames()).contains("entity_type", "text", "start", "end"));
        assertThat(state("completed, channels").path("utterances"))
                .extracting(utterance -> utterance.path("speaker").asString())
                .contains("1A", "2A");
    }

    @Test
    void joinsItsTextFromItsWords() {
        for (String state : List.of("completed", "completed, nothing asked", "completed, channels")) {
            JsonNode transcript = state(state);
            List<String> texts = new ArrayList<>();
            transcript.path("words").forEach(word -> texts.add(word.path("text").asString()));

            assertThat(transcript.path("text").asString()).as(state).isEqualTo(String.join(" ", texts));
        }
    }

    @Test
    void hasWordsOnlyWhenCompleted() {
        for (String state : List.of("queued", "queued, nothing asked", "processing", "error")) {
            for (String name : List.of("text", "words", "utterances", "confidence", "entities")) {
                assertThat(state(state).has(name)).as(name).isTrue();
                assertThat(state(state).path(name).isNull())
                        .as(state + " " + name)
                        .isTrue();
            }
            assertThat(state(state).propertyNames())
                    .doesNotContain("unredacted_text", "unredacted_words", "unredacted_utterances");
        }
        assertThat(state("error").path("error").isString()).isTrue();
        assertThat(state("completed").path("error").isNull()).isTrue();
        assertThat(state("completed").path("unredacted_words").isArray()).isTrue();
        assertThat(state("completed, nothing asked").path("utterances").isNull())
                .isTrue();
        assertThat(state("completed, no speech").path("text").asString("null")).isEmpty();
    }

    /** Python looks at them before it asks for the audio. */
    @Test
    void saysWhetherAudioWasAskedFor() {
        assertThat(state("completed").path("redact_pii").asBoolean()).isTrue();
        assertThat(state("completed").path("redact_pii_audio").asBoolean()).isTrue();
    }

    @Test
    void deletesLikeTheService() {
        for (String state : List.of("answer to delete", "deleted", "deleted under way")) {
            JsonNode deleted = state(state);
            assertThat(deleted.path("status").asString()).isEqualTo("completed");
            assertThat(deleted.path("text").asString()).isEqualTo("Deleted by user.");
            assertThat(deleted.path("audio_url").asString()).isEqualTo("http://deleted_by_user");
            assertThat(deleted.path("webhook_url").asString()).isEqualTo("http://deleted_by_user");
            for (String off :
                    List.of("redact_pii", "webhook_auth", "auto_highlights", "summarization", "language_detection")) {
                assertThat(deleted.path(off).asBoolean(true)).as(off).isFalse();
            }
            for (String gone : List.of(
                    "words",
                    "utterances",
                    "confidence",
                    "entities",
                    "language_code",
                    "redact_static_entities",
                    "redact_pii_policies",
                    "word_boost",
                    "custom_spelling")) {
                assertThat(deleted.path(gone).isNull()).as(gone).isTrue();
            }
            assertThat(deleted.toString()).doesNotContain("Bearclaw", "unredacted_text");
        }
        assertThat(state("deleted").path("audio_duration").isIntegralNumber()).isTrue();
    }

    /** Go reads nothing but JSON that says that it is, Java retries what is 408, 409 or 5xx. */
    @Test
    void answersEveryErrorInJsonWithBothWords() {
        Client stranger = new Client(CLIENT.url("/"), "wrong");
        String unknown = "/v2/transcript/0b5c0f5e-0000-4000-8000-000000000000";
        Map<Client.Answer, Integer> answers = new LinkedHashMap<>();
        answers.put(stranger.get("/v2/transcript"), 401);
        answers.put(stranger.post("/v2/upload", new byte[10], "application/octet-stream"), 401);
        answers.put(new Client(CLIENT.url("/"), "").delete(unknown), 401);
        for (String view :
                List.of("", "/sentences", "/paragraphs", "/srt", "/vtt", "/redacted-audio", "/word-search?words=a")) {
            answers.put(CLIENT.get(unknown + view), 400);
        }
        answers.put(CLIENT.delete(unknown), 400);
        answers.put(CLIENT.get(unknown + "/nothing"), 404);
        answers.put(CLIENT.get("/v2/realtime/token"), 404);
        answers.put(CLIENT.post("/lemur/v3/generate/task", "{}"), 404);
        answers.put(CLIENT.post("/v2/transcript", "{'audio_url': 'nothing'}"), 400);
        answers.put(CLIENT.get("/v2/transcript?limit=0"), 400);
        answers.put(CLIENT.get("/v2/transcript?limit=201"), 400);
        answers.put(CLIENT.get("/v2/transcript?created_on=yesterday"), 400);
        answers.put(CLIENT.send(CLIENT.request("/v2/transcript").PUT(BodyPublishers.noBody())), 405);

        answers.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.error()).isNotEmpty();
            assertThat(answer.json().propertyNames()).contains("error", "status");
        });
    }

    /** Python follows no redirect and sends no key; the same file must not be had by HEAD. */
    @Test
    void opensRedactedAudioToWhoeverHasItsAddress() {
        JsonNode audio =
                CLIENT.get("/v2/transcript/" + completed + "/redacted-audio").json();
        URI address = URI.create(audio.path("redacted_audio_url").asString());

        Client.Answer file = CLIENT.send(HttpRequest.newBuilder(address));

        assertThat(audio.path("status").asString()).isEqualTo("redacted_audio_ready");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.bytes()).hasSizeGreaterThan(1000);
        assertThat(CLIENT.send(HttpRequest.newBuilder(address).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
    }

    /** Node and Ruby call the addresses as they are; Python takes {@code before_id} out of them; both until there is none. */
    @Test
    void listsEverythingOnceFromPageToPage() {
        Set<String> seen = new LinkedHashSet<>();
        List<String> inOrder = new ArrayList<>();
        String next = CLIENT.url("/v2/transcript?limit=4").toString();
        String lastPage = next;
        while (!next.isEmpty()) {
            lastPage = next;
            JsonNode page = CLIENT.get(next).json();
            JsonNode details = page.path("page_details");
            assertThat(details.propertyNames())
                    .contains("limit", "result_count", "current_url", "prev_url", "next_url");
            assertThat(details.path("result_count").asInt())
                    .isEqualTo(page.path("transcripts").size());
            for (JsonNode item : page.path("transcripts")) {
                assertThat(item.propertyNames())
                        .containsExactlyInAnyOrder(
                                "id", "resource_url", "status", "created", "completed", "audio_url", "error");
                assertThat(item.path("created").asString())
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
                assertThat(CLIENT.get(item.path("resource_url").asString()).status())
                        .isEqualTo(200);
                seen.add(item.path("id").asString());
                inOrder.add(item.path("id").asString());
            }
            next = details.path("prev_url").asString("");
            if (!next.isEmpty()) {
                assertThat(next).contains("before_id=").contains("limit=4");
            }
        }
        assertThat(inOrder).hasSameSizeAs(seen);
        STATES.values().forEach(transcript -> assertThat(seen).contains(id(transcript)));
        assertThat(CLIENT.get(CLIENT.get(lastPage)
                                .json()
                                .path("page_details")
                                .path("next_url")
                                .asString())
                        .json()
                        .path("transcripts"))
                .hasSize(4);
    }

    @Test
    void takesListQueriesAsEachClientSendsThem() {
        // Node sends empty values, C# capital letters, Go a body.
        assertThat(CLIENT.get("/v2/transcript?limit=&status=&created_on=&before_id=&after_id=&throttled_only=False")
                        .status())
                .isEqualTo(200);
        assertThat(CLIENT.send(CLIENT.request("/v2/transcript")
                                .header("Content-Type", "application/json")
                                .method("GET", BodyPublishers.ofString("{\"limit\":3,\"status\":\"completed\"}")))
                        .status())
                .isEqualTo(200);
        assertThat(CLIENT.get("/v2/transcript?status=error&limit=200").json().path("transcripts"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("error").isString()).isTrue());
        assertThat(CLIENT.send(CLIENT.request("/v2/transcript/" + completed)
                                .header("Content-Type", "application/json")
                                .header("X-Fern-Language", "JAVA")
                                .header("AssemblyAI-Agent", "AssemblyAI/1.0 (sdk=JavaScript/4.27.0)")
                                .GET())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesNumbersInEveryView() {
        for (String view : List.of("sentences", "paragraphs")) {
            JsonNode body =
                    CLIENT.get("/v2/transcript/" + completed + "/" + view).json();
            assertThat(body.path("id").asString()).isEqualTo(completed);
            assertThat(body.path("confidence").isNumber()).isTrue();
            assertThat(body.path("audio_duration").isIntegralNumber()).isTrue();
            assertThat(body.path(view)).isNotEmpty().allSatisfy(item -> {
                isTimedText(item);
                assertThat(item.path("words")).isNotEmpty().allSatisfy(ClientRulesTest::isTimedText);
            });
        }
        String silent = id(state("completed, no speech"));
        assertThat(CLIENT.get("/v2/transcript/" + silent + "/sentences")
                        .json()
                        .path("confidence")
                        .isNumber())
                .isTrue();
        for (String view : List.of("srt", "vtt")) {
            assertThat(CLIENT.get("/v2/transcript/" + completed + "/" + view).contentType())
                    .startsWith("text/plain;charset=");
        }
    }

    /** Node takes anything else for a file's path. */
    @Test
    void namesUploadsByAWebAddress() {
        assertThat(CLIENT.upload(SpokenWav.saying("Hello."))).matches("http://[^/]+/upload/[0-9a-f]{32}/[0-9a-f-]{36}");
    }

    private static void isTimedText(JsonNode node) {
        assertThat(node.path("text").isString()).isTrue();
        assertThat(node.path("start").isIntegralNumber()).isTrue();
        assertThat(node.path("end").isIntegralNumber()).isTrue();
        assertThat(node.path("end").asLong())
                .isGreaterThanOrEqualTo(node.path("start").asLong());
        assertThat(node.path("confidence").isNumber()).isTrue();
        assertThat(node.path("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    private static JsonNode state(String name) {
        return Objects.requireNonNull(STATES.get(name), name);
    }

    private static JsonNode get(String id) {
        return CLIENT.get("/v2/transcript/" + id).json();
    }

    private static String id(JsonNode transcript) {
        return transcript.path("id").asString();
    }
}
