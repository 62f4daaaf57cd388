package org.bleepline.core.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;

/**
 * Decides on which channels a voice is to be heard. A channel is left alone only if there is evidence that the voice is not
 * on it:
 *
 * <ul>
 *   <li>where nobody speaks on it by the transcript, it must be quiet for the time of the cut;
 *   <li>where somebody speaks on it at the same time, the voice must not have come through while it had the word alone, in at
 *       least a second of its speech elsewhere in the recording;
 *   <li>where the words say nothing of channels, only one channel may be heard at all.
 * </ul>
 *
 * <p>Anything else counts as crosstalk, and every channel is cut.
 */
final class SpeakingChannels {
    private static final int FRAME = SoundProfile.FRAME_MILLIS;
    /** What comes through is looked for while the voice is well above its noise. */
    private static final double WELL_HEARD_DB = 15;

    private static final int ENOUGH_FRAMES = 100;
    /** In so many of the frames noise alone may be heard. */
    private static final double CHANCE = 0.05;
    /** A word may be so much longer than its time says. */
    private static final int AROUND_FRAMES = 20;

    private final List<ChannelSound> channels = new ArrayList<>();
    private final List<boolean[]> spoken = new ArrayList<>();
    private final boolean apart;
    private final Map<Integer, Boolean> comesThrough = new HashMap<>();

    /** @param apart whether the words say on which channel they were heard */
    SpeakingChannels(SoundProfile profile, List<Word> words, boolean apart, double quietDb) {
        this.apart = apart;
        for (int channel = 0; channel < profile.channelCount(); channel++) {
            channels.add(new ChannelSound(profile, channel, quietDb));
            spoken.add(apart ? spoken(words, channel, profile.frameCount()) : new boolean[0]);
        }
    }

    /** The channels that must be cut to remove what is said on one channel at this time. */
    CutChannels of(int channel, TimeRange time) {
        int from = (int) Math.min(Integer.MAX_VALUE, time.startMillis() / FRAME);
        int to = (int) Math.min(Integer.MAX_VALUE, (time.endMillis() + FRAME - 1) / FRAME);
        if (!apart) {
            int[] heard = IntStream.range(0, channels.size())
                    .filter(other -> heard(other, from, to))
                    .toArray();
            return heard.length == 1 ? CutChannels.only(heard[0]) : CutChannels.all();
        }
        for (int other = 0; other < channels.size(); other++) {
            if (other != channel && mayBeOn(channel, other, from, to)) {
                return CutChannels.all();
            }
        }
        return CutChannels.only(channel);
    }

    private boolean mayBeOn(int voice, int other, int from, int to) {
        if (spokenBetween(other, from - AROUND_FRAMES, to + AROUND_FRAMES)) {
            return comesThrough.computeIfAbsent(voice * channels.size() + other, pair -> comesThrough(voice, other));
        }
        return heard(other, from, to);
    }

    private boolean heard(int channel, int from, int to) {
        ChannelSound sound = channels.get(channel);
        int heard = 0;
        int end = Math.min(to, sound.frameCount());
        for (int frame = from; frame < end; frame++) {
            heard += sound.quiet(frame) ? 0 : 1;
        }
        return heard > Math.max(1, CHANCE * (end - from));
    }

    private boolean comesThrough(int voice, int other) {
        int alone = 0;
        int heard = 0;
        for (int frame = 0; frame < channels.get(voice).frameCount(); frame++) {
            if (spoken.get(voice)[frame]
                    && channels.get(voice).louderBy(frame, WELL_HEARD_DB)
                    && !spokenBetween(other, frame - AROUND_FRAMES, frame + AROUND_FRAMES)) {
                alone++;
                heard += channels.get(other).quiet(frame) ? 0 : 1;
            }
        }
        return alone < ENOUGH_FRAMES || heard > CHANCE * alone;
    }

    private boolean spokenBetween(int channel, int from, int to) {
        boolean[] here = spoken.get(channel);
        for (int frame = Math.max(0, from); frame < Math.min(to, here.length); frame++) {
            if (here[frame]) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] spoken(List<Word> words, int channel, int frameCount) {
        boolean[] spoken = new boolean[frameCount];
        for (Word word : words) {
            TimeRange time = word.timing();
            if (time != null && word.channel() == channel) {
                int to = (int) Math.min(frameCount, time.endMillis() / FRAME);
                for (int frame = (int) Math.min(to, time.startMillis() / FRAME); frame < to; frame++) {
                    spoken[frame] = true;
                }
            }
        }
        return spoken;
    }
}
