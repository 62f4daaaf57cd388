package org.bleepline.server.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.models.Catalogue;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.bleepline.server.api.LanguageCodes;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.web.ApiException;
import org.bleepline.speech.WhisperLanguages;

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
                    String models = String.join(", ", own) + (own.isEmpty() ? "" : " and ")
                            + "every speech model that names no "
                            + (first ? "other" : "engine, in languages that those above do not know");
                    return "Engine " + engine.name() + " hears for " + models + "; languages: "
                            + String.join(
                                    " ", engine.languages().stream().sorted().toList());
                })
                .toList();
    }

    /**
     * @throws ApiException 400 if no requested model, or a requested feature, is available in the language, or the engine
     *     named for the leak check is not there or does not know the language
     */
    public Choice choose(TranscriptParameters parameters) {
        Choice choice = hearing(parameters);
        return parameters
                .own()
                .verifyEngine()
                .map(name -> choice.checkedBy(checking(name, choice)))
                .orElse(choice);
    }

    private ServerEngine checking(String name, Choice choice) {
        ServerEngine named = engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ApiException.badRequest("`bleepline.verify_engine` names no engine of this server;"
                        + " there are: "
                        + String.join(
                                ", ", engines.stream().map(ServerEngine::name).toList())));
        String language = LanguageCodes.language(choice.languageCode());
        if (!choice.detectsLanguage() && !named.languages().contains(language)) {
            throw ApiException.badRequest(
                    "`bleepline.verify_engine`: the engine " + name + " does not know the language '" + language + "'");
        }
        return named;
    }

    private Choice hearing(TranscriptParameters parameters) {
        List<String> models = requested(parameters);
        if (parameters.transcriptUrl().isPresent()) {
            // Nothing is heard, so that no engine needs to know the language.
            List<String> warnings = new ArrayList<>();
            warnOfKeyterms(parameters, "the words are in the transcript already", warnings);
            return new Choice(
                    engines(models.get(0)).get(0),
                    models.get(0),
                    findsOut(parameters) ? SpeechRequest.AUTO : parameters.languageCode(),
                    codes(parameters).stream()
                            .map(LanguageCodes::language)
                            .distinct()
                            .toList(),
                    warnings);
        }
        if (findsOut(parameters)) {
            Optional<Choice> detecting = models.stream()
                    .flatMap(model -> detecting(model, parameters).stream())
                    .findFirst()
                    .or(() -> models.stream()
                            .flatMap(model -> contest(model, parameters).stream())
                            .findFirst());
            if (detecting.isPresent()) {
                return detecting.get();
            }
        }
        List<String> warnings = new ArrayList<>();
        if (parameters.languageCodes().size() > 1) {
            warnings.add("language_codes has no effect: no engine here finds out which of them is spoken");
        }
        String code = parameters.languageDetection() ? assumedLanguage(parameters) : parameters.languageCode();
        if (parameters.languageDetection()) {
            warnings.add("language_detection has no effect: the recording is heard as '" + code + "'");
            if (parameters.languageConfidenceThreshold() > 0) {
                warnings.add("language_confidence_threshold has no effect: the engine does not detect languages");
            }
        }
        String language = LanguageCodes.language(code);
        for (String model : models) {
            for (ServerEngine engine : engines(model)) {
                if (LanguageCodes.modelKnows(model, code) && engine.languages().contains(language)) {
                    requireDetectable(parameters, code);
                    warnOfKeyterms(parameters, engine, warnings);
                    return new Choice(engine, model, code, List.of(), warnings);
                }
            }
        }
        throw unheard(models, language);
    }

    /** Says what the operator can do, where a model of that language can be fetched. */
    private ApiException unheard(List<String> models, String language) {
        boolean heard = engines.stream().anyMatch(engine -> engine.languages().contains(language));
        Optional<String> fetchable = WhisperLanguages.all().contains(language)
                ? Catalogue.standard().namesFor(language).stream().findFirst()
                : Optional.empty();
        return ApiException.badRequest(unavailableSentence(models)
                + (heard || fetchable.isEmpty()
                        ? ""
                        : ". No engine of this server hears '" + language
                                + "'; its operator can fetch a model that does:"
                                + " bleepline models list -l " + language + ", then for instance bleepline models pull "
                                + fetchable.get()));
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

    private static boolean findsOut(TranscriptParameters parameters) {
        return parameters.languageDetection() || parameters.languageCodes().size() > 1;
    }

    /** What may be spoken; empty for anything. */
    private static List<String> codes(TranscriptParameters parameters) {
        return parameters.languageDetection() ? parameters.expectedLanguages() : parameters.languageCodes();
    }

    /** Engines of one language each that can be compared; empty where there are not two. */
    private Optional<Choice> contest(String model, TranscriptParameters parameters) {
        List<String> expected =
                codes(parameters).stream().map(LanguageCodes::language).toList();
        Map<String, ServerEngine> engineOfLanguage = new LinkedHashMap<>();
        for (ServerEngine engine : engines(model)) {
            if (engine.confidenceTells() && engine.languages().size() == 1) {
                String language = engine.languages().iterator().next();
                if (expected.isEmpty() || expected.contains(language)) {
                    engineOfLanguage.putIfAbsent(language, engine);
                }
            }
        }
        List<ServerEngine> contenders = List.copyOf(engineOfLanguage.values());
        if (contenders.size() < 2) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>();
        warnOfOneLanguage(parameters, warnings);
        warnOfKeyterms(parameters, contenders.get(0), warnings);
        return Optional.of(new Choice(
                contenders.get(0),
                contenders,
                model,
                SpeechRequest.AUTO,
                List.copyOf(engineOfLanguage.keySet()),
                Optional.empty(),
                warnings,
                parameters
                        .fallbackLanguage()
                        .map(LanguageCodes::language)
                        .filter(language -> !engineOfLanguage.containsKey(language))
                        .flatMap(language -> engines(model).stream()
                                .filter(engine -> engine.languages().contains(language))
                                .findFirst()),
                Optional.empty()));
    }

    private static void warnOfOneLanguage(TranscriptParameters parameters, List<String> warnings) {
        if (!parameters.languageDetection()) {
            warnings.add("language_codes: the recording is heard in that one of them that is spoken most");
        }
    }

    /** Empty where no engine of the model finds out languages. */
    private Optional<Choice> detecting(String model, TranscriptParameters parameters) {
        List<String> codes = codes(parameters);
        List<ServerEngine> able =
                engines(model).stream().filter(ServerEngine::detectsLanguage).toList();
        for (ServerEngine engine : able) {
            List<String> expected = codes.stream()
                    .map(LanguageCodes::language)
                    .filter(engine.languages()::contains)
                    .distinct()
                    .toList();
            if (!expected.isEmpty() || codes.isEmpty()) {
                List<String> warnings = new ArrayList<>();
                warnOfOneLanguage(parameters, warnings);
                warnOfKeyterms(parameters, engine, warnings);
                return Optional.of(new Choice(engine, model, SpeechRequest.AUTO, expected, warnings));
            }
        }
        if (!able.isEmpty()) {
            throw unavailable(List.of(model));
        }
        return Optional.empty();
    }

    private static void warnOfKeyterms(TranscriptParameters parameters, ServerEngine engine, List<String> warnings) {
        if (!engine.takesKeyterms()) {
            warnOfKeyterms(parameters, "the engine cannot be prompted", warnings);
        }
    }

    private static void warnOfKeyterms(TranscriptParameters parameters, String reason, List<String> warnings) {
        Stream.of("word_boost", "keyterms_prompt")
                .filter(name -> !parameters.echo().path(name).isEmpty())
                .forEach(name -> warnings.add(name + " has no effect: " + reason));
    }

    private String assumedLanguage(TranscriptParameters parameters) {
        List<ServerEngine> able = requested(parameters).stream()
                .flatMap(model -> engines(model).stream())
                .toList();
        return Stream.of(
                        parameters.fallbackLanguage().stream(),
                        parameters.expectedLanguages().stream(),
                        Stream.of("en_us"))
                .flatMap(codes -> codes)
                .filter(code ->
                        able.stream().anyMatch(engine -> engine.languages().contains(LanguageCodes.language(code))))
                .findFirst()
                .orElseGet(() -> able.get(0).languages().iterator().next());
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

    /** The engine that a model is mapped to; all of them, the first preferred, where it is mapped to none. */
    private List<ServerEngine> engines(String model) {
        String name = engineOfModel.get(plain(model));
        return name == null
                ? engines
                : engines.stream().filter(engine -> engine.name().equals(name)).toList();
    }

    /** An environment variable can hold no dash: {@code BLEEPLINE_MODELS_UNIVERSAL_2} is for {@code universal-2}. */
    private static String plain(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static ApiException unavailable(List<String> names) {
        return ApiException.badRequest(unavailableSentence(names));
    }

    private static String unavailableSentence(List<String> names) {
        return "The following models are not available in this language: " + String.join(", ", names);
    }
}
