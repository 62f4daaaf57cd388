package org.bleepline.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bleepline.audio.AudioException.Category;

/** The codecs that can be written, and what FFmpeg's encoders are told: names of options, each with its value. PCM has no entry: each kind is its own encoder. */
enum SoundCodec {
    MP3("mp3", "libmp3lame", 1105) {
        @Override
        List<String> options(SoundTrack track) {
            RecordingInfo info = track.info();
            int rate = Mp3.rateFor(info.sampleRateHz());
            int channels = Math.min(2, info.channelCount());
            return List.of(
                    "-ar", Integer.toString(rate),
                    "-ac", Integer.toString(channels),
                    "-b", Mp3.kilobitsFor(rate, channels, sameBitRate(track)) + "k");
        }
    },
    AAC("aac", "aac", 1024) {
        @Override
        List<String> options(SoundTrack track) {
            int rate = rateIn(
                    track, 7350, 8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200,
                    96_000);
            int channels = mostChannels(track, 8);
            long wanted = Math.max(sameBitRate(track), (rate < 32_000 ? 48_000L : 80_000L) * channels);
            // An AAC frame of 1024 samples has at most 6144 bits a channel (ISO/IEC 14496-3, 4.5.3).
            return rateAndBits(rate, Math.min(wanted, 6L * rate * channels));
        }
    },
    OPUS("opus", "libopus", 0) {
        @Override
        List<String> options(SoundTrack track) {
            int rate = rateIn(track, 8000, 12_000, 16_000, 24_000, 48_000);
            int channels = mostChannels(track, 255);
            long wanted = Math.max(sameBitRate(track), (rate <= 16_000 ? 32_000L : 64_000L) * channels);
            List<String> options = new ArrayList<>(rateAndBits(rate, Math.min(wanted, 256_000L * channels)));
            if (!OPUS_LAYOUTS.contains(track.info().channelLayout())) {
                // No loudspeakers assigned (RFC 7845, 5.1.1.3).
                options.addAll(List.of("-mapping_family", "255"));
            }
            return options;
        }
    },
    FLAC("flac", "flac", 0) {
        @Override
        List<String> options(SoundTrack track) {
            mostChannels(track, 8);
            return Encoding.flacFormat(track) == SampleFormat.S16
                    ? List.of("-sample_fmt", "s16")
                    : List.of("-sample_fmt", "s32", "-bits_per_raw_sample", "24");
        }
    },
    ALAC("alac", "alac", 0) {
        @Override
        List<String> options(SoundTrack track) {
            mostChannels(track, 8);
            return Encoding.flacFormat(track) == SampleFormat.S16
                    ? List.of("-sample_fmt", "s16p")
                    : List.of("-sample_fmt", "s32p", "-bits_per_raw_sample", "24");
        }
    },
    AC3("ac3", "ac3", 256) {
        @Override
        List<String> options(SoundTrack track) {
            return bits(Math.max(sameBitRate(track), 96_000L * Math.min(6, mostChannels(track, 6))), 640_000);
        }
    },
    EAC3("eac3", "eac3", 256) {
        @Override
        List<String> options(SoundTrack track) {
            return bits(Math.max(sameBitRate(track), 96_000L * mostChannels(track, 6)), 1_024_000);
        }
    },
    MP2("mp2", "mp2", 481) {
        @Override
        List<String> options(SoundTrack track) {
            int[] rates = {16_000, 22_050, 24_000, 32_000, 44_100, 48_000};
            boolean low = rateIn(track, rates) <= 24_000;
            long wanted = Math.max(sameBitRate(track) / 1000, (low ? 64L : 96L) * mostChannels(track, 2));
            // ISO/IEC 11172-3, 2.4.2.3 (layer II) and 13818-3, 2.4.2.3.
            long[] known = low
                    ? new long[] {32, 48, 56, 64, 80, 96, 112, 128, 144, 160}
                    : new long[] {64, 96, 112, 128, 160, 192, 224, 256, 320, 384};
            long chosen = Arrays.stream(known)
                    .filter(kilobits -> kilobits >= wanted)
                    .findFirst()
                    .orElse(known[known.length - 1]);
            return bits(1000 * chosen, Long.MAX_VALUE);
        }
    },
    /** The decoder leaves out the first frame, whose length follows from the sampling rate. */
    WMA("wmav2", "wmav2", 0) {
        @Override
        List<String> options(SoundTrack track) {
            return bits(Math.max(sameBitRate(track), 64_000L * mostChannels(track, 2)), 384_000);
        }
    },
    AMR_NB("amr_nb", "libopencore_amrnb", 39) {
        @Override
        List<String> options(SoundTrack track) {
            return List.of("-ar", "8000", "-ac", "1", "-b", "12.2k");
        }
    },
    AMR_WB("amr_wb", "libvo_amrwbenc", 95) {
        @Override
        List<String> options(SoundTrack track) {
            return List.of("-ar", "16000", "-ac", "1", "-b", "23.85k");
        }
    },
    SPEEX("speex", "libspeex", 0) {
        @Override
        List<String> options(SoundTrack track) {
            rateIn(track, 8000, 16_000, 32_000);
            mostChannels(track, 2);
            return List.of("-cbr_quality", "10");
        }
    },
    WAVPACK("wavpack", "wavpack", 0) {
        @Override
        List<String> options(SoundTrack track) {
            return List.of("-sample_fmt", Encoding.flacFormat(track) == SampleFormat.S16 ? "s16p" : "s32p");
        }
    },
    TTA("tta", "tta", 0) {
        @Override
        List<String> options(SoundTrack track) {
            return Encoding.flacFormat(track) == SampleFormat.S16
                    ? List.of("-sample_fmt", "s16")
                    : List.of("-sample_fmt", "s32", "-bits_per_raw_sample", "24");
        }
    };

