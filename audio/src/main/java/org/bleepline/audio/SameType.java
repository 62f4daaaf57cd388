package org.bleepline.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bleepline.audio.AudioException.Category;

/**
 * Writes a recording in the codec and container that it came in. Only pairs that come back with the sound in its place are
 * here; for all else the user is asked to choose a type.
 */
final class SameType {
    /**
     * @param muxer FFmpeg's name
     * @param ending of the file's name where there are no pictures
     * @param filmEnding where there are; empty if pictures are not copied into this type
     * @param statesDelay whether the file says how much an encoder put in front of the sound
     */
    private record Container(String muxer, String ending, String filmEnding, boolean statesDelay) {
        boolean holdsSeveralTracks() {
            return SEVERAL_TRACKS.contains(muxer);
        }

        static Container ofSound(String muxer, String ending) {
            return new Container(muxer, ending, "", false);
        }
    }

    private static final Map<String, Container> BY_FORMAT = Map.ofEntries(
            Map.entry("wav", Container.ofSound("wav", "wav")),
            Map.entry("w64", Container.ofSound("w64", "w64")),
            Map.entry("aac", Container.ofSound("adts", "aac")),
            Map.entry("ac3", Container.ofSound("ac3", "ac3")),
            Map.entry("eac3", Container.ofSound("eac3", "eac3")),
            Map.entry("aiff", Container.ofSound("aiff", "aiff")),
            Map.entry("au", Container.ofSound("au", "au")),
            Map.entry("caf", Container.ofSound("caf", "caf")),
            Map.entry("amr", Container.ofSound("amr", "amr")),
            Map.entry("flac", Container.ofSound("flac", "flac")),
            Map.entry("tta", Container.ofSound("tta", "tta")),
            Map.entry("wv", Container.ofSound("wv", "wv")),
            Map.entry("voc", Container.ofSound("voc", "voc")),
            Map.entry("asf", Container.ofSound("asf", "wma")),
            Map.entry("ogg", Container.ofSound("ogg", "ogg")),
            Map.entry("avi", new Container("avi", "avi", "avi", false)),
            Map.entry("flv", new Container("flv", "flv", "flv", false)),
            Map.entry("mpegts", new Container("mpegts", "ts", "ts", false)),
            Map.entry("mpeg", new Container("vob", "mpg", "mpg", false)),
            Map.entry("mxf", new Container("mxf", "", "mxf", false)));

    /** Types that hold several sound tracks, each of its own codec, rate and channels. Tried, not read. */
    private static final Set<String> SEVERAL_TRACKS =
            Set.of("mov", "mp4", "3gp", "matroska", "webm", "mpegts", "vob", "avi", "mxf", "ogg");

