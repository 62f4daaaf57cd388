package org.bleepline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.picture.Waveform;
import org.bleepline.audio.picture.WaveformPicture;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.pipeline.delivery.DeliveryException;

/** Draws a recording before and after, with its cuts. */
final class Picture {
    /** Peaks across the picture: fine enough to see words in a call of a minute. */
    private static final int COLUMNS = 600;

    private Picture() {}

    /** @param redacted the redacted recording, or the original where no redacted one is written: it is then drawn alone */
    static void write(
            Path file, Recordings recordings, Path recording, RecordingInfo info, Path redacted, List<Cut> cuts) {
        String svg = WaveformPicture.svg(
                rows(recordings, recording, info, redacted),
                cuts.stream().map(Cut::time).toList());
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new DeliveryException("cannot write the picture: " + e.getMessage(), e);
        }
    }

    static List<WaveformPicture.Row> rows(Recordings recordings, Path recording, RecordingInfo info, Path redacted) {
        List<WaveformPicture.Row> rows = new ArrayList<>();
        rows.add(new WaveformPicture.Row("before", waveform(recordings, recording, info)));
        if (!redacted.equals(recording)) {
            rows.add(new WaveformPicture.Row("after", waveform(recordings, redacted, recordings.inspect(redacted))));
        }
        return rows;
    }

    private static Waveform waveform(Recordings recordings, Path recording, RecordingInfo info) {
        try (PcmSource sound = recordings.listen(recording, info, ChannelHearing.MIXED)) {
            return Waveform.of(sound, COLUMNS);
        }
    }
}
