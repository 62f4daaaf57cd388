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
     * Kilobits in a second. An MP3 keeps what it has, but gets at least 32 a channel up to 24 kHz and 64 above; other sources
     * get 64 and 96. All within what the rate allows: 64 up to 12 kHz, 160 up to 24 kHz, 320 above.
     *
     * @param sourceBitRate bits in a second of an MP3, 0 for other sources
     */
    static int kilobitsFor(int rateHz, int channels, long sourceBitRate) {
        boolean low = rateHz <= 24_000;
        int most = rateHz <= 12_000 ? 64 : low ? 160 : 320;
        long wanted = sourceBitRate > 0
                ? Math.max((sourceBitRate + 999) / 1000, (low ? 32L : 64L) * channels)
                : (low ? 64L : 96L) * channels;
        return (int) Math.min(most, wanted);
    }

    static Encoding encoding(SoundTrack track) {
        RecordingInfo info = track.info();
        int rate = rateFor(info.sampleRateHz());
        int channels = Math.min(2, info.channelCount());
        long sourceBitRate = info.codec().equals("mp3") ? track.bitRate() : 0;
        List<String> options = List.of(
                "-ar",
                Integer.toString(rate),
                "-ac",
                Integer.toString(channels),
                "-c",
                "libmp3lame",
                "-b",
                kilobitsFor(rate, channels, sourceBitRate) + "k");
        return new Encoding.Encoded(
                "mp3",
                List.of(new Encoding.Track(track, SampleFormat.S16, options)),
                List.of("-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3"),
                List.of());
    }
}
