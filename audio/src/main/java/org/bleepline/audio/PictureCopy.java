package org.bleepline.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.audio.AudioException.Category;

/**
 * Copies picture tracks as they are. Only codecs in which nothing but pictures can stand are copied: a DV stream, for
 * instance, holds the sound too. In the others that carry messages beside the pictures, where captions may be (CTA-708 in
 * the supplemental enhancement information of H.264 and HEVC, in the user data of MPEG-2, in the metadata of AV1), the
 * messages are taken out; the pictures themselves stay bit for bit.
 */
final class PictureCopy {
    /** The types of the units that hold messages, by codec; see FFmpeg's filter_units. */
    private static final Map<String, String> MESSAGES =
            Map.of("h264", "6", "hevc", "39|40", "mpeg1video", "178", "mpeg2video", "178", "av1", "5", "vvc", "23|24");

    private static final Set<String> PLAIN =
            Set.of("mpeg4", "vp8", "vp9", "mjpeg", "theora", "h263", "flv1", "prores", "dnxhd");

    private PictureCopy() {}

    /** FFmpeg's options for the tracks, in their order. */
    static List<String> options(List<String> codecs) {
        List<String> options = new ArrayList<>(List.of("-c:v", "copy"));
        for (int track = 0; track < codecs.size(); track++) {
            String messages = MESSAGES.get(codecs.get(track));
            if (messages != null) {
                options.addAll(List.of("-bsf:v:" + track, "filter_units=remove_types=" + messages));
            }
        }
        return options;
    }

    static void requireCopyable(List<String> codecs) {
        for (String codec : codecs) {
            if (!MESSAGES.containsKey(codec) && !PLAIN.contains(codec)) {
                throw new AudioException(
                        Category.INPUT,
                        "Pictures of this type (" + codec
                                + ") cannot be copied; choose mp3, wav, flac, opus or m4a for the sound alone.");
            }
        }
    }
}
