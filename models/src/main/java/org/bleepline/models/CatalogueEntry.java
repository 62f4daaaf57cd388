package org.bleepline.models;

import java.util.Optional;
import java.util.Set;

/**
 * A model that can be fetched.
 *
 * @param name such as {@code whisper-base.en}; also the name of the engine that runs it
 * @param file its name at the publisher's
 * @param mebibytes size of the download, rounded
 * @param languages codes without region; empty where it knows about a hundred
 * @param licence SPDX identifier
 * @param sha1 of the file, where it is known beforehand; else the publisher's list of checksums is fetched with it
 */
public record CatalogueEntry(
        String name, String file, int mebibytes, Set<String> languages, String licence, Optional<String> sha1) {
    public CatalogueEntry {
        languages = Set.copyOf(languages);
    }

    public ModelKind kind() {
        return file.endsWith(".zip") ? ModelKind.VOSK : ModelKind.WHISPER;
    }
}
