package org.bleepline.audio;

/**
 * What a recording is made of.
 *
 * @param durationMillis length of the first sound track as the file states it; an estimate until it was decoded
 * @param sampleRateHz frames in one second
 * @param channelCount at least 1
 * @param channelLayout FFmpeg's name for the arrangement of channels, such as {@code stereo}
 * @param codec FFmpeg's name for the sound codec, such as {@code mp3}
 * @param container FFmpeg's name for the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param hasVideo whether there is a picture track (a cover image is none)
 * @param soundTrackCount at least 1; only the first is heard and written
 */
public record RecordingInfo(
        long durationMillis,
        int sampleRateHz,
        int channelCount,
        String channelLayout,
        String codec,
        String container,
        boolean hasVideo,
        int soundTrackCount) {}