    /** Codecs that a container takes; one that is not here takes PCM only. Tried, not read. */
    private static final Map<String, Set<SoundCodec>> TAKES = Map.ofEntries(
            Map.entry("wav", Set.of(SoundCodec.MP3)),
            Map.entry("adts", Set.of(SoundCodec.AAC)),
            Map.entry("mp2", Set.of(SoundCodec.MP2)),
            Map.entry("ac3", Set.of(SoundCodec.AC3)),
            Map.entry("eac3", Set.of(SoundCodec.EAC3)),
            Map.entry("amr", Set.of(SoundCodec.AMR_NB, SoundCodec.AMR_WB)),
            Map.entry("flac", Set.of(SoundCodec.FLAC)),
            Map.entry("tta", Set.of(SoundCodec.TTA)),
            Map.entry("wv", Set.of(SoundCodec.WAVPACK)),
            Map.entry("asf", Set.of(SoundCodec.WMA)),
            Map.entry("ogg", Set.of(SoundCodec.OPUS, SoundCodec.FLAC, SoundCodec.SPEEX)),
            Map.entry("avi", Set.of(SoundCodec.MP3, SoundCodec.AC3, SoundCodec.MP2)),
            Map.entry("flv", Set.of(SoundCodec.MP3, SoundCodec.AAC)),
            Map.entry(
                    "mpegts", Set.of(SoundCodec.AAC, SoundCodec.AC3, SoundCodec.EAC3, SoundCodec.MP2, SoundCodec.MP3)),
            Map.entry("vob", Set.of(SoundCodec.MP2, SoundCodec.AC3)),
            Map.entry(
                    "mp4",
                    Set.of(
                            SoundCodec.AAC,
                            SoundCodec.ALAC,
                            SoundCodec.MP3,
                            SoundCodec.AC3,
                            SoundCodec.EAC3,
                            SoundCodec.OPUS,
                            SoundCodec.FLAC)),
            Map.entry("mov", Set.of(SoundCodec.AAC, SoundCodec.ALAC, SoundCodec.MP3, SoundCodec.AC3)),
            Map.entry("3gp", Set.of(SoundCodec.AAC, SoundCodec.AMR_NB, SoundCodec.AMR_WB)),
            Map.entry("webm", Set.of(SoundCodec.OPUS)),
            Map.entry(
                    "matroska",
                    Set.of(
                            SoundCodec.OPUS,
                            SoundCodec.AAC,
                            SoundCodec.MP3,
                            SoundCodec.MP2,
                            SoundCodec.AC3,
                            SoundCodec.EAC3,
                            SoundCodec.FLAC)));

    /** Which of the PCM codecs of FFmpeg a container takes is known to FFmpeg; these have one sample behind the other. */
    private static final Set<String> PCM_CONTAINERS =
            Set.of("wav", "w64", "aiff", "au", "caf", "voc", "avi", "mov", "matroska", "mxf");

    /** Frames that the WMA decoder leaves out: one, whose length depends on the rate (Microsoft's frame_len_bits). */
    private static int wmaFrame(int rateHz) {
        return rateHz <= 16_000 ? 512 : rateHz <= 22_050 ? 1024 : rateHz <= 48_000 ? 2048 : 4096;
    }

    private SameType() {}

    /** @param sources the first decides on the type of the file */
    static Encoding encoding(List<SoundTrack> sources) {
        SoundTrack first = sources.get(0);
        RecordingInfo info = first.info();
        if (info.container().equals("mp3") && !info.hasVideo()) {
            return info.codec().equals("mp2")
                    ? encoding(sources, Container.ofSound("mp2", "mp2"))
                    : Encoding.of(OutputFormat.MP3, sources);
        }
        Container container = container(first);
        if (info.hasVideo() && container.filmEnding().isEmpty()) {
            throw new AudioException(
                    Category.INPUT,
                    "Pictures cannot be written into a file of this type (" + info.container()
                            + "); choose mp3, wav, flac, opus or m4a for the sound alone.");
        }
        return encoding(sources, container);
    }

    private static Encoding encoding(List<SoundTrack> sources, Container container) {
        SoundTrack first = sources.get(0);
        if (container.muxer().equals("wav") && isPlain(first)) {
            return new Encoding.Wav(first);
        }
        List<Encoding.Track> tracks = new ArrayList<>();
        tracks.add(inOwnCodec(first, container).orElseThrow(() -> unwritable(first)));
        if (container.holdsSeveralTracks()) {
            for (SoundTrack further : sources.subList(1, sources.size())) {
                tracks.add(inOwnCodec(further, container).orElseGet(() -> inCodec(first, further, container)));
            }
        }
        List<String> type = new ArrayList<>(List.of("-f", container.muxer()));
        if (container.muxer().equals("wav")) {
            type.addAll(List.of("-rf64", "auto"));
        }
        return new Encoding.Encoded(ending(first, container), tracks, type, first.pictures());
    }

