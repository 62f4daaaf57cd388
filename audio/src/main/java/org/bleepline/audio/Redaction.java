package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /**
     * The length of what was written, in milliseconds.
     *
     * @param plannedMillis lengths of the tracks, those of the encoding
     */
    long redact(
            Path recording,
            Encoding encoding,
            List<Long> plannedMillis,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            AudioMonitor monitor) {
        OutputFailure.requireWritable(recording, output);
        Leftovers.deleteAtExit(output);
        boolean done = false;
        try {
            long millis = write(recording, encoding, plannedMillis, output, cuts, method, monitor);
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
            Encoding encoding,
            List<Long> plannedMillis,
            Path output,
            List<Cut> cuts,
            RedactionMethod method,
            AudioMonitor monitor) {
        List<Lane> lanes = new ArrayList<>();
        try {
            for (int number = 0; number < encoding.tracks().size(); number++) {
                Encoding.Track track = encoding.tracks().get(number);
                lanes.add(Lane.open(
                        number,
                        track,
                        encoding.tracks().size() == 1,
                        cuts,
                        method,
                        plannedMillis.get(0),
                        plannedMillis.get(number),
                        reader(recording, track)));
            }
            try (SoundSink sink = sink(recording, output, encoding)) {
                for (Optional<Lane> next = next(lanes); next.isPresent(); next = next(lanes)) {
                    if (monitor.cancelled()) {
                        throw new CancellationException("redaction was cancelled");
                    }
                    next.get().step(sink);
                    monitor.done((long) next.get().millis());
                }
                sink.finish();
            }
        } finally {
            lanes.forEach(Lane::close);
        }
        Lane first = lanes.get(0);
        if (encoding.ending().equals("mp3")) {
            stateLength(
                    output,
                    first.frames(),
                    encoding.tracks().get(0).source().info().sampleRateHz());
        }
        return Math.round(first.millis());
    }

    /** The one that is furthest behind of those that have not ended. */
    private static Optional<Lane> next(List<Lane> lanes) {
        return lanes.stream().filter(lane -> !lane.ended()).min(Comparator.comparingDouble(Lane::millis));
    }

    private PcmReader reader(Path recording, Encoding.Track track) {
        SoundTrack source = track.source();
        return PlainWav.of(recording, source, track.format())
                .orElseGet(() -> Decoder.open(
                        recording,
                        source,
                        track.format(),
                        source.info().sampleRateHz(),
                        source.info().channelCount(),
                        executables,
                        settings));
    }

    private static void stateLength(Path mp3, long frames, int rateHz) {
        try {
            Mp3Tag.correct(mp3, Math.round(frames * (double) Mp3.rateFor(rateHz) / rateHz));
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
    }

    private SoundSink sink(Path recording, Path output, Encoding encoding) {
        try {
            if (encoding instanceof Encoding.Encoded encoded) {
                // Says at once and in Java's clear words what cannot be written.
                Files.newOutputStream(output).close();
                return new EncodedFile(output, recording, encoded, executables, settings);
            }
            Encoding.Track track = encoding.tracks().get(0);
            RecordingInfo info = track.source().info();
            return new WavFile(
                    output,
                    track.format(),
                    info.channelCount(),
                    info.channelLayout(),
                    info.sampleRateHz(),
                    expectedBytes(track));
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
    }

    /** Bytes of PCM that the track is going to have, -1 if it does not state its length. */
    private static long expectedBytes(Encoding.Track track) {
        SoundTrack source = track.source();
        long frames = source.statedMillis() * source.info().sampleRateHz() / 1000;
        return source.statedMillis() < 0 ? -1 : frames * track.frameBytes();
    }
}
