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

    /** Each is decoded by a process of its own, all at the same time. */
    private static final int MOST_TRACKS = 16;

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

    private SoundTrack probe(Path recording, RecordingInfo info) {
        return track(new Probe(executables(), settings).tracks(recording), info.soundTrack());
    }

    @Override
    public RecordingInfo inspect(Path recording) {
        return measured(recording, probe(recording));
    }

    @Override
    public RecordingInfo inspect(Path recording, int soundTrack) {
        return measured(recording, track(new Probe(executables(), settings).tracks(recording), soundTrack));
    }

    @Override
    public List<RecordingInfo> written(Path recording, OutputFormat format) {
        return encoding(recording, format).tracks().stream()
                .map(track -> measured(recording, track.source()))
                .toList();
    }

    @Override
    public String fileEnding(Path recording, OutputFormat format) {
        return format == OutputFormat.SAME ? encoding(recording, format).ending() : format.wireName();
    }

    /** With all sound tracks that can be read and that the type of file can hold. */
    private Encoding encoding(Path recording, OutputFormat format) {
        List<SoundTrack> tracks = new Probe(executables(), settings).tracks(recording);
        Encoding encoding = Encoding.of(format, tracks);
        if (encoding.tracks().size() > MOST_TRACKS) {
            throw new AudioException(
                    Category.INPUT,
                    "This recording has " + tracks.size() + " sound tracks, and at most " + MOST_TRACKS
                            + " are written; choose mp3, wav, flac or opus for the first alone.");
        }
        return encoding;
    }

    private static SoundTrack track(List<SoundTrack> tracks, int soundTrack) {
        return tracks.stream()
                .filter(track -> track.info().soundTrack() == soundTrack)
                .findFirst()
                .orElseThrow(() -> new AudioException(
                        Category.INPUT, "This file has no sound track " + (soundTrack + 1) + " that can be read."));
    }

    private RecordingInfo measured(Path recording, SoundTrack track) {
        RecordingInfo info = track.info();
        return track.guessed() ? info.withDuration(measure(recording, track)) : info;
    }

    /** The exact length of a track that does not state it, by decoding it. */
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
        SoundTrack track = probe(recording, info);
        int channels = track.info().channelCount();
        try (PcmSource sound = open(recording, track, VoiceSeparation.RATE_HZ, channels)) {
            return VoiceSeparation.in(sound);
        } catch (SpeechException e) {
            throw new AudioException(Category.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public PcmSource listen(Path recording, RecordingInfo info, ChannelHearing hearing) {
        SoundTrack track = probe(recording, info);
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
            List<RecordingInfo> tracks,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat format,
            AudioMonitor monitor) {
        List<SoundTrack> all = new Probe(executables(), settings).tracks(recording);
        Encoding encoding = Encoding.of(
                format,
                tracks.stream().map(info -> track(all, info.soundTrack())).toList());
        return new Redaction(executables(), settings)
                .redact(
                        recording,
                        encoding,
                        tracks.stream().map(RecordingInfo::durationMillis).toList(),
                        output,
                        cuts,
                        method,
                        monitor);
    }
}