    private static Container container(SoundTrack track) {
        String format = track.info().container();
        boolean film = track.info().hasVideo();
        if (format.startsWith("mov,")) {
            String brand = track.brand().strip();
            if (brand.equals("qt")) {
                return new Container("mov", "mov", "mov", true);
            }
            if (brand.startsWith("3g")) {
                return new Container("3gp", "3gp", "3gp", true);
            }
            // What plays as .m4a is expected to hold AAC or ALAC.
            return new Container("mp4", "m4a", "mp4", true);
        }
        if (format.startsWith("matroska")) {
            return track.brand().equals("webm")
                    ? new Container("webm", "webm", "webm", true)
                    : new Container("matroska", film ? "mkv" : "mka", "mkv", true);
        }
        Container container = BY_FORMAT.get(format);
        if (container == null || (!film && container.ending().isEmpty())) {
            throw unwritable(track);
        }
        return container;
    }

    /** Empty if the container does not take the track's codec. */
    private static Optional<Encoding.Track> inOwnCodec(SoundTrack track, Container container) {
        String codec = track.info().codec();
        Optional<SoundCodec> known = SoundCodec.of(codec);
        if (known.isPresent() && TAKES.getOrDefault(container.muxer(), Set.of()).contains(known.get())) {
            return Optional.of(encoded(track, known.get(), container));
        }
        return codec.startsWith("pcm_") && PCM_CONTAINERS.contains(container.muxer())
                ? Optional.of(pcm(track, codec))
                : Optional.empty();
    }

    /** A track whose own codec the container does not take, in the codec of the first one. */
    private static Encoding.Track inCodec(SoundTrack first, SoundTrack track, Container container) {
        String codec = first.info().codec();
        return SoundCodec.of(codec)
                .map(known -> encoded(track, known, container))
                .orElseGet(() -> pcm(track, codec));
    }

    private static Encoding.Track pcm(SoundTrack track, String codec) {
        return new Encoding.Track(track, track.format(), List.of("-c", codec));
    }

    private static Encoding.Track encoded(SoundTrack track, SoundCodec codec, Container container) {
        int rateHz = track.info().sampleRateHz();
        if (!container.statesDelay() && codec == SoundCodec.AAC) {
            // Its delay is one frame exactly; without it the next one begins the file, faded in.
            return codec.encoding(track, List.of("-bsf", "noise=drop=lt(pts\\,0)"), 0);
        }
        int lead = 0;
        if (codec == SoundCodec.WMA) {
            lead = -wmaFrame(rateHz);
        } else if (codec == SoundCodec.AMR_NB && container.statesDelay()) {
            // The file states 50 frames, the decoder is late by 39.
            lead = -11;
        } else if (codec == SoundCodec.SPEEX) {
            lead = speexDelay(rateHz);
        } else if (!container.statesDelay() || codec == SoundCodec.AMR_WB) {
            lead = codec.delay();
        }
        return codec.encoding(track, List.of(), lead);
    }

    private static boolean isPlain(SoundTrack track) {
        return track.info().codec().equals("pcm_" + track.format().ffmpegName());
    }

    private static String ending(SoundTrack track, Container container) {
        if (track.info().hasVideo()) {
            return container.filmEnding();
        }
        if (!container.muxer().equals("ogg")) {
            return container.ending();
        }
        Optional<SoundCodec> codec = SoundCodec.of(track.info().codec());
        return codec.equals(Optional.of(SoundCodec.OPUS))
                ? "opus"
                : codec.equals(Optional.of(SoundCodec.SPEEX)) ? "spx" : "ogg";
    }

    /** Measured: narrow band, wide band, ultra-wide band. */
    private static int speexDelay(int rateHz) {
        return rateHz <= 8000 ? 80 : rateHz <= 16_000 ? 223 : 509;
    }

    private static AudioException unwritable(SoundTrack track) {
        return new AudioException(
                Category.INPUT,
                "A file of this type (" + track.info().codec() + " in "
                        + track.info().container() + ") cannot be written; choose mp3, wav, flac, opus or m4a.");
    }
}
