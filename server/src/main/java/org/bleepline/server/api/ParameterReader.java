package org.bleepline.server.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.policy.UnknownPolicyException;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.server.web.ApiException;
import tools.jackson.databind.node.ObjectNode;

/** Reads one request field by field, in the order of the documentation. For one use. */
final class ParameterReader {
    private static final int MAX_URL_LENGTH = 8_192;
    private static final int MAX_PHRASES = 1_000;
    private static final int MAX_PHRASE_WORDS = 6;
    private static final int MAX_LANGUAGE_CODES = 2;
    private static final int MAX_SPEAKERS = 1_000;
    private static final int DEFAULT_MOST_SPEAKERS = 30;

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\x80-\\uffff]{0,4096}");

    /** Headers that say how a message is framed or where it goes; RFC 9110 and 9112. */
    private static final Set<String> FRAMING_HEADERS = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "proxy-authorization",
            "proxy-connection");

    private static final List<String> ECHOED_SPEECH_MODELS = List.of("best", "nano", "slam-1", "universal");

    /** Accepted and echoed; what they ask for is not made here. */
    private static final List<String> OTHER_FEATURES = List.of(
            "auto_chapters",
            "auto_highlights",
            "content_safety",
            "iab_categories",
            "sentiment_analysis",
            "summarization");

    private static final List<String> OWN_OPTIONS =
            List.of("recording_format", "channels", "align", "verify", "verify_rounds", "verify_engine", "report");

    private final Fields fields;
    private final Echo echo;
    private final List<String> warnings = new ArrayList<>();

    ParameterReader(ObjectNode request) {
        this.fields = new Fields(request);
        this.echo = new Echo(fields);
    }

    TranscriptParameters read() {
        String audioUrl = fields.text("audio_url")
                .filter(url -> !url.isBlank())
                .orElseThrow(() -> ApiException.badRequest("`audio_url` is required"));
        requireUrl("audio_url", audioUrl);
        echo.put("audio_url", audioUrl);
        Optional<String> transcriptUrl = fields.text("transcript_url").filter(url -> !url.isBlank());
        transcriptUrl.ifPresent(url -> requireUrl("transcript_url", url));
        echo.copy("transcript_url", transcriptUrl.isPresent());

        List<String> speechModels = speechModels();
        boolean detection = fields.flag("language_detection", false);
        String languageCode = languageCode(detection);
        Optional<Fields> detectionOptions = languageDetectionOptions();
        double languageThreshold =
                fields.number("language_confidence_threshold", 0, 1).orElse(0.0);
        List<String> languageCodes = languageCodes();

        boolean punctuate = flag("punctuate", true);
        boolean formatText = flag("format_text", true);
        boolean disfluencies = flag("disfluencies", false);
        boolean multichannel = fields.flag("multichannel", false) || fields.flag("dual_channel", false);
        echo.put("multichannel", multichannel);
        echo.copy("dual_channel", fields.optionalFlag("dual_channel").isPresent());
        boolean speakerLabels = flag("speaker_labels", false);
        Optional<SpeakerCount> speakers = speakers(speakerLabels);
        Optional<TimeRange> window = window();
        List<String> keyterms = boosts();
        List<Spelling> spelling = customSpelling();
        boolean filterProfanity = flag("filter_profanity", false);
        double speechThreshold = fields.number("speech_threshold", 0, 1).orElse(0.0);
        echo.copy("speech_threshold", true);
        boolean entityDetection = flag("entity_detection", false);
        Optional<WebhookParameters> webhook = webhook();
        otherFeatures();
        RedactionParameters redaction = redaction(formatText);
        OwnParameters own = own(redaction);

        return new TranscriptParameters(
                audioUrl,
                transcriptUrl,
                speechModels,
                languageCode,
                detection,
                detectionOptions.map(options -> options.texts("expected_languages")).orElse(List.of()).stream()
                        .filter(code -> !code.equals("all"))
                        .toList(),
                detectionOptions
                        .flatMap(options -> options.text("fallback_language"))
                        .filter(code -> !code.equals("auto")),
                languageThreshold,
                languageCodes,
                detectionOptions
                        .flatMap(options -> options.text("on_low_language_confidence"))
                        .filter("fallback"::equals)
                        .isPresent(),
                keyterms,
                punctuate,
                formatText,
                disfluencies,
                multichannel,
                speakerLabels,
                speakers,
                window,
                spelling,
                filterProfanity,
                speechThreshold,
                entityDetection,
                webhook,
                redaction,
                own,
                warnings,
                echo.object());
    }

    private List<String> speechModels() {
        List<String> models = fields.texts("speech_models");
        models.forEach(model -> fields.require(!model.isBlank(), "speech_models", "must hold names of speech models"));
        echo.copy("speech_models", !models.isEmpty());
        Optional<String> model = fields.text("speech_model");
        echo.copy("speech_model", model.filter(ECHOED_SPEECH_MODELS::contains).isPresent());
        return models;
    }

    private String languageCode(boolean detection) {
        Optional<String> given = fields.text("language_code").map(code -> code.toLowerCase(Locale.ROOT));
        given.ifPresent(
                code -> fields.require(LanguageCodes.known(code), "language_code", "is not a known language code"));
        String code = given.filter(value -> !value.equals("en")).orElse("en_us");
        if (detection) {
            echo.putNull("language_code");
        } else {
            echo.put("language_code", code);
        }
        echo.put("language_detection", detection);
        return code;
    }

    private Optional<Fields> languageDetectionOptions() {
        Optional<Fields> options = fields.object("language_detection_options");
        options.ifPresent(inner -> {
            List<String> expected = inner.texts("expected_languages");
            expected.forEach(code -> inner.require(
                    code.equals("all") || LanguageCodes.known(code),
                    "expected_languages",
                    "must hold known language codes"));
            inner.text("fallback_language")
                    .ifPresent(code -> inner.require(
                            code.equals("auto")
                                    || (LanguageCodes.known(code)
                                            && (expected.isEmpty()
                                                    || expected.contains("all")
                                                    || expected.contains(code))),
                            "fallback_language",
                            "must be auto or one of expected_languages"));
            if (inner.flag("code_switching", false)) {
                warnings.add("code_switching has no effect: one language is heard in the whole recording");
            }
            inner.number("code_switching_confidence_threshold", 0, 1);
            inner.choice("on_low_language_confidence", List.of("error", "fallback"));
        });
        echo.copy("language_detection_options", true);
        echo.copy("language_confidence_threshold", true);
        return options;
    }

    private List<String> languageCodes() {
        List<String> codes = fields.texts("language_codes");
        if (!codes.isEmpty()) {
            fields.require(
                    codes.size() <= MAX_LANGUAGE_CODES && codes.contains("en"),
                    "language_codes",
                    "must hold at most two codes, one of them en");
            codes.forEach(code ->
                    fields.require(LanguageCodes.known(code), "language_codes", "must hold known language codes"));
        }
        echo.copy("language_codes", true);
        return codes.stream().distinct().toList();
    }

    private Optional<SpeakerCount> speakers(boolean speakerLabels) {
        Optional<Long> expected = fields.integer("speakers_expected", 1, 100);
        Optional<Fields> options = fields.object("speaker_options");
        if (expected.isPresent() && options.isPresent()) {
            throw ApiException.badRequest(
                    "Both speaker_options and speakers_expected can not be used in the same request.");
        }
        options.ifPresent(inner -> {
            long least = inner.integer("min_speakers_expected", 1, MAX_SPEAKERS).orElse(1L);
            inner.integer("max_speakers_expected", 1, MAX_SPEAKERS)
                    .ifPresent(most -> inner.require(
                            most >= least, "max_speakers_expected", "must not be less than min_speakers_expected"));
            inner.optionalFlag("use_two_stage_clustering");
            inner.choice("long_file_diarization_method", List.of("standard", "experimental"));
        });
        if (!speakerLabels && (expected.isPresent() || options.isPresent())) {
            warnings.add("The expected number of speakers has no effect without speaker_labels");
        }
        echo.copy("speakers_expected", true);
        echo.copy("speaker_options", true);
        return expected.map(count -> SpeakerCount.exactly(Math.toIntExact(count)))
                .or(() -> options.map(inner -> {
                    int least = Math.toIntExact(inner.integer("min_speakers_expected", 1, MAX_SPEAKERS)
                            .orElse(1L));
                    int most = Math.toIntExact(inner.integer("max_speakers_expected", 1, MAX_SPEAKERS)
                            .orElse((long) Math.max(least, DEFAULT_MOST_SPEAKERS)));
                    return new SpeakerCount(least, most);
                }));
    }

    private Optional<TimeRange> window() {
        Optional<Long> from = fields.integer("audio_start_from", 0, Integer.MAX_VALUE);
        Optional<Long> to = fields.integer("audio_end_at", 0, Integer.MAX_VALUE);
        echo.copy("audio_start_from", true);
        echo.copy("audio_end_at", true);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        long start = from.orElse(0L);
        fields.require(to.isEmpty() || to.get() > start, "audio_end_at", "must be greater than audio_start_from");
        return Optional.of(new TimeRange(start, to.orElse(Long.MAX_VALUE)));
    }

    private List<String> boosts() {
        List<String> boost = fields.texts("word_boost");
        for (String phrase : boost) {
            String plain = Normalizer.normalize(phrase, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
            if (!plain.chars().allMatch(character -> character < 128)) {
                throw ApiException.badRequest(
                        "'" + phrase + "' was included in the word boost list but contains unsupported characters");
            }
        }
        requirePhrases("word_boost", boost);
        fields.choice("boost_param", List.of("low", "default", "high"));
        List<String> keyterms = fields.texts("keyterms_prompt");
        requirePhrases("keyterms_prompt", keyterms);
        fields.object("keyterms_prompt_options")
                .ifPresent(inner -> inner.choice("keyterms_match_strength", List.of("high", "standard")));
        fields.text("prompt");
        fields.number("temperature", 0, 1);
        fields.choice("remove_audio_tags", List.of("all"));
        fields.text("domain");
        for (String name : List.of(
                "word_boost",
                "boost_param",
                "keyterms_prompt",
                "keyterms_prompt_options",
                "prompt",
                "temperature",
                "remove_audio_tags",
                "domain")) {
            echo.copy(name, true);
        }
        for (String name : List.of("prompt", "temperature", "domain")) {
            if (fields.has(name)) {
                warnings.add(name + " has no effect: the engine cannot be prompted");
            }
        }
        return Stream.concat(boost.stream(), keyterms.stream()).distinct().toList();
    }

    private void requirePhrases(String name, List<String> phrases) {
        fields.require(
                phrases.stream().distinct().count() <= MAX_PHRASES
                        && phrases.stream().allMatch(phrase -> phrase.strip().split("\\s+").length <= MAX_PHRASE_WORDS),
                name,
                "must hold at most " + MAX_PHRASES + " phrases of at most " + MAX_PHRASE_WORDS + " words");
    }

    private List<Spelling> customSpelling() {
        List<Spelling> rules = new ArrayList<>();
        for (Fields rule : fields.objects("custom_spelling")) {
            List<String> from = rule.textOrTexts("from").stream()
                    .map(String::strip)
                    .filter(phrase -> !phrase.isEmpty())
                    .toList();
            rule.require(!from.isEmpty(), "from", "must hold at least one word or phrase");
            String to = rule.text("to").map(String::strip).orElse("");
            rule.require(!to.isEmpty() && to.split("\\s+").length == 1, "to", "must be one word");
            rules.add(new Spelling(from, to));
        }
        echo.copy("custom_spelling", true);
        return rules;
    }

    private Optional<WebhookParameters> webhook() {
        Optional<String> url = fields.text("webhook_url").filter(value -> !value.isBlank());
        url.ifPresent(value -> requireUrl("webhook_url", value));
        Optional<String> name = fields.text("webhook_auth_header_name").filter(value -> !value.isBlank());
        Optional<String> value = fields.text("webhook_auth_header_value");
        name.ifPresent(header -> fields.require(
                TOKEN.matcher(header).matches() && !FRAMING_HEADERS.contains(header.toLowerCase(Locale.ROOT)),
                "webhook_auth_header_name",
                "must be the name of an HTTP header that says nothing about the message itself"));
        value.ifPresent(header -> fields.require(
                HEADER_VALUE.matcher(header).matches(),
                "webhook_auth_header_value",
                "must be one line of at most 4096 characters"));
        echo.copy("webhook_url", url.isPresent());
        echo.copy("webhook_auth_header_name", name.isPresent());
        echo.put("webhook_auth", url.isPresent() && name.isPresent() && value.isPresent());
        value.ifPresent(secret -> echo.put(TranscriptParameters.WEBHOOK_SECRET, secret));
        return url.map(address -> new WebhookParameters(address, name, value));
    }

    private void otherFeatures() {
        for (String name : OTHER_FEATURES) {
            if (flag(name, false)) {
                warnings.add(name + " has no effect: this server transcribes and redacts only");
            }
        }
        fields.integer("content_safety_confidence", 25, 100);
        fields.choice("summary_model", List.of("informative", "conversational", "catchy"));
        fields.choice("summary_type", List.of("bullets", "bullets_verbose", "gist", "headline", "paragraph"));
        for (String name : List.of(
                "content_safety_confidence",
                "summary_model",
                "summary_type",
                "speech_understanding",
                "custom_topics",
                "speed_boost")) {
            echo.copy(name, true);
        }
        echo.copyOrEmptyList("topics");
        if (fields.any("speech_understanding").isPresent()) {
            warnings.add("speech_understanding has no effect: this server transcribes and redacts only");
        }
    }

    /** An option of this server's own: which channels are cut. */
    private CutScope cutScope() {
        return fields.object("bleepline")
                .flatMap(own -> own.choice("channels", List.of("all", "speaking")))
                .map(value -> CutScope.valueOf(value.toUpperCase(Locale.ROOT)))
                .orElse(CutScope.ALL);
    }

    /** An option of this server's own: whether the times of words are looked for anew in the sound. */
    private boolean align() {
        return fields.object("bleepline").map(own -> own.flag("align", false)).orElse(false);
    }

    /** An option of this server's own: types of redacted recordings that the documented parameter does not know. */
    private Optional<OutputFormat> ownFormat() {
        Optional<OutputFormat> format = fields.object("bleepline")
                .flatMap(own -> own.choice(
                        "recording_format",
                        Arrays.stream(OutputFormat.values())
                                .map(OutputFormat::wireName)
                                .toList()))
                .map(value -> OutputFormat.valueOf(value.toUpperCase(Locale.ROOT)));
        if (fields.has("bleepline")) {
            echo.copy("bleepline", true);
        }
        return format;
    }

    private RedactionParameters redaction(boolean formatText) {
        boolean wanted = flag("redact_pii", false);
        boolean audio = flag("redact_pii_audio", false);
        boolean unredacted = flag("redact_pii_return_unredacted", false);
        requireRedaction(wanted, "redact_pii_return_unredacted", unredacted);
        requireRedaction(wanted, "redact_static_entities", fields.has("redact_static_entities"));
        requireRedaction(wanted, "redact_pii_audio", audio);
        if (wanted && !formatText) {
            throw ApiException.badRequest("`format_text` can not be False if `redact_pii` is True");
        }
        PolicySet policies = policies();
        echo.copy("redact_pii_policies", true);
        Substitution substitution = fields.choice("redact_pii_sub", List.of("hash", "entity_name"))
                .map(value -> value.equals("hash") ? Substitution.HASH : Substitution.ENTITY_NAME)
                .orElse(Substitution.HASH);
        if (wanted) {
            echo.put("redact_pii_sub", substitution.wireName());
        } else {
            echo.putNull("redact_pii_sub");
        }
        OutputFormat format = fields.choice("redact_pii_audio_quality", List.of("mp3", "wav"))
                .map(value -> value.equals("mp3") ? OutputFormat.MP3 : OutputFormat.WAV)
                .orElse(OutputFormat.MP3);
        if (audio) {
            echo.put("redact_pii_audio_quality", format.wireName());
        } else {
            echo.copy("redact_pii_audio_quality", true);
        }
        Optional<OutputFormat> ownFormat = ownFormat();
        Optional<Fields> audioOptions = fields.object("redact_pii_audio_options");
        boolean silence = audioOptions
                .flatMap(inner -> inner.choice("override_audio_redaction_method", List.of("silence")))
                .isPresent();
        boolean noSpeechAudio = audioOptions
                .map(inner -> inner.flag("return_redacted_no_speech_audio", false))
                .orElse(false);
        echo.copy("redact_pii_audio_options", true);
        StaticEntities statics = staticEntities();
        echo.copy("redact_static_entities", true);
        if (wanted && policies.isEmpty() && statics.isEmpty()) {
            warnings.add("redact_pii is on, but redact_pii_policies names no policy, so nothing is redacted");
        }
        policies.enabled().stream()
                .filter(policy -> !policy.detectable())
                .map(Policy::wireName)
                .sorted()
                .forEach(name -> warnings.add("The policy " + name + " is accepted, but nothing is ever found for it"));
        return new RedactionParameters(
                wanted,
                policies,
                statics,
                substitution,
                audio,
                ownFormat.orElse(format),
                silence ? RedactionMethod.SILENCE : RedactionMethod.BEEP,
                noSpeechAudio,
                unredacted,
                cutScope(),
                align());
    }

    /** An unknown option is an error: a check that is mistyped must not be left out. */
    private OwnParameters own(RedactionParameters redaction) {
        Optional<Fields> given = fields.object(OwnParameters.NAME);
        given.ifPresent(inner -> inner.names()
                .forEach(name -> inner.require(
                        OWN_OPTIONS.contains(name),
                        name,
                        "is not known; there are " + String.join(", ", OWN_OPTIONS))));
        boolean verify = given.map(inner -> inner.flag("verify", false)).orElse(false);
        boolean report = given.map(inner -> inner.flag("report", false)).orElse(false);
        long rounds = given.flatMap(inner -> inner.integer("verify_rounds", 0, LeakCheckSettings.MOST_ROUNDS))
                .orElse((long) LeakCheckSettings.defaults().rounds());
        if (verify && !(redaction.wanted() && redaction.audio())) {
            throw ApiException.badRequest("`bleepline.verify` can only be set to True if `redact_pii_audio` is True");
        }
        Optional<String> engine = given.flatMap(inner -> inner.text("verify_engine"));
        if (engine.isPresent() && !verify) {
            throw ApiException.badRequest("`bleepline.verify_engine` goes with `bleepline.verify`");
        }
        requireRedaction(redaction.wanted(), "bleepline.report", report);
        if (given.isPresent()) {
            echo.copy(OwnParameters.NAME, true);
        }
        return new OwnParameters(verify, (int) rounds, engine, report);
    }

    private PolicySet policies() {
        try {
            return PolicySet.named(fields.texts("redact_pii_policies"));
        } catch (UnknownPolicyException e) {
            throw fields.wrong("redact_pii_policies", "is not valid: " + e.getMessage());
        }
    }

    private StaticEntities staticEntities() {
        Optional<Fields> map = fields.object("redact_static_entities");
        if (map.isEmpty()) {
            return StaticEntities.none();
        }
        Map<String, List<String>> terms = new LinkedHashMap<>();
        for (String label : map.get().names()) {
            if (!map.get().has(label)) {
                throw fields.wrong("redact_static_entities", "must be an object of lists of strings");
            }
            terms.put(label, map.get().texts(label));
        }
        try {
            return new StaticEntities(terms);
        } catch (IllegalArgumentException e) {
            throw fields.wrong("redact_static_entities", "is not valid: " + e.getMessage());
        }
    }

    private static void requireRedaction(boolean wanted, String name, boolean given) {
        if (given && !wanted) {
            throw ApiException.badRequest("`" + name + "` can only be set to True if `redact_pii` is True");
        }
    }

    private boolean flag(String name, boolean otherwise) {
        boolean value = fields.flag(name, otherwise);
        echo.put(name, value);
        return value;
    }

    private void requireUrl(String name, String url) {
        String demand = "must be an http or https URL";
        fields.require(url.length() <= MAX_URL_LENGTH, name, demand);
        try {
            URI uri = new URI(url.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            fields.require(web && uri.getHost() != null && !uri.getHost().isEmpty(), name, demand);
        } catch (URISyntaxException e) {
            throw fields.wrong(name, demand);
        }
    }
}