    private static final Set<String> OPUS_LAYOUTS =
            Set.of("mono", "stereo", "3.0", "quad", "5.0", "5.1", "5.1(side)", "6.1", "7.1");

    private final String codec;
    private final String encoder;
    private final int delay;

    SoundCodec(String codec, String encoder, int delay) {
        this.codec = codec;
        this.encoder = encoder;
        this.delay = delay;
    }

    /** Frames that the encoder puts in front; 0 also where every container says how many there are. Measured. */
    int delay() {
        return delay;
    }

    abstract List<String> options(SoundTrack track);

    /** The codec of a track, if it can be written. */
    static Optional<SoundCodec> of(String codec) {
        String name = switch (codec) {
            // No encoder for WMA 1 is better than that for 2, and what plays one plays the other.
            case "wmav1" -> "wmav2";
            // FFmpeg's own encoder of Vorbis is poor and knows two channels only.
            case "vorbis" -> "opus";
            default -> codec;
        };
        return Arrays.stream(values()).filter(each -> each.codec.equals(name)).findFirst();
    }

    /** A track of this codec, for a type of file that says how much its encoder puts in front. */
    Encoding.Track encoding(SoundTrack track) {
        return encoding(track, List.of(), 0);
    }

    /** @param further options, in front of those of the codec */
    Encoding.Track encoding(SoundTrack track, List<String> further, int lead) {
        List<String> all = new ArrayList<>(further);
        all.addAll(List.of("-c", encoder));
        all.addAll(options(track));
        SampleFormat format = switch (this) {
            case FLAC, ALAC, WAVPACK, TTA -> Encoding.flacFormat(track);
            case MP3, AAC, OPUS, AC3, EAC3, MP2, WMA, AMR_NB, AMR_WB, SPEEX -> SampleFormat.S16;
        };
        return new Encoding.Track(track, format, all, lead);
    }

    /** The bit rate of a source of the same codec; 0 for another one. */
    long sameBitRate(SoundTrack track) {
        return track.info().codec().equals(codec) ? track.bitRate() : 0;
    }

    /** The track's rate, or the next higher one that the codec knows, or its highest. */
    private static int rateIn(SoundTrack track, int... rates) {
        return Arrays.stream(rates)
                .filter(rate -> rate >= track.info().sampleRateHz())
                .findFirst()
                .orElse(rates[rates.length - 1]);
    }

    int mostChannels(SoundTrack track, int most) {
        int channels = track.info().channelCount();
        if (channels > most) {
            throw new AudioException(
                    Category.INPUT,
                    String.format(
                            Locale.ROOT,
                            "This recording has %d channels, and %s holds %d at most; choose wav.",
                            channels,
                            codec,
                            most));
        }
        return channels;
    }

    private static List<String> rateAndBits(int rateHz, long bits) {
        return List.of("-ar", Integer.toString(rateHz), "-b", Long.toString(bits));
    }

    private static List<String> bits(long wanted, long most) {
        return List.of("-b", Long.toString(Math.min(wanted, most)));
    }
}
