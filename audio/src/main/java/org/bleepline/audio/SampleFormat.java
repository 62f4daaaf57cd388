package org.bleepline.audio;

import java.util.Set;

/** How a sample stands in a stream of little-endian PCM. */
enum SampleFormat {
    S16("s16le", 2, false) {
        @Override
        double get(byte[] bytes, int at) {
            return (short) ((bytes[at] & 0xff) | bytes[at + 1] << 8) / 0x1p15;
        }

        @Override
        void put(byte[] bytes, int at, double value) {
            putLow(bytes, at, 2, Math.round(value * 0x7fff));
        }
    },
    S24("s24le", 3, false) {
        @Override
        double get(byte[] bytes, int at) {
            return ((bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16) / 0x1p23;
        }

        @Override
        void put(byte[] bytes, int at, double value) {
            putLow(bytes, at, 3, Math.round(value * 0x7fffff));
        }
    },
    S32("s32le", 4, false) {
        @Override
        double get(byte[] bytes, int at) {
            return (int) low(bytes, at, 4) / 0x1p31;
        }

        @Override
        void put(byte[] bytes, int at, double value) {
            putLow(bytes, at, 4, Math.round(value * 0x7fffffff));
        }
    },
    F32("f32le", 4, true) {
        @Override
        double get(byte[] bytes, int at) {
            return Float.intBitsToFloat((int) low(bytes, at, 4));
        }

        @Override
        void put(byte[] bytes, int at, double value) {
            putLow(bytes, at, 4, Float.floatToRawIntBits((float) value));
        }
    },
    F64("f64le", 8, true) {
        @Override
        double get(byte[] bytes, int at) {
            return Double.longBitsToDouble(low(bytes, at, 8));
        }

        @Override
        void put(byte[] bytes, int at, double value) {
            putLow(bytes, at, 8, Double.doubleToRawLongBits(value));
        }
    };

    private final String ffmpegName;
    private final int size;
    private final boolean floating;

    SampleFormat(String ffmpegName, int size, boolean floating) {
        this.ffmpegName = ffmpegName;
        this.size = size;
        this.floating = floating;
    }

    /** FFmpeg's name of the raw format; the codec is called {@code pcm_} and this. */
    String ffmpegName() {
        return ffmpegName;
    }

    /** Bytes of one sample. */
    int size() {
        return size;
    }

    boolean floating() {
        return floating;
    }

    /** The sample at a byte offset; full scale is -1 to 1. */
    abstract double get(byte[] bytes, int at);

    /** Overwrites the sample at a byte offset; the value lies within -1 and 1. */
    abstract void put(byte[] bytes, int at, double value);

    /**
     * The smallest format that holds every sample of a track: what a lossless codec states, and 16 bits for a lossy one.
     *
     * @param codec FFmpeg's name of the codec
     * @param ffmpegFormat FFmpeg's name of the format the decoder gives, such as {@code s32p}
     * @param bits bits of a sample as the file states them, 0 if it does not
     */
    static SampleFormat holding(String codec, String ffmpegFormat, int bits) {
        boolean exact = codec.startsWith("pcm_") || LOSSLESS.contains(codec);
        if (!exact) {
            return S16;
        }
        if (ffmpegFormat.startsWith("flt")) {
            return F32;
        }
        if (ffmpegFormat.startsWith("dbl")) {
            return F64;
        }
        if (ffmpegFormat.startsWith("s32") || ffmpegFormat.startsWith("s64")) {
            return bits > 0 && bits <= 24 ? S24 : S32;
        }
        return S16;
    }

    private static final Set<String> LOSSLESS = Set.of(
            "flac", "alac", "ape", "wavpack", "tta", "tak", "truehd", "mlp", "shorten", "wmalossless", "als", "mp4als");

    private static long low(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xff);
        }
        return value;
    }

    private static void putLow(byte[] bytes, int at, int count, long value) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }
}
