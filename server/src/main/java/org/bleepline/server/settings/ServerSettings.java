package org.bleepline.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be set, under {@code bleepline.}; {@code bleepline.fetch.allow} is also the environment variable
 * {@code BLEEPLINE_FETCH_ALLOW}, and so on.
 *
 * @param host the address to listen on; only this machine unless set
 * @param port the port to listen on; 0 takes a free one
 * @param data the folder of everything that is kept; {@code .bleepline} in the home folder unless set
 * @param work where recordings lie, readable, while they are worked on; {@code work} in the data folder unless set
 * @param publicUrl how clients reach the server, such as {@code https://speech.example.org}; taken from each request unless set
 * @param region the name of the place where the data stays, such as {@code us} or {@code eu}
 * @param apiKeys keys of the project {@code default}; more can be made with {@code bleepline keys create}
 * @param projectKeys keys of further projects, by project
 * @param project the same keys where they come from environment variables, in which dashes and dots look alike
 * @param models which engine hears for which speech model; what is not named is heard by the first engine
 * @param engines engines besides the embedded one, by name; they stand in front of it
 * @param modelFolder where their models lie; {@code .bleepline/models} in the home folder unless set
 */
public record ServerSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("8080") int port,
        @Nullable Path data,
        @Nullable Path work,
        @Nullable String publicUrl,
        @DefaultValue("local") String region,
        @DefaultValue List<String> apiKeys,
        @DefaultValue Map<String, List<String>> projectKeys,
        @DefaultValue Project project,
        @DefaultValue Map<String, String> models,
        @DefaultValue Map<String, Engine> engines,
        @Nullable Path modelFolder,
        @DefaultValue Database database,
        @DefaultValue Encryption encryption,
        @DefaultValue Rate rate,
        @DefaultValue Upload upload,
        @DefaultValue Fetch fetch,
        @DefaultValue Jobs jobs,
        @DefaultValue Retention retention,
        @DefaultValue Webhooks webhooks,
        @DefaultValue RedactedAudio redactedAudio) {

    public ServerSettings {
        apiKeys = List.copyOf(apiKeys);
        Map<String, List<String>> allProjectKeys = new HashMap<>(projectKeys);
        allProjectKeys.putAll(project.keys());
        projectKeys = Map.copyOf(allProjectKeys);
        models = Map.copyOf(models);
    }

    /** Reads what is set; the rest has its default. */
    public static ServerSettings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("bleepline", ServerSettings.class);
    }

    public Path dataFolder() {
        return data == null ? Path.of(System.getProperty("user.home"), ".bleepline") : data;
    }

    /** @param keys as {@link ServerSettings#projectKeys()} */
    public record Project(@DefaultValue Map<String, List<String>> keys) {
        public Project {
            keys = Map.copyOf(keys);
        }
    }

    /**
     * @param type what it is: {@code whisper}, {@code vosk} or {@code http}
     * @param model the path of its model, or the model's name in the model folder; what a server calls it
     * @param language of a Vosk model whose name does not say it
     * @param threads of one worker of Whisper; up to 4 unless set
     * @param workers how many worker processes; of Whisper one for each 4 processors, of Vosk up to 4 unless set
     * @param memory what one worker may use; an estimate from the model's size unless set
     * @param url where a server is, such as {@code http://gpu.example:8000/v1}
     * @param key of a server
     * @param patience how long a server may take to answer one piece of sound; 5 minutes unless set
     * @param attempts how often a piece is sent where the server is busy or broken; 3 unless set
     * @param longestPiece longer recordings are cut at pauses; 5 minutes unless set
     */
    public record Engine(
            @DefaultValue("") String type,
            @DefaultValue("") String model,
            @DefaultValue("") String language,
            @DefaultValue("0") int threads,
            @DefaultValue("0") int workers,
            @DefaultValue("0") DataSize memory,
            @DefaultValue("") String url,
            @DefaultValue("") String key,
            @DefaultValue("0s") Duration patience,
            @DefaultValue("0") int attempts,
            @DefaultValue("0s") Duration longestPiece) {
        @Override
        public String toString() {
            return type + " " + model + " " + url;
        }
    }

    /**
     * @param url a JDBC address of H2 or PostgreSQL; an H2 file in the data folder unless set
     * @param connections how many connections are kept at most
     * @param patience how long a request waits for a connection
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("10") int connections,
            @DefaultValue("5s") Duration patience) {}

    /**
     * @param keys 32 bytes in Base64 each; the first encrypts, all decrypt. A file is used unless set
     * @param keyFile the file with the keys; {@code encryption-keys} in the data folder unless set. Made where missing
     */
    public record Encryption(
            @DefaultValue List<String> keys, @Nullable Path keyFile) {
        public Encryption {
            keys = List.copyOf(keys);
        }
    }

    /**
     * @param requests how many requests a project may make in that time; 20,000 in five minutes as documented, 0 for any number
     */
    public record Rate(
            @DefaultValue("20000") int requests,
            @DefaultValue("5m") Duration per) {}

    /**
     * @param maxSize the largest file that can be uploaded; 2.2 GB as documented
     * @param minBytesPerSecond slower uploads are ended, averaged from the tenth second on
     * @param minFreeSpace below this no upload and no job is started
     */
    public record Upload(
            @DefaultValue("2252MB") DataSize maxSize,
            @DefaultValue("1024") long minBytesPerSecond,
            @DefaultValue("200MB") DataSize minFreeSpace) {}

    /**
     * @param allow private addresses that may be reached all the same: {@code 127.0.0.1:9000}, {@code 10.1.0.0/16},
     *     {@code files.intranet}
     * @param maxSize the largest file that is fetched; 5 GB as documented
     * @param connectPatience how long to wait for a connection, and for the next byte
     * @param timeLimit how long a whole download may take
     */
    public record Fetch(
            @DefaultValue List<String> allow,
            @DefaultValue("5GB") DataSize maxSize,
            @DefaultValue("15s") Duration connectPatience,
            @DefaultValue("1h") Duration timeLimit) {
        public Fetch {
            allow = List.copyOf(allow);
        }
    }

    /**
     * @param threads how many recordings are worked on at once; half of the processors unless set
     * @param timeLimit how long one recording may take
     * @param grace how long an engine that was told to stop may take to do so before it is given up
     * @param maxAttempts how often a recording is tried that was under way when the server stopped
     * @param instance the name of this server among those that share a database; host and port unless set
     */
    public record Jobs(
            @DefaultValue("0") int threads,
            @DefaultValue("6h") Duration timeLimit,
            @DefaultValue("10s") Duration grace,
            @DefaultValue("5") int maxAttempts,
            @Nullable String instance) {
        /** At least one. */
        public int threadCount() {
            return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        }
    }

    /**
     * @param uploads how long an upload can be used
     * @param redactedAudio how long redacted audio can be fetched
     * @param transcripts how long transcripts are kept; zero keeps them until they are deleted
     */
    public record Retention(
            @DefaultValue("24h") Duration uploads,
            @DefaultValue("24h") Duration redactedAudio,
            @DefaultValue("0s") Duration transcripts) {}

    /**
     * @param attempts how often a delivery is tried
     * @param pause how long to wait between two tries
     * @param patience how long the receiver may take to answer
     */
    public record Webhooks(
            @DefaultValue("10") int attempts,
            @DefaultValue("10s") Duration pause,
            @DefaultValue("10s") Duration patience) {}

    /**
     * @param linkLife how long a signed address works
     * @param maxOriginal of larger originals no redacted audio is made; 1 GB as documented
     */
    public record RedactedAudio(
            @DefaultValue("30m") Duration linkLife,
            @DefaultValue("1GB") DataSize maxOriginal) {}
}
