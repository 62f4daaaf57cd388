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

    /** Codecs that a container takes; one that is not here takes PCM only. Tried, not read. */
    private static final Map<String, Set<SoundCodec>> TAKES = Map.ofEntries(
            Map.entry("wav", Set.of(SoundCodec.MP3)),
            Map.entry("adts", Set.of(SoundCodec.AAC)),
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

    static Encoding encoding(SoundTrack track) {
        RecordingInfo info = track.info();
        String codec = info.codec();
        Optional<SoundCodec> known = SoundCodec.of(codec);
        if (info.container().equals("mp3") && !info.hasVideo()) {
            return codec.equals("mp2")
                    ? encoded(track, SoundCodec.MP2, Container.ofSound("mp2", "mp2"))
                    : Encoding.of(OutputFormat.MP3, track);
        }
        Container container = container(track);
        if (info.hasVideo() && container.filmEnding().isEmpty()) {
            throw new AudioException(
                    Category.INPUT,
                    "Pictures cannot be written into a file of this type (" + info.container()
                            + "); choose mp3, wav, flac, opus or m4a for the sound alone.");
        }
        if (known.isPresent() && TAKES.getOrDefault(container.muxer(), Set.of()).contains(known.get())) {
            return encoded(track, known.get(), container);
        }
        if (codec.startsWith("pcm_") && PCM_CONTAINERS.contains(container.muxer())) {
            return pcm(track, container);
        }
        throw unwritable(track);
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

    private static Encoding encoded(SoundTrack track, SoundCodec codec, Container container) {
        List<String> arguments = new ArrayList<>(codec.encoding(track, container.muxer()));
        int lead = 0;
        if (!container.statesDelay() && codec == SoundCodec.AAC) {
            // Its delay is one frame exactly; without it the next one begins the file, faded in.
            arguments.addAll(0, List.of("-bsf:a", "noise=drop=lt(pts\\,0)"));
        } else if (codec == SoundCodec.WMA) {
            lead = -wmaFrame(track.info().sampleRateHz());
        } else if (codec == SoundCodec.AMR_NB && container.statesDelay()) {
            // The file states 50 frames, the decoder is late by 39.
            lead = -11;
        } else if (codec == SoundCodec.SPEEX) {
            lead = speexDelay(track.info().sampleRateHz());
        } else if (!container.statesDelay() || codec == SoundCodec.AMR_WB) {
            lead = codec.delay();
        }
        SampleFormat format = switch (codec) {
            case FLAC, ALAC, WAVPACK, TTA -> Encoding.flacFormat(track);
            default -> SampleFormat.S16;
        };
        return new Encoding.Encoded(ending(track, codec, container), format, arguments, lead, track.pictures());
    }

    private static String ending(SoundTrack track, SoundCodec codec, Container container) {
        if (track.info().hasVideo()) {
            return container.filmEnding();
        }
        return switch (container.muxer()) {
            case "ogg" -> codec == SoundCodec.OPUS ? "opus" : codec == SoundCodec.SPEEX ? "spx" : "ogg";
            default -> container.ending();
        };
    }

    /** Measured: narrow band, wide band, ultra-wide band. */
    private static int speexDelay(int rateHz) {
        return rateHz <= 8000 ? 80 : rateHz <= 16_000 ? 223 : 509;
    }

    private static Encoding pcm(SoundTrack track, Container container) {
        String codec = track.info().codec();
        boolean plain = codec.equals("pcm_" + track.format().ffmpegName());
        if (container.muxer().equals("wav") && plain) {
            return new Encoding.Wav(track.format());
        }
        List<String> arguments = new ArrayList<>(List.of("-c:a", codec, "-f", container.muxer()));
        if (container.muxer().equals("wav")) {
            arguments.addAll(List.of("-rf64", "auto"));
        }
        String ending = track.info().hasVideo() ? container.filmEnding() : container.ending();
        return new Encoding.Encoded(ending, track.format(), arguments, 0, track.pictures());
    }

    private static AudioException unwritable(SoundTrack track) {
        return new AudioException(
                Category.INPUT,
                "A file of this type (" + track.info().codec() + " in "
                        + track.info().container() + ") cannot be written; choose mp3, wav, flac, opus or m4a.");
    }
}
