package org.bleepline.server.redactedaudio;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the name of a redacted recording should end in, by the first bytes of its content. */
final class FileEnding {
    /** As many first bytes are enough. */
    static final int BYTES = 64;

    static final String UNKNOWN = "bin";

    /**
     * @param offset where the mark stands
     * @param mark each character is a byte
     */
    private record Kind(int offset, String mark, String ending) {}

    /** The first that fits counts. Only types that are written here. */
    private static final List<Kind> KINDS = List.of(
            new Kind(8, "WAVE", "wav"),
            new Kind(8, "AVI ", "avi"),
            new Kind(0, "riff", "w64"),
            new Kind(0, "fLaC", "flac"),
            new Kind(28, "OpusHead", "opus"),
            new Kind(28, "Speex", "spx"),
            new Kind(0, "OggS", "ogg"),
            new Kind(8, "M4A", "m4a"),
            new Kind(8, "qt", "mov"),
            new Kind(8, "3g", "3gp"),
            new Kind(4, "ftyp", "mp4"),
            new Kind(0, "FORM", "aiff"),
            new Kind(0, "caff", "caf"),
            new Kind(0, ".snd", "au"),
            new Kind(0, "#!AMR", "amr"),
            new Kind(0, "TTA1", "tta"),
            new Kind(0, "wvpk", "wv"),
            new Kind(0, "Creative", "voc"),
            new Kind(0, "FLV", "flv"),
            new Kind(0, "0&\u00b2u", "wma"),
            new Kind(0, "\13w", "ac3"),
            new Kind(0, "\0\0\1\u00ba", "mpg"),
            new Kind(0, "\6\16+4", "mxf"),
            new Kind(0, "\u00ff\u00f1", "aac"),
            new Kind(0, "\u00ff\u00f9", "aac"),
            new Kind(0, "\u00ff", "mp3"),
            new Kind(0, "G", "ts"));

    private FileEnding() {}

    static String of(byte[] start) {
        String bytes = new String(start, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("\32E\u00df\u00a3")) {
            return bytes.contains("webm") ? "webm" : "mkv";
        }
        return KINDS.stream()
                .filter(kind -> bytes.startsWith(kind.mark(), kind.offset()))
                .map(Kind::ending)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
