package org.bleepline.speech.speakers;

/**
 * Sums over the frames of one or more stretches: enough to fit a normal distribution to them, or to say how likely they are
 * under another's. Immutable.
 */
final class Voice {
    private static final int SIZE = VoiceFrame.COEFFICIENTS;
    /** So many frames weigh as much as what is known of all voices. */
    private static final double PRIOR_FRAMES = 30;

    private static final double FLOOR = 0.01;
    private static final double PITCH_FLOOR = 0.01;
    private static final int LEAST_PITCHES = 3;
    /** Numbers that describe one voice. */
    static final double PARAMETERS = SIZE + SIZE * (SIZE + 1) / 2.0 + 2;

    private final double frames;
    private final double[] sum;
    private final double[][] squares;
    private final double pitches;
    private final double pitchSum;
    private final double pitchSquares;

    private Voice(
            double frames, double[] sum, double[][] squares, double pitches, double pitchSum, double pitchSquares) {
        this.frames = frames;
        this.sum = sum;
        this.squares = squares;
        this.pitches = pitches;
        this.pitchSum = pitchSum;
        this.pitchSquares = pitchSquares;
    }

    /** @param pitch of each frame, 0 where it has none */
    static Voice of(float[][] cepstra, float[] pitch) {
        double[] sum = new double[SIZE];
        double[][] squares = new double[SIZE][SIZE];
        double pitches = 0;
        double pitchSum = 0;
        double pitchSquares = 0;
        for (int frame = 0; frame < cepstra.length; frame++) {
            float[] values = cepstra[frame];
            for (int row = 0; row < SIZE; row++) {
                sum[row] += values[row];
                for (int column = 0; column <= row; column++) {
                    squares[row][column] += (double) values[row] * values[column];
                }
            }
            if (pitch[frame] > 0) {
                pitches++;
                pitchSum += pitch[frame];
                pitchSquares += pitch[frame] * pitch[frame];
            }
        }
        return new Voice(cepstra.length, sum, squares, pitches, pitchSum, pitchSquares);
    }

    Voice plus(Voice other) {
        double[] both = new double[SIZE];
        double[][] bothSquares = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            both[row] = sum[row] + other.sum[row];
            for (int column = 0; column <= row; column++) {
                bothSquares[row][column] = squares[row][column] + other.squares[row][column];
            }
        }
        return new Voice(
                frames + other.frames,
                both,
                bothSquares,
                pitches + other.pitches,
                pitchSum + other.pitchSum,
                pitchSquares + other.pitchSquares);
    }

    double frames() {
        return frames;
    }

    /** The variance of each coefficient. */
    double[] variances() {
        double[] variances = new double[SIZE];
        for (int index = 0; index < SIZE; index++) {
            double mean = sum[index] / frames;
            variances[index] = Math.max(1e-6, squares[index][index] / frames - mean * mean);
        }
        return variances;
    }

    /**
     * How spread out the frames are, in nats: the logarithm of the determinant of their covariance, times their number, and
     * the same of the pitch.
     *
     * @param all variances over all voices of the recording
     */
    double spread(double[] all) {
        double spread = frames * Cholesky.of(covariance(all)).logDeterminant();
        return pitches < LEAST_PITCHES ? spread : spread + pitches * Math.log(pitchVariance());
    }

    /** How well the frames of another fit this voice, as a log-likelihood without what is the same for all voices. */
    double fit(Voice other, double[] all) {
        double[] mean = new double[SIZE];
        for (int index = 0; index < SIZE; index++) {
            mean[index] = sum[index] / frames;
        }
        double[][] scatter = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column <= row; column++) {
                scatter[row][column] = other.squares[row][column]
                        - mean[row] * other.sum[column]
                        - mean[column] * other.sum[row]
                        + other.frames * mean[row] * mean[column];
            }
        }
        Cholesky covariance = Cholesky.of(covariance(all));
        double fit = -0.5 * (covariance.traceOfQuotient(scatter) + other.frames * covariance.logDeterminant());
        if (pitches >= LEAST_PITCHES && other.pitches > 0) {
            double pitchMean = pitchSum / pitches;
            double distance =
                    other.pitchSquares - 2 * pitchMean * other.pitchSum + other.pitches * pitchMean * pitchMean;
            fit -= 0.5 * (distance / pitchVariance() + other.pitches * Math.log(pitchVariance()));
        }
        return fit;
    }

    private double pitchVariance() {
        double mean = pitchSum / pitches;
        return Math.max(0, pitchSquares / pitches - mean * mean) + PITCH_FLOOR;
    }

    private double[][] covariance(double[] all) {
        double own = frames / (frames + PRIOR_FRAMES);
        double[][] covariance = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column <= row; column++) {
                double value = squares[row][column] / frames - sum[row] / frames * sum[column] / frames;
                covariance[row][column] = own * value;
            }
            covariance[row][row] += (1 - own + FLOOR) * all[row];
        }
        return covariance;
    }
}
