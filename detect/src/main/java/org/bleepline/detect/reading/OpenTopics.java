package org.bleepline.detect.reading;

/** The topics that are open where a value stands, each with a strength from 0 to 1: how close and how plain its cue is. */
public final class OpenTopics {
    private final double[] strengths = new double[Topic.values().length];
    private final boolean[] asked = new boolean[strengths.length];

    OpenTopics() {}

    void note(Topic topic, double strength, boolean fromEarlierTurn) {
        if (strength > strengths[topic.ordinal()]) {
            strengths[topic.ordinal()] = strength;
            asked[topic.ordinal()] = fromEarlierTurn;
        }
    }

    /** 0 if the topic is not open. */
    public double strength(Topic topic) {
        return strengths[topic.ordinal()];
    }

    public boolean open(Topic topic) {
        return strengths[topic.ordinal()] > 0;
    }

    /** Whether an earlier turn opened it, usually as a question. */
    public boolean asked(Topic topic) {
        return asked[topic.ordinal()];
    }

    /** Whether no other topic is stronger, apart from those that only narrow one. */
    public boolean leads(Topic topic) {
        for (Topic other : Topic.values()) {
            if (other != Topic.LAST_DIGITS && strengths[other.ordinal()] > strengths[topic.ordinal()]) {
                return false;
            }
        }
        return open(topic);
    }
}
