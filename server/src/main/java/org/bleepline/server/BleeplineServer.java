package org.bleepline.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ConfiguredEngines;
import org.bleepline.server.engine.EngineLoader;
import org.bleepline.server.engine.ServerEngine;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.keys.ApiKeys;
import org.bleepline.server.keys.KeyFile;
import org.bleepline.server.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running server.
 *
 * <p>{@snippet :
 * try (BleeplineServer server = BleeplineServer.start("--port", "0", "--data", "/var/lib/bleepline")) {
 *     System.out.println(server.url());
 * }
 * }
 */
public final class BleeplineServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BleeplineServer.class);

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.main.log-startup-info", "false"),
            Map.entry("spring.jmx.enabled", "false"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("server.shutdown", "graceful"),
            Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
            Map.entry("logging.level.root", "WARN"),
            // Reports of failed starts; the caller gets a sentence.
            Map.entry("logging.level.org.springframework.boot", "OFF"),
            Map.entry("logging.level.org.springframework.context.support", "ERROR"),
            Map.entry("logging.level.org.apache.catalina.core.StandardService", "OFF"),
            Map.entry("logging.level.org.bleepline", "INFO"),
            // Complains that H2 is newer than the versions it was tested with; our tests test that.
            Map.entry("logging.level.org.flywaydb", "ERROR"),
            // All times in the tables of the queues have their zone.
            Map.entry("logging.level.com.github.kagkarlsson.scheduler", "ERROR"),
            // Complains of threads of the connection pool, which ends them itself.
            Map.entry("logging.level.org.apache.catalina.loader", "ERROR"),
            // Its warnings quote what clients send.
            Map.entry("logging.level.org.springframework.web", "ERROR"),
            Map.entry("logging.pattern.console", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%n"));

    private final ConfigurableApplicationContext context;

    private BleeplineServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts with the engine that ships with the product. */
    public static BleeplineServer start(String... arguments) {
        return start(shipped(), arguments);
    }

    /** Starts as {@link #start(String...)} does, but leaves the first key to the first real start: for trying settings. */
    public static BleeplineServer startForTrial(String... arguments) {
        return begin(shipped(), false, arguments);
    }

    /**
     * Starts with engines of the caller's choice. Returns when requests are answered; engines load in the background.
     *
     * @param arguments {@code --host}, {@code --port}, {@code --data}, {@code --config}, and any setting as
     *     {@code --bleepline.name=value}
     * @throws IllegalArgumentException if an argument or setting is wrong
     */
    public static BleeplineServer start(List<ServerEngine> engines, String... arguments) {
        return begin(engines, true, arguments);
    }

    private static List<ServerEngine> shipped() {
        return List.of(new ServerEngine("embedded", java.util.Set.of("en"), Bleepline.standard()));
    }

    private static BleeplineServer begin(List<ServerEngine> engines, boolean firstKey, String... arguments) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(ServerConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .properties(DEFAULTS)
                .initializers(starting -> starting.getBeanFactory()
                        .registerSingleton(
                                "engines",
                                new Engines(ConfiguredEngines.before(
                                        engines, ServerSettings.of(starting.getEnvironment())))));
        ConfigurableApplicationContext context;
        try {
            context = application.run(ServerArguments.settings(arguments));
        } catch (RuntimeException e) {
            throw StartFailure.of(e);
        }
        BleeplineServer server = new BleeplineServer(context);
        if (firstKey) {
            server.makeFirstKey();
        }
        context.getBean(EngineLoader.class).start();
        context.getBean(SpeechModels.class).descriptions().forEach(LOG::info);
        LOG.info("Listening on {}, region {}", server.url(), server.settings().region());
        return server;
    }

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** The port that it listens on, also where 0 was asked for. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer(), "web server")
                .getPort();
    }

    public URI url() {
        return URI.create("http://" + settings().host() + ":" + port());
    }

    /** Stops taking requests, ends what it does, and leaves unfinished jobs to the next start. */
    @Override
    public void close() {
        context.close();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    private ServerSettings settings() {
        return context.getBean(ServerSettings.class);
    }

    private void makeFirstKey() {
        if (context.getBean(ApiKeys.class).isEmpty()) {
            String key = context.getBean(KeyFile.class).create(ApiKeys.DEFAULT_PROJECT);
            System.out.println("Your API key, shown only now: " + key);
            System.out.println("Make more with: bleepline keys create");
        }
    }
}
