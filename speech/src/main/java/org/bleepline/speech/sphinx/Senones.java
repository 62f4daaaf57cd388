package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.linguist.acoustic.tiedstate.GaussianWeights;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.util.LogMath;

/**
 * The distributions of the sounds, of a model with phonetically tied mixtures: each phone has a set of normal distributions for
 * each stream of features (the cepstrum, its change, the change of that), and a senone weighs those of its phone. Logarithms are
 * natural. Immutable; shared by all who listen.
 */
final class Senones {
    private static final float VARIANCE_FLOOR = 0.0001f;

    final int phones;
    final int streams;
    /** Normal distributions of one phone and stream. */
    final int normals;
    /** Features of one stream. */
    final int width;
    /** By phone, stream, feature, normal. */
    private final float[] means;

    private final float[] precisions;
    /** By phone, stream, normal. */
    private final float[] constants;
    /** By senone, stream, normal; not logarithms. */
    private final float[] weights;

    private final int[] phoneOf;

    Senones(Sphinx3Loader loader) {
        GaussianWeights given = loader.getMixtureWeights();
        phoneOf = loader.getSenone2Ci().clone();
        streams = given.getStreamsNum();
        normals = given.getGauPerState();
        width = loader.getMeansPool().get(0).length;
        phones = loader.getMeansPool().size() / streams / normals;
        means = new float[phones * streams * width * normals];
        precisions = new float[means.length];
        constants = new float[phones * streams * normals];
        for (int set = 0; set < phones * streams; set++) {
            for (int normal = 0; normal < normals; normal++) {
                take(set, normal, loader);
            }
        }
        double toNatural = Math.log(LogMath.getLogMath().getLogBase());
        weights = new float[given.getStatesNum() * streams * normals];
        int at = 0;
        for (int senone = 0; senone < given.getStatesNum(); senone++) {
            for (int stream = 0; stream < streams; stream++) {
                for (int normal = 0; normal < normals; normal++) {
                    weights[at++] = (float) Math.exp(given.get(senone, stream, normal) * toNatural);
                }
            }
        }
    }

    private void take(int set, int normal, Sphinx3Loader loader) {
        float[] mean = loader.getMeansPool().get(set * normals + normal);
        float[] variance = loader.getVariancePool().get(set * normals + normal);
        double constant = width * Math.log(2 * Math.PI);
        for (int feature = 0; feature < width; feature++) {
            float floored = Math.max(VARIANCE_FLOOR, variance[feature]);
            means[(set * width + feature) * normals + normal] = mean[feature];
            precisions[(set * width + feature) * normals + normal] = 1 / (2 * floored);
            constant += Math.log(floored);
        }
        constants[set * normals + normal] = (float) (-constant / 2);
    }

    int count() {
        return phoneOf.length;
    }

    int phoneOf(int senone) {
        return phoneOf[senone];
    }

    /** Logarithm of the density of each normal of a phone and stream. */
    void densities(int phone, int stream, float[] features, float[] into) {
        int set = phone * streams + stream;
        System.arraycopy(constants, set * normals, into, 0, normals);
        for (int feature = 0; feature < width; feature++) {
            add(features[stream * width + feature], (set * width + feature) * normals, into);
        }
    }

    /** By itself, so that it is compiled into vector instructions. */
    private void add(float value, int from, float[] into) {
        for (int normal = 0; normal < normals; normal++) {
            float off = value - means[from + normal];
            into[normal] -= off * off * precisions[from + normal];
        }
    }

    float weight(int senone, int stream, int normal) {
        return weights[(senone * streams + stream) * normals + normal];
    }
}
