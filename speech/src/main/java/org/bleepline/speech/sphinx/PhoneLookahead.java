package org.bleepline.speech.sphinx;

import java.util.Arrays;

/**
 * Which phones the sound ahead can be: a search over phones alone, without context, some frames ahead of the search over words, as
 * in Sphinx's "fast match". For one thread at a time.
 */
final class PhoneLookahead {
    private static final int FRAMES = 5;
    /** Natural logarithms of 0.05 and 1e-12: the price of a phone, and how far from the best one may lie. */
    private static final float PHONE_PRICE = -3.0f;

    private static final float BEAM = -27.6f;
    private static final float NEVER = -1e6f;

    private final int phones;
    private final int[] senones;
    private final float[] stays;
    private final float[] leaves;

    PhoneLookahead(Hmms hmms) {
        phones = hmms.phoneCount();
        senones = new int[phones * Hmms.STATES];
        stays = new float[senones.length];
        leaves = new float[senones.length];
        int[] allSenones = hmms.senones();
        float[] allStays = hmms.stays();
        float[] allLeaves = hmms.leaves();
        for (int phone = 0; phone < phones; phone++) {
            int from = hmms.alone(phone) * Hmms.STATES;
            System.arraycopy(allSenones, from, senones, phone * Hmms.STATES, Hmms.STATES);
            System.arraycopy(allStays, from, stays, phone * Hmms.STATES, Hmms.STATES);
            System.arraycopy(allLeaves, from, leaves, phone * Hmms.STATES, Hmms.STATES);
        }
    }

    /**
     * By frame and phone: how far below the best phone it lies at most in this frame and the next ones; 0 or less.
     */
    float[][] penalties(float[][] features, FrameScores scores) {
        float[][] below = new float[features.length][];
        float[] now = new float[senones.length];
        Arrays.fill(now, NEVER);
        float entry = 0;
        for (int frame = 0; frame < features.length; frame++) {
            scores.hear(features[frame]);
            entry = step(now, entry, scores);
            below[frame] = below(now);
        }
        float[][] penalties = new float[features.length][];
        for (int frame = 0; frame < features.length; frame++) {
            float[] most = below[frame].clone();
            for (int next = frame + 1; next < Math.min(features.length, frame + FRAMES); next++) {
                for (int phone = 0; phone < phones; phone++) {
                    most[phone] = Math.max(most[phone], below[next][phone]);
                }
            }
            penalties[frame] = most;
        }
        return penalties;
    }

    /** One frame on; gives what it takes to enter a phone in the next. */
    private float step(float[] now, float entry, FrameScores scores) {
        float best = Float.NEGATIVE_INFINITY;
        for (int at = 0; at < now.length; at += Hmms.STATES) {
            float third = Math.max(now[at + 2] + stays[at + 2], now[at + 1] + leaves[at + 1]);
            float second = Math.max(now[at + 1] + stays[at + 1], now[at] + leaves[at]);
            float first = Math.max(now[at] + stays[at], entry + PHONE_PRICE);
            now[at + 2] = third + scores.score(senones[at + 2]);
            now[at + 1] = second + scores.score(senones[at + 1]);
            now[at] = first + scores.score(senones[at]);
            best = Math.max(best, Math.max(now[at], Math.max(now[at + 1], now[at + 2])));
        }
        float next = NEVER;
        for (int at = 0; at < now.length; at += Hmms.STATES) {
            for (int state = at; state < at + Hmms.STATES; state++) {
                now[state] = Math.max(NEVER, now[state] - best);
            }
            next = Math.max(next, now[at + 2] + leaves[at + 2]);
        }
        return next;
    }

    private float[] below(float[] now) {
        float[] below = new float[phones];
        for (int phone = 0; phone < phones; phone++) {
            int at = phone * Hmms.STATES;
            float best = Math.max(now[at], Math.max(now[at + 1], now[at + 2]));
            below[phone] = best < BEAM ? NEVER : best;
        }
        return below;
    }
}
