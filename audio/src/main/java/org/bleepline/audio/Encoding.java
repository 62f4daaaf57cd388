package org.bleepline.audio;

import java.util.List;

/** How the redacted sound becomes a file. */
sealed interface Encoding {
    /** The ending of the file's name, without the dot. */
    String ending();

    /** What the cutter works on and the writer gets. */
    SampleFormat format();

    /** Bytes of PCM written as they are. */
    record Wav(SampleFormat format) implements Encoding {
        @Override
        public String ending() {
            return "wav";
        }
    }

    /**
     * An encoder of FFmpeg.
     *
     * @param arguments from the codec to the type of the file
     * @param lead frames by which the decoded file would begin too late, since the encoder puts them in front and the file
     *     has no place to say so; as many are left out of what is encoded. If negative, as many are lost at the start, and
     *     silence is put there
     * @param pictures FFmpeg's names of the codecs of the picture tracks that are copied; empty for sound alone
     */
    record Encoded(String ending, SampleFormat format, List<String> arguments, int lead, List<String> pictures)
            implements Encoding {
        public Encoded {
            arguments = List.copyOf(arguments);
            pictures = List.copyOf(pictures);
        }

        Encoded(String ending, SampleFormat format, List<String> arguments) {
            this(ending, format, arguments, 0, List.of());
        }
    }

    /**
     * Chooses for a track.
     *
     * @throws AudioException if the track cannot be written like that
     */
    static Encoding of(OutputFormat wanted, SoundTrack track) {
        return switch (wanted) {
            case MP3 -> new Encoded("mp3", SampleFormat.S16, Mp3.encoding(track));
            case WAV -> new Wav(track.format());
            case FLAC -> new Encoded("flac", flacFormat(track), SoundCodec.FLAC.encoding(track, "flac"));
            case OPUS -> new Encoded("opus", SampleFormat.S16, SoundCodec.OPUS.encoding(track, "opus"));
            case M4A -> new Encoded("m4a", SampleFormat.S16, SoundCodec.AAC.encoding(track, "ipod"));
            case SAME -> SameType.encoding(track);
        };
    }

    /** FLAC holds integers of up to 24 bits. */
    static SampleFormat flacFormat(SoundTrack track) {
        return track.format() == SampleFormat.S16 ? SampleFormat.S16 : SampleFormat.S24;
    }
}
