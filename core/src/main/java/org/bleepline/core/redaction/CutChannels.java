package org.bleepline.core.redaction;

import java.util.Set;
import java.util.TreeSet;

/**
 * The channels on which a cut replaces the sound.
 *
 * @param only 0-based; empty means every channel
 */
public record CutChannels(Set<Integer> only) {
    private static final CutChannels ALL = new CutChannels(Set.of());

    public CutChannels {
        only = Set.copyOf(only);
        if (only.stream().anyMatch(channel -> channel < 0)) {
            throw new IllegalArgumentException("a channel must not be negative");
        }
    }

    public static CutChannels all() {
        return ALL;
    }

    /** One channel and no other. */
    public static CutChannels only(int channel) {
        return new CutChannels(Set.of(channel));
    }

    public boolean everyChannel() {
        return only.isEmpty();
    }

    public boolean includes(int channel) {
        return only.isEmpty() || only.contains(channel);
    }

    /** The channels of both. */
    public CutChannels and(CutChannels other) {
        if (everyChannel() || other.everyChannel()) {
            return ALL;
        }
        Set<Integer> both = new TreeSet<>(only);
        both.addAll(other.only);
        return new CutChannels(both);
    }

    /** Whether a channel is in both. */
    public boolean meets(CutChannels other) {
        return everyChannel() || other.everyChannel() || only.stream().anyMatch(other.only::contains);
    }
}
