package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/**
 * A file that FFmpeg encodes and writes. It carries no tags, no name of the encoder, no cover and no chapters. Picture
 * tracks are copied from the recording while the sound is encoded; both lie on the time line that begins with the recording.
 */
final class EncodedFile implements SoundSink {
    /** The shell's way of telling that a program broke the limit of a file's size (128 + SIGXFSZ). */
    private static final int FILE_SIZE_EXCEEDED = 153;

    /**
     * Types whose dates FFmpeg counts from the first track that it reads, not from the start of the file (correct_input_start_times in
     * ffmpeg.c, for those of its types with AVFMT_TS_DISCONT that can hold pictures here): if the sound begins first, the
     * pictures, which are read alone, would be moved to its start.
     */
    private static final Set<String> DATED_BY_WHAT_IS_READ = Set.of("mpegts", "mpeg");

    private final Child child;
    private final List<Encoding.Track> tracks;
    private final Optional<PcmMatroska> several;
    private final long[] skipBytes;

    /** @param recording where the pictures are */
    EncodedFile(
            Path file, Path recording, Encoding.Encoded encoding, Executables executables, FfmpegSettings settings) {
        this.tracks = encoding.tracks();
        this.several = tracks.size() > 1
                ? Optional.of(new PcmMatroska(
                        tracks.stream().map(EncodedFile::asWritten).toList()))
                : Optional.empty();
        this.skipBytes = tracks.stream()
                .mapToLong(track -> (long) Math.max(0, track.lead()) * track.frameBytes())
                .toArray();
        boolean pictures = !encoding.pictures().isEmpty();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "warning", "-y"));
        if (pictures) {
            PictureCopy.requireCopyable(encoding.pictures());
            SoundTrack source = tracks.get(0).source();
            if (DATED_BY_WHAT_IS_READ.contains(source.info().container())) {
                arguments.addAll(List.of("-itsoffset", source.picturesDelayMicros() + "us"));
            }
            arguments.addAll(InputOptions.forFile(recording));
        }
        arguments.addAll(several.isPresent() ? List.of("-f", "matroska") : rawFormat(tracks.get(0)));
        arguments.addAll(List.of("-i", "pipe:0"));
        if (pictures) {
            arguments.addAll(List.of("-map", "0:V", "-map", "1:a"));
            arguments.addAll(PictureCopy.options(encoding.pictures()));
        } else {
            arguments.addAll(List.of("-map", "0:a"));
        }
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:a", "+bitexact"));
        for (int number = 0; number < tracks.size(); number++) {
            Encoding.Track track = tracks.get(number);
            if ((pictures || several.isPresent()) && track.lead() > 0) {
                // The encoder dates its first packet back by its delay; what lies beside must not be moved for it.
                arguments.addAll(List.of("-filter:a:" + number, "asetpts=PTS+" + track.lead()));
            }
            arguments.addAll(track.arguments(number));
        }
        arguments.addAll(encoding.type());
        arguments.add("file:" + file.toAbsolutePath());
        this.child = Child.start(executables.ffmpeg(), arguments, settings);
        several.ifPresent(matroska -> send(matroska.header()));
        for (int number = 0; number < tracks.size(); number++) {
            writeSilence(number, Math.max(0, -tracks.get(number).lead()));
        }
    }

    private static List<String> rawFormat(Encoding.Track track) {
        RecordingInfo info = track.source().info();
        List<String> arguments = new ArrayList<>(
                List.of("-f", track.format().ffmpegName(), "-ar", Integer.toString(info.sampleRateHz())));
        arguments.addAll(
                loudspeakers(track) == 0
                        ? List.of("-ac", Integer.toString(info.channelCount()))
                        : List.of("-ch_layout", layout(track)));
        return arguments;
    }

    private static PcmMatroska.Track asWritten(Encoding.Track track) {
        RecordingInfo info = track.source().info();
        return new PcmMatroska.Track(track.format(), info.channelCount(), loudspeakers(track), info.sampleRateHz());
    }

    private static int loudspeakers(Encoding.Track track) {
        String layout = layout(track);
        return layout.equals("downmix")
                ? 0
                : LoudspeakerMask.of(layout, track.source().info().channelCount());
    }

    private static String layout(Encoding.Track track) {
        String layout = track.source().info().channelLayout();
        // Opus has one order for six channels (RFC 7845, 5.1.1.2) and does not ask whether two stand behind or beside.
        boolean sides = layout.equals("5.1(side)") && track.options().contains("libopus");
        return sides ? "5.1" : layout;
    }

    private void writeSilence(int track, int frames) {
        byte[] silence = new byte[frames * tracks.get(track).frameBytes()];
        if (frames > 0) {
            write(track, silence, silence.length);
        }
    }

    @Override
    public void write(int track, byte[] bytes, int length) {
        int skipped = (int) Math.min(length, skipBytes[track]);
        skipBytes[track] -= skipped;
        if (skipped == length) {
            return;
        }
        several.ifPresent(matroska -> send(matroska.block(track, length - skipped)));
        send(bytes, skipped, length - skipped);
    }

    private void send(byte[] bytes) {
        send(bytes, 0, bytes.length);
    }

    private void send(byte[] bytes, int offset, int length) {
        try {
            child.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void finish() {
        try {
            child.endInput();
        } catch (IOException e) {
            throw failure(e);
        }
        if (child.exitStatus() != 0 || child.complaints().include(Complaint.DISK_FULL)) {
            throw failure(null);
        }
    }

    private AudioException failure(@Nullable IOException e) {
        int status = child.exitStatus();
        child.requirePatience();
        Complaints complaints = child.complaints();
        if (status == FILE_SIZE_EXCEEDED || complaints.include(Complaint.DISK_FULL)) {
            return OutputFailure.diskFull();
        }
        if (complaints.include(Complaint.OUTPUT_DENIED)) {
            return new AudioException(
                    Category.OUTPUT, "The redacted recording could not be written: permission denied.");
        }
        String message = "FFmpeg could not encode the redacted recording.";
        return e == null ? new AudioException(Category.TOOL, message) : new AudioException(Category.TOOL, message, e);
    }

    @Override
    public void close() {
        child.close();
    }
}
