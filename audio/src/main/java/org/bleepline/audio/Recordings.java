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
     * Whether the channels carry different voices, so that each is worth hearing by itself; false for mono and for a
     * recording whose channels are (nearly) the same.
     */
    boolean hasSeparateVoices(Path recording, RecordingInfo info);

    /**
     * Decodes the first sound track as 16-bit samples at 16 kHz, as a stream.
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
     * Writes a copy in which the samples of every cut are replaced on its channels. Duration, sample rate and channel
     * layout stay those of the original as far as the format holds them. Of the original file nothing but the first sound
     * track is carried over, and with {@link OutputFormat#SAME} the pictures. If anything fails, the output file does not
     * exist afterwards.
     *
     * @param output a file that is created or replaced; written under this very name
     * @return the exact length that was written, in milliseconds
     * @throws AudioException if it cannot be read or written
     * @throws java.util.concurrent.CancellationException if the monitor asked to stop
     */
    long redact(
            Path recording,
            RecordingInfo info,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat format,
            AudioMonitor monitor);
}
