package org.bleepline.server;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;
import org.bleepline.server.engine.EngineLoader;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.fetch.OutsideHttp;
import org.bleepline.server.jobs.Housekeeping;
import org.bleepline.server.jobs.JobQueue;
import org.bleepline.server.jobs.JobRunner;
import org.bleepline.server.jobs.JobRunners;
import org.bleepline.server.jobs.Rotation;
import org.bleepline.server.jobs.Workers;
import org.bleepline.server.keys.ApiKeys;
import org.bleepline.server.keys.KeyFile;
import org.bleepline.server.redactedaudio.RedactedAudios;
import org.bleepline.server.redactedaudio.SignedLinks;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.storage.Databases;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.TranscriptStatus;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.upload.Uploads;
import org.bleepline.server.vault.KeyRing;
import org.bleepline.server.vault.Vault;
import org.bleepline.server.web.BaseUrl;
import org.bleepline.server.webhook.Webhooks;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is not HTTP. What Boot would find out by itself is named here, so that the server starts quickly. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class})
class ServerConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ServerSettings settings(Environment environment) {
        return ServerSettings.of(environment);
    }

    @Bean
    DataFolder dataFolder(ServerSettings settings) {
        return DataFolder.open(settings.dataFolder(), workFolder(settings));
    }

    /** A folder of this server alone: it is emptied at every start. */
    private static Path workFolder(ServerSettings settings) {
        Path data = settings.dataFolder();
        Path own = data.resolve("work");
        if (settings.work() != null) {
            int place = data.toAbsolutePath().normalize().hashCode();
            own = settings.work().resolve(String.format(Locale.ROOT, "bleepline-%08x", place));
        }
        boolean alone = settings.database().url() == null;
        return alone ? own : own.resolve(instance(settings).replaceAll("[^A-Za-z0-9.-]", "_"));
    }

    @Bean
    Vault vault(ServerSettings settings, DataFolder folder) {
        if (!settings.encryption().keys().isEmpty()) {
            return KeyRing.of(settings.encryption().keys());
        }
        Path file = settings.encryption().keyFile();
        return KeyRing.of(file == null ? folder.encryptionKeys() : file);
    }

    @Bean
    HikariDataSource connections(ServerSettings settings, DataFolder folder) {
        return Databases.open(settings.database(), folder);
    }

    /** What queues write takes part in our transactions. */
    @Bean
    Database database(HikariDataSource connections) {
        return new Database(
                new TransactionAwareDataSourceProxy(connections),
                JdbcClient.create(connections),
                new TransactionTemplate(new DataSourceTransactionManager(connections)));
    }

    /** Three ways into one database. */
    record Database(DataSource source, JdbcClient client, TransactionTemplate transactions) {}

    /** Encrypted files of redacted audio. */
    @Bean
    SealedFiles audioFiles(DataFolder folder, Vault vault) {
        return new SealedFiles(folder.redactedAudio(), vault);
    }

    @Bean
    BaseUrl baseUrl(ServerSettings settings) {
        return new BaseUrl(settings.publicUrl(), "http://" + settings.host() + ":" + settings.port());
    }

    @Bean
    KeyFile keyFile(DataFolder folder, Clock clock) {
        return new KeyFile(folder.apiKeys(), clock);
    }

    @Bean
    ApiKeys apiKeys(ServerSettings settings, KeyFile file, Clock clock) {
        return new ApiKeys(settings.apiKeys(), settings.projectKeys(), file, clock);
    }

    @Bean
    SpeechModels speechModels(Engines engines, ServerSettings settings) {
        return new SpeechModels(engines.all(), settings.models());
    }

    @Bean
    EngineLoader engineLoader(Engines engines) {
        return new EngineLoader(engines.all());
    }

    @Bean
    Uploads uploads(DataFolder folder, Vault vault, Database database, ServerSettings settings, Clock clock) {
        return new Uploads(new SealedFiles(folder.uploads(), vault), database.client(), vault, settings, clock);
    }

    @Bean
    TranscriptStore transcriptStore(Database database, Vault vault, Clock clock) {
        return new TranscriptStore(database.client(), database.transactions(), vault, clock);
    }

    @Bean
    SignedLinks signedLinks(Vault vault, ServerSettings settings, Clock clock) {
        return new SignedLinks(vault, settings.redactedAudio().linkLife(), clock);
    }

    @Bean
    RedactedAudios redactedAudios(
            TranscriptStore store, SealedFiles audioFiles, SignedLinks links, ServerSettings settings, Clock clock) {
        return new RedactedAudios(store, audioFiles, links, settings.retention(), clock);
    }

    @Bean
    OutsideHttp outsideHttp(ServerSettings settings) {
        return new OutsideHttp(settings.fetch());
    }

    @Bean
    Webhooks webhooks(
            Database database,
            TranscriptStore store,
            RedactedAudios audios,
            OutsideHttp http,
            ServerSettings settings,
            PrometheusMeterRegistry meters,
            Clock clock) {
        return new Webhooks(
                database.source(), database.transactions(), store, audios, http, settings.webhooks(), meters, clock);
    }

    @Bean
    JobRunner jobRunner(
            TranscriptStore store,
            SpeechModels models,
            Uploads uploads,
            OutsideHttp http,
            Webhooks webhooks,
            SealedFiles audioFiles,
            DataFolder folder,
            ServerSettings settings,
            PrometheusMeterRegistry meters,
            Clock clock) {
        Downloads downloads = new Downloads(http, settings.fetch(), clock);
        return JobRunners.of(store, models, uploads, downloads, webhooks, audioFiles, folder, settings, meters, clock);
    }

    @Bean
    JobQueue jobQueue(Database database, JobRunner runner, Webhooks webhooks, Clock clock) {
        return new JobQueue(database.source(), runner, webhooks, clock);
    }

    @Bean
    Transcripts transcripts(
            TranscriptStore store, JobQueue jobs, Uploads uploads, SpeechModels models, SealedFiles audioFiles) {
        return new Transcripts(store, jobs, uploads, models, audioFiles);
    }

    /** Before the first request is taken: later an upload under way could be mistaken for an orphan. */
    @Bean
    Housekeeping housekeeping(
            Uploads uploads,
            RedactedAudios audios,
            TranscriptStore store,
            Transcripts transcripts,
            ServerSettings settings,
            Clock clock)
            throws IOException {
        Housekeeping housekeeping = new Housekeeping(uploads, audios, store, transcripts, settings.retention(), clock);
        housekeeping.start(settings.database().url() == null);
        return housekeeping;
    }

    @Bean
    Workers workers(
            Housekeeping afterHousekeeping,
            Database database,
            JobQueue queue,
            JobRunner runner,
            Webhooks webhooks,
            DataFolder folder,
            ServerSettings settings)
            throws IOException {
        Workers workers =
                new Workers(database.source(), queue, runner, webhooks, folder, settings.jobs(), instance(settings));
        workers.start();
        return workers;
    }

    @Bean
    Rotation rotation(
            Workers afterWorkers, Vault vault, TranscriptStore store, Uploads uploads, RedactedAudios audios) {
        Rotation rotation = new Rotation(store, uploads, audios);
        if (vault.hasOlderKeys()) {
            rotation.start();
        }
        return rotation;
    }

    @Bean
    Gauge outdatedEncryption(PrometheusMeterRegistry meters, Rotation rotation) {
        return Gauge.builder("bleepline.encryption.outdated", rotation, Rotation::outdated)
                .register(meters);
    }

    @Bean
    PrometheusMeterRegistry meters(ServerSettings settings) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().commonTags("region", settings.region());
        new JvmMemoryMetrics().bindTo(meters);
        return meters;
    }

    @Bean
    Gauge runningJobs(PrometheusMeterRegistry meters, JobRunner runner) {
        return Gauge.builder("bleepline.jobs.running", runner, JobRunner::runningCount)
                .register(meters);
    }

    @Bean
    Gauge queuedJobs(PrometheusMeterRegistry meters, TranscriptStore store) {
        return Gauge.builder("bleepline.jobs.queued", store, known -> known.count(TranscriptStatus.QUEUED))
                .register(meters);
    }

    private static String instance(ServerSettings settings) {
        String configured = settings.jobs().instance();
        if (configured != null) {
            return configured;
        }
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + settings.port();
        } catch (UnknownHostException e) {
            return "localhost:" + settings.port();
        }
    }
}
