package org.bleepline.audio;

import java.nio.file.Path;
import java.util.List;
import org.bleepline.audio.AudioException.Category;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/**
 * Does everything with FFmpeg, in child processes that are bounded in time and memory:
 *
 * <pre>{@code
 * Recordings recordings = FfmpegRecordings.bundled();
 * RecordingInfo info = recordings.inspect(Path.of("call.mp3"));
 * recordings.redact(Path.of("call.mp3"), info, Path.of("call.redacted.mp3"),
 *         List.of(Cut.of(new TimeRange(1200, 1900))), RedactionMethod.BEEP, OutputFormat.MP3, AudioMonitor.none());
 * }</pre>
 *
 * <p>FFmpeg is unpacked and looked for on the first call, not before. Safe for use by several threads; memory does not grow
 * with the length of a recording.
 */
public final class FfmpegRecordings implements Recordings {
    private static final int LISTENING_RATE_HZ = 16_000;

    private final FfmpegSettings settings;
    private @Nullable Executables executables;

    private FfmpegRecordings(FfmpegSettings settings) {
        this.settings = settings;
    }

    /** With the FFmpeg that comes with Bleepline and default settings. */
    public static Recordings bundled() {
        return of(FfmpegSettings.defaults());
    }

    public static Recordings of(FfmpegSettings settings) {
        return new FfmpegRecordings(settings);
    }

    private synchronized Executables executables() {
        if (executables == null) {
            executables = Executables.of(settings);
        }
        return executables;
    }

    private SoundTrack probe(Path recording) {
        return new Probe(executables(), settings).probe(recording);
    }

    @Override
    public RecordingInfo inspect(Path recording) {
        SoundTrack track = probe(recording);
        RecordingInfo info = track.info();
        if (!track.guessed()) {
            return info;
        }
        return new RecordingInfo(
                measure(recording, track),
                info.sampleRateHz(),
                info.channelCount(),
                info.channelLayout(),
                info.codec(),
                info.container(),
                info.hasVideo(),
                info.soundTrackCount());
    }

    @Override
    public String fileEnding(Path recording, OutputFormat format) {
        return format == OutputFormat.SAME
                ? Encoding.of(format, probe(recording)).ending()
                : format.wireName();
    }

    /** The exact length of a recording that does not state it, by decoding it. */
    private long measure(Path recording, SoundTrack track) {
        int rateHz = VoiceSeparation.RATE_HZ;
        try (Decoder decoder = Decoder.open(recording, track, SampleFormat.S16, rateHz, 1, executables(), settings)) {
            byte[] buffer = new byte[1 << 16];
            while (decoder.read(buffer) >= 0) {
                // only counts
            }
            return decoder.frames() * 1000 / rateHz;
        }
    }

    @Override
    public boolean hasSeparateVoices(Path recording, RecordingInfo info) {
        if (info.channelCount() < 2) {
            return false;
        }
        SoundTrack track = probe(recording);
        int channels = track.info().channelCount();
        try (PcmSource sound = open(recording, track, VoiceSeparation.RATE_HZ, channels)) {
            return VoiceSeparation.in(sound);
        } catch (SpeechException e) {
            throw new AudioException(Category.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public PcmSource listen(Path recording, RecordingInfo info, ChannelHearing hearing) {
        SoundTrack track = probe(recording);
        int channels = switch (hearing) {
            case MIXED -> 1;
            case SEPARATE -> track.info().channelCount();
        };
        return open(recording, track, LISTENING_RATE_HZ, channels);
    }

    private PcmSource open(Path recording, SoundTrack track, int rateHz, int channels) {
        Decoder decoder = Decoder.open(recording, track, SampleFormat.S16, rateHz, channels, executables(), settings);
        return new DecodedPcm(decoder, rateHz, channels);
    }

    @Override
    public long redact(
            Path recording,
            RecordingInfo info,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat format,
            AudioMonitor monitor) {
        SoundTrack track = probe(recording);
        return new Redaction(executables(), settings)
                .redact(recording, track, info.durationMillis(), output, cuts, method, format, monitor);
    }
}
