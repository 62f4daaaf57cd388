package org.bleepline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class ServerSettingsTest {
    @Test
    void haveTheDocumentedDefaults() {
        ServerSettings settings = of(Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataFolder()).isEqualTo(Path.of(System.getProperty("user.home"), ".bleepline"));
        assertThat(settings.region()).isEqualTo("local");
        assertThat(settings.apiKeys()).isEmpty();
        assertThat(settings.database().url()).isNull();
        assertThat(settings.upload().maxSize().toBytes()).isEqualTo(2252L << 20);
        assertThat(settings.fetch().allow()).isEmpty();
        assertThat(settings.fetch().maxSize().toGigabytes()).isEqualTo(5);
        assertThat(settings.jobs().timeLimit()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.jobs().maxAttempts()).isEqualTo(5);
        assertThat(settings.retention().uploads()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.retention().redactedAudio()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.retention().transcripts()).isZero();
        assertThat(settings.webhooks().attempts()).isEqualTo(10);
        assertThat(settings.webhooks().pause()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.webhooks().patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.redactedAudio().linkLife()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.redactedAudio().maxOriginal().toGigabytes()).isEqualTo(1);
    }

    @Test
    void canAllBeSetInTheEnvironment() {
        ServerSettings settings = of(Map.of(
                "BLEEPLINE_API_KEYS", "key1,key2",
                "BLEEPLINE_FETCH_ALLOW", "127.0.0.1:9000,10.1.0.0/16",
                "BLEEPLINE_PORT", "9090",
                "BLEEPLINE_DATA", "/srv/bleepline",
                "BLEEPLINE_PUBLIC_URL", "https://speech.example.org",
                "BLEEPLINE_RETENTION_REDACTED_AUDIO", "2h",
                "BLEEPLINE_UPLOAD_MAX_SIZE", "10MB",
                "BLEEPLINE_DATABASE_URL", "jdbc:postgresql://db/bleepline",
                "BLEEPLINE_ENCRYPTION_KEYS", "a,b"));

        assertThat(settings.apiKeys()).isEqualTo(List.of("key1", "key2"));
        assertThat(settings.fetch().allow()).isEqualTo(List.of("127.0.0.1:9000", "10.1.0.0/16"));
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.dataFolder()).isEqualTo(Path.of("/srv/bleepline"));
        assertThat(settings.publicUrl()).isEqualTo("https://speech.example.org");
        assertThat(settings.retention().redactedAudio()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.upload().maxSize().toMegabytes()).isEqualTo(10);
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db/bleepline");
        assertThat(settings.encryption().keys()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void enginesCanBeSetInTheEnvironment() {
        ServerSettings settings = of(Map.of(
                "BLEEPLINE_ENGINES_CALLS_TYPE", "whisper",
                "BLEEPLINE_ENGINES_CALLS_MODEL", "base.en",
                "BLEEPLINE_ENGINES_CALLS_MEMORY", "2GB",
                "BLEEPLINE_ENGINES_CALLS_LONGEST_PIECE", "1m"));

        assertThat(of(Map.of()).engines()).isEmpty();
        assertThat(settings.engines())
                .isEqualTo(Map.of(
                        "calls",
                        new ServerSettings.Engine(
                                "whisper",
                                "base.en",
                                "",
                                0,
                                0,
                                DataSize.ofGigabytes(2),
                                "",
                                "",
                                Duration.ZERO,
                                0,
                                Duration.ofMinutes(1))));
    }

    /** The variables of the model folder are no speech models. */
    @Test
    void variablesOfTheModelFolderDoNotGetInTheWay() {
        ServerSettings settings = of(Map.of(
                "BLEEPLINE_MODEL_FOLDER", "/models",
                "BLEEPLINE_MODEL_MIRROR", "https://mirror.example",
                "BLEEPLINE_MODELS_UNIVERSAL_2", "embedded"));

        assertThat(settings.modelFolder()).isEqualTo(Path.of("/models"));
        assertThat(settings.models()).hasSize(1);
    }

    /** Whatever is added to the settings: it has its variable, and its line in the documentation. */
    @Test
    void canEachBeSetInTheEnvironmentAndAreDocumented() throws Exception {
        String documentation = Files.readString(Path.of("../docs/operations.md"));
        Map<String, Object> variables = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        collect(ServerSettings.class, "", variables, names);

        ServerSettings settings = of(variables);

        assertThat(names).hasSizeGreaterThan(30);
        for (String name : names) {
            String value = String.valueOf(read(settings, name));
            assertThat(List.of(
                            "7", "7h", "PT7H", "7B", "/seven", "seven", "[seven]", "{seven=[seven]}", "{seven=seven}"))
                    .as(name)
                    .contains(value);
            String last = name.substring(name.lastIndexOf('.') + 1);
            assertThat(documentation.contains("`bleepline." + name) || documentation.contains("`." + last + "`"))
                    .as("bleepline.%s in docs/operations.md", name)
                    .isTrue();
        }
    }

    private static void collect(Class<?> settings, String prefix, Map<String, Object> variables, List<String> names) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name =
                    prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (name.equals("project")) {
                continue; // Another spelling of project-keys.
            }
            if (name.equals("engines")) {
                continue; // Holds records; it has a test of its own.
            }
            if (component.getType().isRecord()) {
                collect(component.getType(), name + ".", variables, names);
                continue;
            }
            names.add(name);
            String variable = "BLEEPLINE_" + name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            variables.put(
                    component.getType() == Map.class ? variable + "_SEVEN" : variable, value(component.getType()));
        }
    }

    private static String value(Class<?> type) {
        if (type == Path.class) {
            return "/seven";
        }
        if (type == Duration.class) {
            return "7h";
        }
        return type == String.class || type == List.class || type == Map.class ? "seven" : "7";
    }

    private static Object read(Object settings, String name) throws ReflectiveOperationException {
        Object value = settings;
        for (String part : name.split("\\.")) {
            String[] words = part.split("-");
            StringBuilder method = new StringBuilder(words[0]);
            for (int index = 1; index < words.length; index++) {
                method.append(Character.toUpperCase(words[index].charAt(0))).append(words[index].substring(1));
            }
            value = Objects.requireNonNull(
                    value.getClass().getMethod(method.toString()).invoke(value), name);
        }
        return value;
    }

    private static ServerSettings of(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return ServerSettings.of(environment);
    }
}
