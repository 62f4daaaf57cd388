package org.bleepline.audio;

/** How the channels of a recording are brought to a listener. */
public enum ChannelHearing {
    /** All channels mixed into one. */
    MIXED,
    /** Each channel by itself. */
    SEPARATE
}
