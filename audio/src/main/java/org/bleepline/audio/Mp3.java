package org.bleepline.audio;

import java.util.List;

/**
 * How sound becomes MP3: one or two channels, the sample rate of the source where MPEG-1, 2 or 2.5 know it (ISO/IEC
 * 11172-3 and 13818-3), and a constant bit rate.
 */
final class Mp3 {
    private static final int[] RATES_HZ = {8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};

    private Mp3() {}

    /** The source's rate, or the next higher one that MP3 knows, or 48 kHz. */
    static int rateFor(int sourceHz) {
        for (int rate : RATES_HZ) {
            if (rate >= sourceHz) {
                return rate;
            }
        }
        return RATES_HZ[RATES_HZ.length - 1];
    }

    /**
     * Kilobits in a second: what an MP3 source has, but at least 64 a channel up to 24 kHz and 96 above,
     * within what the rate allows.
     */
    static int kilobitsFor(int rateHz, int channels, long sourceBitRate) {
        int perChannel = rateHz <= 24_000 ? 64 : 96;
        int most = rateHz <= 12_000 ? 64 : rateHz <= 24_000 ? 160 : 320;
        long wanted = Math.max((sourceBitRate + 999) / 1000, (long) perChannel * channels);
        return (int) Math.min(most, wanted);
    }

    static List<String> encoding(SoundTrack track) {
        RecordingInfo info = track.info();
        int rate = rateFor(info.sampleRateHz());
        int channels = Math.min(2, info.channelCount());
        long sourceBitRate = info.codec().equals("mp3") ? track.bitRate() : 0;
        return List.of(
                "-ar", Integer.toString(rate),
                "-ac", Integer.toString(channels),
                "-c:a", "libmp3lame",
                "-b:a", kilobitsFor(rate, channels, sourceBitRate) + "k",
                "-id3v2_version", "0",
                "-write_id3v1", "0",
                "-f", "mp3");
    }
}
