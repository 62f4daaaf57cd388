package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.audio.AudioException.Category;

/**
 * A sound track of a file as a stream of PCM frames, on the time line of the file: a track that begins late
 * begins with silence, a gap of more than 100 ms between the time stamps is filled with silence, and the padding that an
 * encoder put in front and behind is taken away where the file says how much it is.
 *
 * <p>The last read fails if the recording turns out to be cut short: FFmpeg gives up, says that a packet at the end is
 * shorter than announced (MPEG-TS excepted, whose packets are damaged by every lost datagram), or gives at least
 * {@value #SHORTFALL_MILLIS} ms less than the file states.
 */
final class Decoder implements PcmReader {
    /** Containers round, and some count the encoder's padding; none was seen to be off by this much. */
    static final long SHORTFALL_MILLIS = 500;

    private final Child child;
    private final FfmpegSettings settings;
    private final SoundTrack track;
    private final int frameBytes;
    private final int rateHz;
    private final long mostFrames;
    private long silenceBytes;
    private long frames;
    private boolean ended;

    private Decoder(Child child, FfmpegSettings settings, SoundTrack track, int frameBytes, int rateHz) {
        this.child = child;
        this.settings = settings;
        this.track = track;
        this.frameBytes = frameBytes;
        this.rateHz = rateHz;
        this.mostFrames = settings.longest().toMillis() / 1000 * rateHz + rateHz;
        this.silenceBytes = delayFrames(track, rateHz) * frameBytes;
    }

    static Decoder open(
            Path recording,
            SoundTrack track,
            SampleFormat format,
            int rateHz,
            int channels,
            Executables executables,
            FfmpegSettings settings) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-v", "warning", "-threads", "1"));
        arguments.addAll(InputOptions.forFile(recording));
        arguments.addAll(
                List.of("-map", "0:a:" + track.info().soundTrack(), "-vn", "-sn", "-dn", "-af", "aresample=async=1"));
        arguments.addAll(List.of("-ar", Integer.toString(rateHz)));
        if (channels != track.info().channelCount()) {
            arguments.addAll(List.of("-ac", Integer.toString(channels)));
        } // else it would move the sound to the usual loudspeakers for that many channels
        arguments.addAll(List.of("-c:a", "pcm_" + format.ffmpegName(), "-f", format.ffmpegName(), "pipe:1"));
        Child child = Child.start(executables.ffmpeg(), arguments, settings);
        return new Decoder(child, settings, track, format.size() * channels, rateHz);
    }

    private static long delayFrames(SoundTrack track, int rateHz) {
        return Math.round(track.delayMicros() * 1e-6 * rateHz);
    }

    /** Frames read so far. */
    long frames() {
        return frames;
    }

    @Override
    public int read(byte[] buffer) {
        int room = buffer.length - buffer.length % frameBytes;
        int filled = (int) Math.min(room, silenceBytes);
        Arrays.fill(buffer, 0, filled, (byte) 0);
        silenceBytes -= filled;
        while (filled < room && !ended) {
            int n = readChild(buffer, filled, room - filled);
            if (n < 0) {
                ended = true;
            } else {
                filled += n;
            }
        }
        filled -= filled % frameBytes;
        frames += filled / frameBytes;
        if (frames > mostFrames) {
            throw Probe.tooLong(settings);
        }
        if (filled == 0) {
            requireWhole();
            return -1;
        }
        return filled;
    }

    private int readChild(byte[] buffer, int offset, int length) {
        try {
            return child.read(buffer, offset, length);
        } catch (IOException e) {
            child.requirePatience();
            throw new AudioException(Category.TOOL, "FFmpeg broke off while decoding.", e);
        }
    }

    private void requireWhole() {
        int status = child.exitStatus();
        child.requirePatience();
        Complaints complaints = child.complaints();
        if (complaints.include(Complaint.OUT_OF_MEMORY)) {
            throw new AudioException(
                    Category.INPUT, "This recording needs more memory to decode than FFmpeg is allowed to take.");
        }
        if (complaints.include(Complaint.LIBRARY_MISSING)) {
            throw new AudioException(
                    Category.TOOL, "FFmpeg does not run on this system: install FFmpeg and name it in the settings.");
        }
        if (status != 0) {
            throw new AudioException(
                    Category.INPUT,
                    named("The sound") + " of this recording is damaged and cannot be decoded" + wayOut());
        }
        long heard = frames - delayFrames(track, rateHz);
        if (heard <= 0) {
            throw new AudioException(
                    Category.INPUT, named("The sound track") + " of this file holds no sound" + wayOut());
        }
        if (complaints.include(Complaint.CUT_SHORT) && !endMayBeRagged()) {
            throw new AudioException(
                    Category.INPUT, "This recording is cut short or damaged: a packet of it is not whole.");
        }
        long heardMillis = heard * 1000 / rateHz;
        if (track.statedMillis() - heardMillis >= SHORTFALL_MILLIS) {
            throw new AudioException(
                    Category.INPUT,
                    "This recording is cut short: it states " + track.statedMillis() + " ms of sound and holds "
                            + heardMillis + " ms.");
        }
    }

    private String named(String alone) {
        RecordingInfo info = track.info();
        return info.soundTrackCount() == 1 ? alone : "Sound track " + (info.soundTrack() + 1);
    }

    /** The others are decoded only where they come out too. */
    private String wayOut() {
        return track.info().soundTrack() == 0 ? "." : "; choose mp3, wav, flac or opus for the first track alone.";
    }

    /** MPEG-TS loses packets on its way; WAV and AU were judged by {@link FileEnd}, or were written into a pipe. */
    private boolean endMayBeRagged() {
        String container = track.info().container();
        return container.startsWith("mpeg") || container.equals("wav") || (container.equals("au") && track.guessed());
    }

    @Override
    public void close() {
        child.close();
    }
}
