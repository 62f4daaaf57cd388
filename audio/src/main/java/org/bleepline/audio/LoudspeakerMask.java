package org.bleepline.audio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loudspeakers of a WAV file's channels as a bit mask (SPEAKER_FRONT_LEFT = 1 and so on; "Multiple channel audio data
 * and WAVE files", Microsoft 2007). FFmpeg has the same bits in the same order and calls the usual sets by name.
 */
final class LoudspeakerMask {
    private static final List<String> SPEAKERS = List.of(
            "FL", "FR", "FC", "LFE", "BL", "BR", "FLC", "FRC", "BC", "SL", "SR", "TC", "TFL", "TFC", "TFR", "TBL",
            "TBC", "TBR");
    private static final Map<String, Integer> LAYOUTS = new HashMap<>();

    static {
        layout("mono", "FC");
        layout("stereo", "FL FR");
        layout("2.1", "FL FR LFE");
        layout("3.0", "FL FR FC");
        layout("3.0(back)", "FL FR BC");
        layout("4.0", "FL FR FC BC");
        layout("quad", "FL FR BL BR");
        layout("quad(side)", "FL FR SL SR");
        layout("3.1", "FL FR FC LFE");
        layout("5.0", "FL FR FC BL BR");
        layout("5.0(side)", "FL FR FC SL SR");
        layout("4.1", "FL FR FC LFE BC");
        layout("5.1", "FL FR FC LFE BL BR");
        layout("5.1(side)", "FL FR FC LFE SL SR");
        layout("6.0", "FL FR FC BC SL SR");
        layout("6.0(front)", "FL FR FLC FRC SL SR");
        layout("hexagonal", "FL FR FC BL BR BC");
        layout("6.1", "FL FR FC LFE BC SL SR");
        layout("6.1(back)", "FL FR FC LFE BL BR BC");
        layout("6.1(front)", "FL FR LFE FLC FRC SL SR");
        layout("7.0", "FL FR FC BL BR SL SR");
        layout("7.0(front)", "FL FR FC FLC FRC SL SR");
        layout("7.1", "FL FR FC LFE BL BR SL SR");
        layout("7.1(wide)", "FL FR FC LFE BL BR FLC FRC");
        layout("7.1(wide-side)", "FL FR FC LFE FLC FRC SL SR");
        layout("octagonal", "FL FR FC BL BR BC SL SR");
        layout("downmix", "FL FR");
    }

    private LoudspeakerMask() {}

    private static void layout(String name, String speakers) {
        int mask = 0;
        for (String speaker : speakers.split(" ")) {
            mask |= 1 << SPEAKERS.indexOf(speaker);
        }
        LAYOUTS.put(name, mask);
    }

    /** The mask, or 0 (no loudspeaker assigned) for an arrangement that has no name or does not fit. */
    static int of(String layout, int channels) {
        int mask = LAYOUTS.getOrDefault(layout, 0);
        return Integer.bitCount(mask) == channels ? mask : 0;
    }
}
