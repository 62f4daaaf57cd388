package org.bleepline.audio;

import java.nio.file.Path;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;

/** Everything that is done to recordings. Safe for use by several threads. */
public interface Recordings {
    /**
     * Looks into a file.
     *
     * @throws AudioException if it is no recording, has no sound, or goes beyond a limit
     */
    RecordingInfo inspect(Path recording);

    /**
     * Looks into one of the sound tracks; the first is the one that {@link #inspect(Path)} is about.
     *
     * @param soundTrack 0-based
     * @throws AudioException if there is none of this number that can be read
     */
    RecordingInfo inspect(Path recording, int soundTrack);

    /**
     * The sound tracks that a redacted copy of this format can hold, in order: the first, and where the type of file has
     * room for several, all others that can be read.
     *
     * @throws AudioException if the recording cannot be read, or cannot be written in this format
     */
    List<RecordingInfo> written(Path recording, OutputFormat format);

    /**
     * Whether the channels carry different voices, so that each is worth hearing by itself; false for mono and for a
     * recording whose channels are (nearly) the same.
     */
    boolean hasSeparateVoices(Path recording, RecordingInfo info);

    /**
     * Decodes the sound track that {@code info} is about as 16-bit samples at 16 kHz, as a stream.
     *
     * @throws AudioException if it cannot be read; reading the stream throws a
     *     {@link org.bleepline.core.speech.SpeechException} where decoding fails later on
     */
    PcmSource listen(Path recording, RecordingInfo info, ChannelHearing hearing);

    /**
     * The ending that suits the name of a redacted recording, such as {@code mp4}, without the dot.
     *
     * @throws AudioException if the recording cannot be read, or cannot be written in this format
     */
    String fileEnding(Path recording, OutputFormat format);

    /**
     * {@link #redact(Path, List, Path, List, RedactionMethod, OutputFormat, AudioMonitor)} of one sound track; the others are
     * left out.
     */
    default long redact(
            Path recording,
            RecordingInfo info,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat format,
            AudioMonitor monitor) {
        return redact(recording, List.of(info), output, cuts, method, format, monitor);
    }

    /**
     * Writes a copy in which the samples of every cut are replaced in every sound track. Duration, sample rate and channel
     * layout stay those of the original as far as the format holds them. Of the original file nothing but these tracks is
     * carried over, and with {@link OutputFormat#SAME} the pictures. If anything fails, the output file does not exist
     * afterwards.
     *
     * @param tracks the sound tracks to write, in order, each as it was {@linkplain #written found}; at least one, and no more
     *     than the format holds
     * @param output a file that is created or replaced; written under this very name
     * @param cuts on the time line of the file. Their channels are those of the first track; of the others every channel is cut
     * @return the exact length of the first track that was written, in milliseconds
     * @throws AudioException if it cannot be read or written
     * @throws java.util.concurrent.CancellationException if the monitor asked to stop
     */
    long redact(
            Path recording,
            List<RecordingInfo> tracks,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat format,
            AudioMonitor monitor);
}
