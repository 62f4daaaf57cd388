package org.bleepline.audio;

/**
 * What a recording is made of; where it has several sound tracks, with one of them.
 *
 * @param durationMillis length of the sound track on the time line of the file, so with the silence in front of one that begins
 *     late, as the file states it; an estimate until it was decoded
 * @param sampleRateHz frames in one second
 * @param channelCount at least 1
 * @param channelLayout FFmpeg's name for the arrangement of channels, such as {@code stereo}
 * @param codec FFmpeg's name for the sound codec, such as {@code mp3}
 * @param container FFmpeg's name for the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param hasVideo whether there is a picture track (a cover image is none)
 * @param soundTrackCount at least 1
 * @param soundTrack the sound track that this is about, 0-based
 * @param language what the file says is spoken on it, such as {@code eng}: two or three small letters; empty if it does not say
 */
public record RecordingInfo(
        long durationMillis,
        int sampleRateHz,
        int channelCount,
        String channelLayout,
        String codec,
        String container,
        boolean hasVideo,
        int soundTrackCount,
        int soundTrack,
        String language) {
    RecordingInfo withDuration(long millis) {
        return new RecordingInfo(
                millis,
                sampleRateHz,
                channelCount,
                channelLayout,
                codec,
                container,
                hasVideo,
                soundTrackCount,
                soundTrack,
                language);
    }
}
