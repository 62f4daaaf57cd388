package org.bleepline.audio;

import java.util.ArrayList;
import java.util.List;

/** How the redacted sound becomes a file. */
sealed interface Encoding {
    /** The ending of the file's name, without the dot. */
    String ending();

    /** The sound tracks that the file holds, in their order; at least one. */
    List<Track> tracks();

    /**
     * One sound track of the file.
     *
     * @param source the track it is made from
     * @param format what the cutter works on and the writer gets
     * @param options what FFmpeg's encoder is told: names, each with its value behind it
     * @param lead frames by which the decoded track would begin too late, since the encoder puts them in front and the file
     *     has no place to say so; as many are left out of what is encoded. If negative, as many are lost at the start, and
     *     silence is put there
     */
    record Track(SoundTrack source, SampleFormat format, List<String> options, int lead) {
        public Track {
            options = List.copyOf(options);
        }

        Track(SoundTrack source, SampleFormat format, List<String> options) {
            this(source, format, options, 0);
        }

        int frameBytes() {
            return format.size() * source.info().channelCount();
        }

        /** The options for the track of this number in the file, 0-based. */
        List<String> arguments(int number) {
            List<String> arguments = new ArrayList<>();
            for (int at = 0; at < options.size(); at += 2) {
                arguments.add(options.get(at) + ":a:" + number);
                arguments.add(options.get(at + 1));
            }
            return arguments;
        }
    }

    /** Bytes of PCM written as they are. */
    record Wav(Track track) implements Encoding {
        Wav(SoundTrack source) {
            this(new Track(source, source.format(), List.of()));
        }

        @Override
        public String ending() {
            return "wav";
        }

        @Override
        public List<Track> tracks() {
            return List.of(track);
        }
    }

    /**
     * Encoders of FFmpeg.
     *
     * @param type FFmpeg's options for the type of the file
     * @param pictures FFmpeg's names of the codecs of the picture tracks that are copied; empty for sound alone
     */
    record Encoded(String ending, List<Track> tracks, List<String> type, List<String> pictures) implements Encoding {
        public Encoded {
            tracks = List.copyOf(tracks);
            type = List.copyOf(type);
            pictures = List.copyOf(pictures);
        }

        /** One track, or more, and no pictures. */
        Encoded(String ending, List<Track> tracks, String muxer) {
            this(ending, tracks, List.of("-f", muxer), List.of());
        }
    }

    /**
     * Chooses for the sound tracks of a file. A type that holds one track gets the first.
     *
     * @throws AudioException if they cannot be written like that
     */
    static Encoding of(OutputFormat wanted, List<SoundTrack> tracks) {
        SoundTrack first = tracks.get(0);
        return switch (wanted) {
            case MP3 -> Mp3.encoding(first);
            case WAV -> new Wav(first);
            case FLAC -> new Encoded("flac", List.of(SoundCodec.FLAC.encoding(first)), "flac");
            case OPUS -> new Encoded("opus", List.of(SoundCodec.OPUS.encoding(first)), "opus");
            case M4A ->
                new Encoded("m4a", tracks.stream().map(SoundCodec.AAC::encoding).toList(), "ipod");
            case SAME -> SameType.encoding(tracks);
        };
    }

    /** FLAC holds integers of up to 24 bits. */
    static SampleFormat flacFormat(SoundTrack track) {
        return track.format() == SampleFormat.S16 ? SampleFormat.S16 : SampleFormat.S24;
    }
}
