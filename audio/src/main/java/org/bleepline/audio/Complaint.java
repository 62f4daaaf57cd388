package org.bleepline.audio;

import java.util.List;

/** What FFmpeg says on its standard error, as far as something follows from it. Tried with FFmpeg 5.1 and 8.1. */
enum Complaint {
    /** A file type that is not on the list of those that are opened, such as a playlist. */
    TYPE_NOT_ALLOWED("not on whitelist"),
    /** An MP4 without its table of contents, which is written last. */
    INDEX_MISSING("moov atom not found"),
    INVALID_DATA("Invalid data found when processing input"),
    DECODER_MISSING("Decoder not found", "no decoder found", "Decoding requested, but no decoder"),
    /** The length in the file is a guess from its size. */
    LENGTH_GUESSED("Estimating duration from bitrate"),
    /** A packet or block is shorter than announced, as the last one is if the file ends inside of it. */
    CUT_SHORT(
            "Packet corrupt (",
            "corrupt input packet in stream",
            "Invalid PCM packet",
            "File ended prematurely",
            "partial file",
            "incomplete frame",
            "Corrupt bitstream",
            "Input packet size too small"),
    DISK_FULL("No space left on device", "Disk quota exceeded", "File too large"),
    OUTPUT_DENIED("Permission denied", "Read-only file system"),
    OUT_OF_MEMORY("Cannot allocate memory", "cannot allocate memory", "failed to map segment"),
    LIBRARY_MISSING("error while loading shared libraries", "Library not loaded", "version `GLIBC");

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> phrases;

    Complaint(String... phrases) {
        this.phrases = List.of(phrases);
    }

    boolean standsIn(String line) {
        return phrases.stream().anyMatch(line::contains);
    }
}
