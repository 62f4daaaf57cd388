package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.bleepline.core.redaction.Cut;

/** Decodes, cuts and encodes in one pass; memory does not grow with the length of the recording. */
final class Redaction {
    private final Executables executables;
    private final FfmpegSettings settings;

    Redaction(Executables executables, FfmpegSettings settings) {
        this.executables = executables;
        this.settings = settings;
    }

    /** The length of what was written, in milliseconds. */
    long redact(
            Path recording,
            SoundTrack track,
            long plannedMillis,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat target,
            AudioMonitor monitor) {
        OutputFailure.requireWritable(recording, output);
        Leftovers.deleteAtExit(output);
        boolean done = false;
        try {
            long millis = write(recording, track, plannedMillis, output, cuts, method, target, monitor);
            done = true;
            return millis;
        } finally {
            if (!done) {
                Leftovers.delete(output);
            }
            Leftovers.keep(output);
        }
    }

    private long write(
            Path recording,
            SoundTrack track,
            long plannedMillis,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            OutputFormat target,
            AudioMonitor monitor) {
        RecordingInfo info = track.info();
        Encoding encoding = Encoding.of(target, track);
        SampleFormat format = encoding.format();
        int rateHz = info.sampleRateHz();
        int channels = info.channelCount();
        Cutter cutter = new Cutter(cuts, method, format, channels, rateHz, plannedMillis);
        PcmReader reader = PlainWav.of(recording, track, format)
                .orElseGet(() -> Decoder.open(recording, track, format, rateHz, channels, executables, settings));
        long frames = 0;
        try (ReadAhead ahead = new ReadAhead(reader);
                SoundSink sink = sink(recording, track, output, encoding)) {
            while (true) {
                if (monitor.cancelled()) {
                    throw new CancellationException("redaction was cancelled");
                }
                ReadAhead.Chunk chunk = ahead.poll();
                if (chunk == null) {
                    continue;
                }
                if (chunk.length() < 0) {
                    break;
                }
                cutter.cut(chunk.bytes(), chunk.length());
                sink.write(chunk.bytes(), chunk.length());
                frames += chunk.length() / (format.size() * channels);
                ahead.giveBack(chunk);
                monitor.done(frames * 1000 / rateHz);
            }
            sink.finish();
        }
        if (encoding.ending().equals("mp3")) {
            stateLength(output, frames, rateHz);
        }
        return Math.round(frames * 1000.0 / rateHz);
    }

    private static void stateLength(Path mp3, long frames, int rateHz) {
        try {
            Mp3Tag.correct(mp3, Math.round(frames * (double) Mp3.rateFor(rateHz) / rateHz));
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
    }

    private SoundSink sink(Path recording, SoundTrack track, Path output, Encoding encoding) {
        try {
            if (encoding instanceof Encoding.Encoded encoded) {
                // Says at once and in Java's clear words what cannot be written.
                Files.newOutputStream(output).close();
                return new EncodedFile(output, recording, track, encoded, executables, settings);
            }
            RecordingInfo info = track.info();
            return new WavFile(
                    output,
                    encoding.format(),
                    info.channelCount(),
                    info.channelLayout(),
                    info.sampleRateHz(),
                    expectedBytes(track, encoding.format()));
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
    }

    /** Bytes of PCM that the track is going to have, -1 if it does not state its length. */
    private static long expectedBytes(SoundTrack track, SampleFormat format) {
        RecordingInfo info = track.info();
        long frames = track.statedMillis() * info.sampleRateHz() / 1000;
        return track.statedMillis() < 0 ? -1 : frames * format.size() * info.channelCount();
    }
}
