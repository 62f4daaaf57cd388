package org.bleepline.core.redaction;

/**
 * Moves the edge of a cut outwards to where it is quiet.
 *
 * <p>The times of a word may be off by the reach, so that much is cut in any case, unless a pause begins earlier: then the
 * word is over, and the cut ends within the pause, which costs nothing. Behind the reach the quietest moment nearby is
 * taken. Immutable.
 */
final class Edges {
    private static final int FRAME = SoundProfile.FRAME_MILLIS;
    /** Of a pause so much stays in front of what comes next, whose soft start may be below the noise. */
    private static final long KEPT_OF_PAUSE_MILLIS = 20;

    /** @param quiet whether the sound is quiet there */
    record Edge(long millis, boolean quiet) {}

    private final ChannelSound sound;
    private final CutSettings settings;

    Edges(ChannelSound sound, CutSettings settings) {
        this.sound = sound;
        this.settings = settings;
    }

    /**
     * @param from start of the first word, or end of the last
     * @param direction -1 for a start, 1 for an end
     * @param limit the edge does not go beyond
     */
    Edge move(long from, int direction, long reachMillis, long limit) {
        long margin = (direction < 0 ? settings.before() : settings.after()).toMillis();
        Edge edge = sound.frameCount() == 0
                ? new Edge(from + direction * Math.max(margin, reachMillis), false)
                : search(from, direction, reachMillis, margin);
        boolean beyond = direction < 0 ? edge.millis() < limit : edge.millis() > limit;
        return beyond ? new Edge(limit, false) : edge;
    }

    private Edge search(long from, int direction, long reachMillis, long marginMillis) {
        int first = first(from, direction);
        int pause = frames(settings.pause().toMillis());
        int reach = frames(reachMillis);
        for (int step = 0; step <= reach; step++) {
            int run = sound.quietRun(first + direction * step, direction, pause + frames(marginMillis));
            if (run >= Math.max(1, pause)) {
                long into = Math.max(0, Math.min(marginMillis, (long) run * FRAME - KEPT_OF_PAUSE_MILLIS));
                return new Edge(from + direction * ((long) step * FRAME + into), true);
            }
        }
        int best = reach;
        for (int step = reach; step <= reach + frames(settings.search().toMillis()); step++) {
            if (level(first + direction * step) < level(first + direction * best)) {
                best = step;
            }
        }
        return new Edge(from + direction * (long) best * FRAME, sound.quiet(first + direction * best));
    }

    /** The two frames that meet at an edge count, so that one frame between two periods of a deep voice is no quiet. */
    private double level(int frame) {
        return Math.max(sound.levelDb(frame), sound.levelDb(frame - 1));
    }

    /** The first whole frame outside of the word. */
    private static int first(long from, int direction) {
        return (int) (direction < 0 ? Math.floorDiv(from, FRAME) - 1 : Math.floorDiv(from + FRAME - 1, FRAME));
    }

    private static int frames(long millis) {
        return (int) (millis / FRAME);
    }
}
