package org.bleepline.audio;

import java.nio.file.Path;
import java.util.List;

/**
 * Opens one local file and nothing else, whatever stands in it: no protocol but {@code file}, and only file types that
 * hold sound themselves. Playlists (HLS, DASH), concat scripts, image sequences, subtitles and raw formats without a
 * header of their own are not on the list.
 */
final class InputOptions {
    /** Names of FFmpeg's demuxers; a name that this FFmpeg does not know does no harm. */
    private static final String TYPES = String.join(
            ",",
            "aac",
            "ac3",
            "aiff",
            "amr",
            "ape",
            "asf",
            "au",
            "avi",
            "caf",
            "dsf",
            "dss",
            "dts",
            "eac3",
            "flac",
            "flv",
            "gxf",
            "iff",
            "ircam",
            "loas",
            "matroska",
            "mlp",
            "mov",
            "mp3",
            "mpc",
            "mpc8",
            "mpeg",
            "mpegts",
            "mxf",
            "nistsphere",
            "nut",
            "ogg",
            "oma",
            "qcp",
            "rm",
            "shn",
            "tak",
            "truehd",
            "tta",
            "voc",
            "w64",
            "wav",
            "wv");

    private InputOptions() {}

    static List<String> forFile(Path recording) {
        return List.of(
                "-protocol_whitelist", "file", "-format_whitelist", TYPES, "-i", "file:" + recording.toAbsolutePath());
    }
}
