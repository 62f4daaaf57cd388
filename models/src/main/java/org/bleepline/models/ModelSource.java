package org.bleepline.models;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches models from their publishers, or from a mirror with the same file names, checks them and installs them.
 *
 * <p>{@snippet :
 * ModelSource.standard().pull(Catalogue.standard().require("whisper-base.en"), ModelFolder.standard(), PullMonitor.none());
 * }
 */
public final class ModelSource {
    /** The environment variable that names a mirror. */
    public static final String MIRROR_VARIABLE = "BLEEPLINE_MODEL_MIRROR";

    private static final URI WHISPER = URI.create("https://huggingface.co/ggerganov/whisper.cpp/resolve/main/");
    private static final URI VOSK = URI.create("https://alphacephei.com/vosk/models/");
    private static final String VOSK_LIST = "model-list.json";

    private final URI whisper;
    private final URI vosk;
    private final Download download;

    private ModelSource(URI whisper, URI vosk, Download download) {
        this.whisper = whisper;
        this.vosk = vosk;
        this.download = download;
    }

    /** The publishers, or the mirror that {@link #MIRROR_VARIABLE} names. */
    public static ModelSource standard() {
        String mirror = System.getenv(MIRROR_VARIABLE);
        return mirror == null || mirror.isBlank() ? new ModelSource(WHISPER, VOSK, download()) : mirror(mirror);
    }

    /**
     * @param address the files lie directly below it, under the names that they have at their publishers
     * @throws ModelException if it is no address of the web
     */
    public static ModelSource mirror(String address) {
        try {
            URI base = new URI(address.strip());
            if (base.getHost() != null && String.valueOf(base.getScheme()).matches("https?")) {
                return mirror(base, download());
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new ModelException(
                "the address of the mirror must begin with http:// or https:// and a host, unlike '" + address + "'");
    }

    private static Download download() {
        return new Download(Duration.ofSeconds(1), Duration.ofSeconds(30), Proxies.of(System.getenv()));
    }

    static ModelSource mirror(URI base, Download download) {
        URI folder = base.toString().endsWith("/") ? base : URI.create(base + "/");
        return new ModelSource(folder, folder, download);
    }

    /**
     * @throws ModelException if it cannot be fetched, or is not what its publisher says. What came is kept, and the next pull
     *     goes on there
     */
    public ModelFolder.Installed pull(CatalogueEntry model, ModelFolder folder, PullMonitor monitor) {
        Path part = folder.unfinished(model.name());
        try (ModelFolder.Held held = folder.lockDownload(model.name())) {
            Checksum expected = model.sha1().map(Checksum::sha1).orElseGet(() -> published(model));
            download.fetch(address(model), part, monitor);
            if (!expected.matches(part)) {
                Files.delete(part);
                throw new ModelException("the download of '" + model.name() + "' is not what its publisher says ("
                        + expected.algorithm() + " differs); it was thrown away");
            }
            return folder.installUnfinished(model.name());
        } catch (IOException e) {
            throw new ModelException(
                    "nothing can be written to the model folder " + folder.path()
                            + "; name a folder of yours with --models or " + ModelFolder.VARIABLE,
                    e);
        }
    }

    /**
     * Installs a file that the user brought along, for machines without a network.
     *
     * @param known the model it is said to be; null for one of the user's own, which is not checked against a checksum
     * @throws ModelException if it is not that model, or none at all
     */
    public static ModelFolder.Installed install(
            String name, @Nullable CatalogueEntry known, Path file, ModelFolder folder) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("there is no file " + file);
        }
        Optional<String> sha1 = Optional.ofNullable(known).flatMap(CatalogueEntry::sha1);
        try {
            if (sha1.isPresent() && !Checksum.sha1(sha1.get()).matches(file)) {
                throw new ModelException(file.getFileName() + " is not the model '" + name
                        + "' of its publisher (SHA-1 differs); under a name of your own it can be installed");
            }
        } catch (IOException e) {
            throw new ModelException("the file " + file + " cannot be read", e);
        }
        return folder.install(name, file);
    }

    /** Where it is fetched from. */
    public URI address(CatalogueEntry model) {
        return (model.kind() == ModelKind.VOSK ? vosk : whisper).resolve(model.file());
    }

    /**
     * Whether an installed model is still what its publisher says.
     *
     * @return empty where that cannot be told: its checksum is of an archive that was unpacked
     */
    public static Optional<Boolean> sound(CatalogueEntry model, ModelFolder.Installed installed) {
        return model.sha1().map(sha1 -> {
            try {
                return Checksum.sha1(sha1).matches(installed.path());
            } catch (IOException e) {
                throw new ModelException("the model file " + installed.path() + " cannot be read", e);
            }
        });
    }

    /** From the publisher's own list. */
    private Checksum published(CatalogueEntry model) {
        String wanted = model.file().replace(".zip", "");
        try {
            for (JsonNode entry : JsonMapper.shared().readTree(download.fetchSmall(vosk.resolve(VOSK_LIST)))) {
                if (entry.path("name").asString("").equals(wanted)) {
                    String md5 = entry.path("md5").asString("").toLowerCase(Locale.ROOT);
                    if (md5.matches("[0-9a-f]{32}")) {
                        return Checksum.md5(md5);
                    }
                }
            }
        } catch (JacksonException e) {
            throw new ModelException(
                    "the list of models at " + Objects.requireNonNull(vosk.getHost()) + " cannot be read", e);
        }
        throw new ModelException(
                "the publisher's list has no checksum for '" + model.name() + "', so it is not fetched");
    }
}
