package org.bleepline.training.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Calibration.Term;

/**
 * Fits the weights of a {@link Calibration}: the most likely ones, by Newton steps, one weight after the other. A normal
 * prior draws each to 0 (that of the score to 1), those of a recognizer or a policy harder, so that few spans move them
 * little (partial pooling; Gelman and Hill, "Data Analysis Using Regression and Multilevel/Hierarchical Models", 2007,
 * chapter 14). The same points in the same order give the same weights.
 */
final class Fit {
    /** Standard deviation of the prior. */
    private static final double SPREAD = 2;

    /** The same for what is about one recognizer or one policy. Of 0.2, 0.3, 0.5 and 0.8 those between were best on files left out. */
    private static final double SPREAD_OF_ONE = 0.4;

    private static final int ROUNDS = 300;

    private final Map<String, Weight> weights = new TreeMap<>();

    /** The log-odds that each point is right, by the weights so far. */
    private final double[] line;

    private final boolean[] right;

    private final class Weight {
        private final double prior;
        private final double spread;
        private final double least;
        private final List<Integer> points = new ArrayList<>();
        private final List<Double> amounts = new ArrayList<>();
        private double value;

        Weight(String name) {
            boolean score = name.equals(Calibration.SCORE);
            prior = score ? 1 : 0;
            least = score ? 0 : Double.NEGATIVE_INFINITY;
            spread = name.indexOf(' ') > 0 && !name.startsWith("disputed") ? SPREAD_OF_ONE : SPREAD;
        }

        void improve() {
            double gradient = (prior - value) / (spread * spread);
            double curvature = 1 / (spread * spread);
            for (int index = 0; index < points.size(); index++) {
                int point = points.get(index);
                double share = 1 / (1 + StrictMath.exp(-line[point]));
                gradient += amounts.get(index) * ((right[point] ? 1 : 0) - share);
                curvature += amounts.get(index) * amounts.get(index) * share * (1 - share);
            }
            double better = value + Math.max(-1, Math.min(1, gradient / curvature));
            double step = Math.max(least, better) - value;
            value += step;
            for (int index = 0; index < points.size(); index++) {
                line[points.get(index)] += step * amounts.get(index);
            }
        }
    }

    private Fit(List<Point> points) {
        line = new double[points.size()];
        right = new boolean[points.size()];
        for (int index = 0; index < points.size(); index++) {
            right[index] = points.get(index).right();
            for (Term term : points.get(index).terms()) {
                Weight weight = weights.computeIfAbsent(term.name(), Weight::new);
                weight.points.add(index);
                weight.amounts.add(term.amount());
            }
        }
    }

    static Calibration of(List<Point> points) {
        Fit fit = new Fit(points);
        for (int round = 0; round < ROUNDS; round++) {
            fit.weights.values().forEach(Weight::improve);
        }
        Map<String, Double> values = new TreeMap<>();
        fit.weights.forEach((name, weight) -> values.put(name, weight.value));
        return Calibration.of(values);
    }
}
