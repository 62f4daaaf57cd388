package org.bleepline.speech.sphinx;

import java.util.Arrays;

/** How well one frame of sound fits the senones. For one thread at a time. */
final class FrameScores {
    /** Of a phone's normal distributions the nearest four count, as Sphinx's models are made for. */
    private static final int NEAREST = 4;

    private final Senones senones;
    /** By phone, stream, place among the nearest: which, and its density over that of the nearest. */
    private final int[] nearest;

    private final float[] shares;
    /** By phone: the nearest of all streams together. */
    private final float[] tops;

    private final float[] densities;
    private final float[] scores;
    private final int[] scoredAt;
    private final int[] phoneAt;
    private float[] features = new float[0];
    private int frame;

    FrameScores(Senones senones) {
        this.senones = senones;
        nearest = new int[senones.phones * senones.streams * NEAREST];
        shares = new float[nearest.length];
        tops = new float[senones.phones];
        densities = new float[senones.normals];
        scores = new float[senones.count()];
        scoredAt = new int[senones.count()];
        phoneAt = new int[senones.phones];
    }

    void hear(float[] next) {
        features = next;
        frame++;
    }

    /** Natural logarithm of the likelihood. */
    float score(int senone) {
        if (scoredAt[senone] != frame) {
            scoredAt[senone] = frame;
            scores[senone] = scored(senone);
        }
        return scores[senone];
    }

    private float scored(int senone) {
        int phone = senones.phoneOf(senone);
        if (phoneAt[phone] != frame) {
            phoneAt[phone] = frame;
            findNearest(phone);
        }
        double product = 1;
        int at = phone * senones.streams * NEAREST;
        for (int stream = 0; stream < senones.streams; stream++) {
            float sum = 0;
            for (int place = 0; place < NEAREST; place++, at++) {
                sum += shares[at] * senones.weight(senone, stream, nearest[at]);
            }
            product *= sum;
        }
        return tops[phone] + (float) Math.log(product);
    }

    private void findNearest(int phone) {
        float top = 0;
        for (int stream = 0; stream < senones.streams; stream++) {
            senones.densities(phone, stream, features, densities);
            int at = (phone * senones.streams + stream) * NEAREST;
            Arrays.fill(shares, at, at + NEAREST, Float.NEGATIVE_INFINITY);
            for (int normal = 0; normal < densities.length; normal++) {
                if (densities[normal] > shares[at + NEAREST - 1]) {
                    insert(at, normal);
                }
            }
            float best = shares[at];
            top += best;
            for (int place = 0; place < NEAREST; place++) {
                shares[at + place] = (float) Math.exp(shares[at + place] - best);
            }
        }
        tops[phone] = top;
    }

    private void insert(int at, int normal) {
        int place = at + NEAREST - 1;
        while (place > at && densities[normal] > shares[place - 1]) {
            shares[place] = shares[place - 1];
            nearest[place] = nearest[place - 1];
            place--;
        }
        shares[place] = densities[normal];
        nearest[place] = normal;
    }
}
