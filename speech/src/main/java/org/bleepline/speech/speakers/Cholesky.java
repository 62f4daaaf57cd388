package org.bleepline.speech.speakers;

/** The lower triangle whose square a symmetric, positive matrix is. */
final class Cholesky {
    private static final double LEAST = 1e-9;

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /** @param matrix its lower triangle counts; is overwritten */
    static Cholesky of(double[][] matrix) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column <= row; column++) {
                double value = matrix[row][column];
                for (int index = 0; index < column; index++) {
                    value -= matrix[row][index] * matrix[column][index];
                }
                matrix[row][column] =
                        row == column ? Math.sqrt(Math.max(LEAST, value)) : value / matrix[column][column];
            }
        }
        return new Cholesky(matrix);
    }

    double logDeterminant() {
        double sum = 0;
        for (int index = 0; index < lower.length; index++) {
            sum += 2 * Math.log(lower[index][index]);
        }
        return sum;
    }

    /** The trace of another symmetric matrix, given by its lower triangle, times the inverse of this one. */
    double traceOfQuotient(double[][] other) {
        int size = lower.length;
        double trace = 0;
        double[] column = new double[size];
        for (int unit = 0; unit < size; unit++) {
            for (int row = 0; row < size; row++) {
                column[row] = row >= unit ? other[row][unit] : other[unit][row];
            }
            for (int row = 0; row < size; row++) {
                for (int index = 0; index < row; index++) {
                    column[row] -= lower[row][index] * column[index];
                }
                column[row] /= lower[row][row];
            }
            for (int row = size - 1; row >= unit; row--) {
                for (int index = row + 1; index < size; index++) {
                    column[row] -= lower[index][row] * column[index];
                }
                column[row] /= lower[row][row];
            }
            trace += column[unit];
        }
        return trace;
    }
}
