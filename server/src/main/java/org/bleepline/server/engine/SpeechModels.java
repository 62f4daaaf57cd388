package org.bleepline.server.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.bleepline.server.api.LanguageCodes;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.web.ApiException;

/** Maps the speech models that clients ask for to the engines that are there. Immutable. */
public final class SpeechModels {
    /** What a request without a model asks for; the order of the documentation's examples. */
    private static final List<String> DEFAULT_MODELS = List.of("universal-3-pro", "universal-2");

    private final List<ServerEngine> engines;
    private final Map<String, String> engineOfModel;
    /** The same as it was written in the settings. */
    private final Map<String, String> settings;

    /** @throws IllegalArgumentException if a model is mapped to an engine that is not there */
    public SpeechModels(List<ServerEngine> engines, Map<String, String> engineOfModel) {
        this.engines = List.copyOf(engines);
        this.settings = Map.copyOf(engineOfModel);
        this.engineOfModel = engineOfModel.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> plain(entry.getKey()), Map.Entry::getValue));
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("a server needs at least one engine");
        }
        engineOfModel.forEach((model, name) -> {
            if (engines.stream().noneMatch(engine -> engine.name().equals(name))) {
                throw new IllegalArgumentException("bleepline.models." + model + " names the engine '" + name
                        + "'; there are: "
                        + String.join(
                                ", ", engines.stream().map(ServerEngine::name).toList()));
            }
        });
    }

    public List<ServerEngine> engines() {
        return engines;
    }

    /** A sentence for each engine: what it hears for. */
    public List<String> descriptions() {
        return engines.stream()
                .map(engine -> {
                    List<String> own = settings.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(engine.name()))
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList();
                    boolean first = engine.equals(engines.get(0));
                    String models = String.join(", ", own)
                            + (first ? (own.isEmpty() ? "" : " and ") + "every speech model that names no other" : "");
                    return "Engine " + engine.name() + " hears "
                            + (models.isEmpty() ? "for no speech model" : "for " + models) + "; languages: "
                            + String.join(
                                    " ", engine.languages().stream().sorted().toList());
                })
                .toList();
    }

    /** @throws ApiException 400 if no requested model, or a requested feature, is available in the language */
    public Choice choose(TranscriptParameters parameters) {
        List<String> models = requested(parameters);
        if (parameters.languageDetection()) {
            Optional<Choice> detecting = models.stream()
                    .filter(model -> engine(model).detectsLanguage())
                    .findFirst()
                    .map(model -> detecting(model, parameters));
            if (detecting.isPresent()) {
                return detecting.get();
            }
        }
        List<String> warnings = new ArrayList<>();
        String code = parameters.languageDetection() ? assumedLanguage(parameters) : parameters.languageCode();
        if (parameters.languageDetection()) {
            warnings.add("language_detection has no effect: the recording is heard as '" + code + "'");
            if (parameters.languageConfidenceThreshold() > 0) {
                warnings.add("language_confidence_threshold has no effect: the engine does not detect languages");
            }
        }
        String model = models.stream()
                .filter(candidate -> LanguageCodes.modelKnows(candidate, code)
                        && engine(candidate).languages().contains(LanguageCodes.language(code)))
                .findFirst()
                .orElseThrow(() -> unavailable(models));
        requireDetectable(parameters, code);
        warnOfKeyterms(parameters, engine(model), warnings);
        return new Choice(engine(model), model, code, List.of(), warnings);
    }

    /** Whether what was asked for can be done in a language that was found out. */
    public static void requireDetectable(TranscriptParameters parameters, String code) {
        List<String> wanted = new ArrayList<>();
        if (parameters.redaction().wanted()) {
            wanted.add("redact_pii");
        }
        if (parameters.entityDetection()) {
            wanted.add("entity_detection");
        }
        if (!wanted.isEmpty()) {
            try {
                Languages.requireDetectable(code);
            } catch (UnsupportedLanguageException e) {
                throw unavailable(wanted);
            }
        }
    }

    private Choice detecting(String model, TranscriptParameters parameters) {
        ServerEngine engine = engine(model);
        List<String> expected = parameters.expectedLanguages().stream()
                .map(LanguageCodes::language)
                .filter(engine.languages()::contains)
                .distinct()
                .toList();
        if (expected.isEmpty() && !parameters.expectedLanguages().isEmpty()) {
            throw unavailable(List.of(model));
        }
        List<String> warnings = new ArrayList<>();
        warnOfKeyterms(parameters, engine, warnings);
        return new Choice(engine, model, SpeechRequest.AUTO, expected, warnings);
    }

    private static void warnOfKeyterms(TranscriptParameters parameters, ServerEngine engine, List<String> warnings) {
        if (!engine.takesKeyterms()) {
            Stream.of("word_boost", "keyterms_prompt")
                    .filter(name -> !parameters.echo().path(name).isEmpty())
                    .forEach(name -> warnings.add(name + " has no effect: the engine cannot be prompted"));
        }
    }

    private String assumedLanguage(TranscriptParameters parameters) {
        ServerEngine first = engine(requested(parameters).get(0));
        return Stream.concat(parameters.fallbackLanguage().stream(), parameters.expectedLanguages().stream())
                .filter(code -> first.languages().contains(LanguageCodes.language(code)))
                .findFirst()
                .orElse(
                        first.languages().contains("en")
                                ? "en_us"
                                : first.languages().iterator().next());
    }

    private static List<String> requested(TranscriptParameters parameters) {
        if (!parameters.speechModels().isEmpty()) {
            return parameters.speechModels();
        }
        return Optional.ofNullable(parameters.echo().get("speech_model"))
                .filter(node -> !node.isNull())
                .map(node -> List.of(node.stringValue()))
                .orElse(DEFAULT_MODELS);
    }

    private ServerEngine engine(String model) {
        String name = engineOfModel.get(plain(model));
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElse(engines.get(0));
    }

    /** An environment variable can hold no dash: {@code BLEEPLINE_MODELS_UNIVERSAL_2} is for {@code universal-2}. */
    private static String plain(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static ApiException unavailable(List<String> names) {
        return ApiException.badRequest(
                "The following models are not available in this language: " + String.join(", ", names));
    }
}
