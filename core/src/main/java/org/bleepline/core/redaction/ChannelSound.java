package org.bleepline.core.redaction;

/** One channel of a profile: where it is quiet. Immutable. */
final class ChannelSound {
    /** Below this nothing is heard, whatever the floor: -80 dB of full scale. */
    private static final double INAUDIBLE_DB = -80;

    private final SoundProfile profile;
    private final int channel;
    private final double quietDb;

    ChannelSound(SoundProfile profile, int channel, double quietDb) {
        this.profile = profile;
        this.channel = channel;
        this.quietDb = quietDb;
    }

    int frameCount() {
        return profile.frameCount();
    }

    double levelDb(int frame) {
        return profile.levelDb(channel, frame);
    }

    boolean quiet(int frame) {
        return !louderBy(frame, quietDb);
    }

    /** Whether a frame is heard, and at least so much above the noise around it. */
    boolean louderBy(int frame, double db) {
        double level = profile.levelDb(channel, frame);
        return level > INAUDIBLE_DB && level > profile.floorDb(channel, frame) + db;
    }

    /** Frames that are quiet in a row from {@code frame} on, in one direction, {@code most} at most. */
    int quietRun(int frame, int direction, int most) {
        int run = 0;
        while (run < most && quiet(frame + direction * run)) {
            run++;
        }
        return run;
    }

    /** Whether everything from one frame to before another is quiet; a click of one frame does not count. */
    boolean quietBetween(int from, int to) {
        int loud = 0;
        for (int frame = from; frame < to; frame++) {
            loud = quiet(frame) ? 0 : loud + 1;
            if (loud > 1) {
                return false;
            }
        }
        return true;
    }
}
