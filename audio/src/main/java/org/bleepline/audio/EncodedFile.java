package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static final byte[] SILENCE = new byte[1 << 14];

    private final Child child;
    private long skipBytes;

    /** @param recording where the pictures are */
    EncodedFile(
            Path file,
            Path recording,
            SoundTrack track,
            Encoding.Encoded encoding,
            Executables executables,
            FfmpegSettings settings) {
        RecordingInfo info = track.info();
        SampleFormat format = encoding.format();
        boolean pictures = !encoding.pictures().isEmpty();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "warning", "-y"));
        if (pictures) {
            PictureCopy.requireCopyable(encoding.pictures());
            if (DATED_BY_WHAT_IS_READ.contains(info.container())) {
                arguments.addAll(List.of("-itsoffset", track.picturesDelayMicros() + "us"));
            }
            arguments.addAll(InputOptions.forFile(recording));
        }
        arguments.addAll(List.of("-f", format.ffmpegName(), "-ar", Integer.toString(info.sampleRateHz())));
        arguments.addAll(layout(info, encoding));
        arguments.addAll(List.of("-i", "pipe:0"));
        if (pictures) {
            arguments.addAll(List.of("-map", "0:V", "-map", "1:a"));
            arguments.addAll(PictureCopy.options(encoding.pictures()));
        }
        if (pictures && encoding.lead() > 0) {
            // The encoder dates its first packet back by its delay; the pictures must not be moved for it.
            arguments.addAll(List.of("-af", "asetpts=PTS+" + encoding.lead()));
        }
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:a", "+bitexact"));
        arguments.addAll(encoding.arguments());
        arguments.add("file:" + file.toAbsolutePath());
        int frameBytes = format.size() * info.channelCount();
        this.skipBytes = Math.max(0L, encoding.lead()) * frameBytes;
        this.child = Child.start(executables.ffmpeg(), arguments, settings);
        if (encoding.lead() < 0) {
            writeSilence((long) -encoding.lead() * frameBytes);
        }
    }

    private static List<String> layout(RecordingInfo info, Encoding.Encoded encoding) {
        String layout = info.channelLayout();
        if (LoudspeakerMask.of(layout, info.channelCount()) == 0 || layout.equals("downmix")) {
            return List.of("-ac", Integer.toString(info.channelCount()));
        }
        // Opus has one order for six channels (RFC 7845, 5.1.1.2) and does not ask whether two stand behind or beside.
        boolean sides = layout.equals("5.1(side)") && encoding.arguments().contains("libopus");
        return List.of("-ch_layout", sides ? "5.1" : layout);
    }

    private void writeSilence(long bytes) {
        for (long left = bytes; left > 0; left -= SILENCE.length) {
            write(SILENCE, (int) Math.min(left, SILENCE.length));
        }
    }

    @Override
    public void write(byte[] bytes, int length) {
        int skipped = (int) Math.min(length, skipBytes);
        skipBytes -= skipped;
        if (skipped == length) {
            return;
        }
        try {
            child.write(bytes, skipped, length - skipped);
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
