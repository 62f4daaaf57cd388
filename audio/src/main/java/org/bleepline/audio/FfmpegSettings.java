package org.bleepline.audio;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which FFmpeg does the work and what it is allowed.
 *
 * @param ffmpeg an FFmpeg of the system; null for the one that comes with Bleepline (default). FFmpeg 5.1 is the oldest
 *     that was tried
 * @param ffprobe the ffprobe that belongs to it; null for the file of that name beside {@code ffmpeg} (default)
 * @param cache where FFmpeg is unpacked once, about 62 MB; null for {@code bleepline} in the user's cache folder
 *     (default), or a temporary folder if that cannot be written
 * @param stall how long FFmpeg may stay without reading or writing a byte before it is killed; default 60 s
 * @param childMemoryBytes address space that one FFmpeg process may take, where the system has {@code ulimit -v} (Linux);
 *     default 2 GiB
 * @param longest the longest recording that is accepted; default 24 h. One that turns out longer while it is decoded is
 *     given up
 * @param mostChannels the largest number of channels that is accepted; default 32
 */
public record FfmpegSettings(
        @Nullable Path ffmpeg,
        @Nullable Path ffprobe,
        @Nullable Path cache,
        Duration stall,
        long childMemoryBytes,
        Duration longest,
        int mostChannels) {
    private static final FfmpegSettings DEFAULTS =
            new FfmpegSettings(null, null, null, Duration.ofSeconds(60), 2L << 30, Duration.ofHours(24), 32);

    public FfmpegSettings {
        requirePositive("stall", stall.toMillis());
        requirePositive("childMemoryBytes", childMemoryBytes);
        requirePositive("longest", longest.toMillis());
        requirePositive("mostChannels", mostChannels);
        if (ffmpeg == null && ffprobe != null) {
            throw new IllegalArgumentException("ffprobe is set but ffmpeg is not");
        }
    }

    public static FfmpegSettings defaults() {
        return DEFAULTS;
    }

    /** Takes an FFmpeg of the system, with the ffprobe beside it. */
    public FfmpegSettings withFfmpeg(Path executable) {
        return new FfmpegSettings(executable, null, cache, stall, childMemoryBytes, longest, mostChannels);
    }

    public FfmpegSettings withFfmpeg(Path executable, Path probe) {
        return new FfmpegSettings(executable, probe, cache, stall, childMemoryBytes, longest, mostChannels);
    }

    public FfmpegSettings withCache(Path folder) {
        return new FfmpegSettings(ffmpeg, ffprobe, folder, stall, childMemoryBytes, longest, mostChannels);
    }

    public FfmpegSettings withStall(Duration time) {
        return new FfmpegSettings(ffmpeg, ffprobe, cache, time, childMemoryBytes, longest, mostChannels);
    }

    public FfmpegSettings withChildMemoryBytes(long bytes) {
        return new FfmpegSettings(ffmpeg, ffprobe, cache, stall, bytes, longest, mostChannels);
    }

    public FfmpegSettings withLongest(Duration time) {
        return new FfmpegSettings(ffmpeg, ffprobe, cache, stall, childMemoryBytes, time, mostChannels);
    }

    public FfmpegSettings withMostChannels(int channels) {
        return new FfmpegSettings(ffmpeg, ffprobe, cache, stall, childMemoryBytes, longest, channels);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, not " + value);
        }
    }
}
