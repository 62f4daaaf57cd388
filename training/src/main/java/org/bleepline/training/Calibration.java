package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.detect.tagger.Exp;
import org.bleepline.detect.tagger.Tagger;
import org.bleepline.detect.tagger.TaggerModel;

/**
 * Fits the curve that turns the chain's probability into how often a finding is right (J. Platt, Probabilistic Outputs
 * for Support Vector Machines, 1999), by plain gradient descent on held-out examples.
 */
final class Calibration {
    private static final int STEPS = 400;

    private Calibration() {}

    /** The model with its curve; the curve of the given model must be the identity. */
    static TaggerModel fit(TaggerModel model, float outsideBias, List<Example> examples) {
        Tagger tagger = Tagger.of(model.withDecoding(outsideBias, 0, 1), "en");
        List<double[]> points = new ArrayList<>();
        for (Example example : examples) {
            for (Candidate finding : Evaluation.findings(tagger, example.text())) {
                Policy policy = (Policy) finding.label();
                if ((example.known() & 1L << Types.index(policy)) == 0) {
                    continue;
                }
                boolean right = example.mentions().stream()
                        .anyMatch(mention -> mention.start() < finding.end()
                                && finding.start() < mention.end()
                                && (mention.types() == 0 || (mention.types() & family(policy)) != 0));
                double bounded = Math.min(Math.max(finding.score(), 1e-6), 1 - 1e-6);
                points.add(new double[] {StrictMath.log(bounded / (1 - bounded)), right ? 1 : 0});
            }
        }
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < STEPS && !points.isEmpty(); step++) {
            double forIntercept = 0;
            double forSlope = 0;
            for (double[] point : points) {
                double error = point[1] - 1 / (1 + Exp.of(-(intercept + slope * point[0])));
                forIntercept += error;
                forSlope += error * point[0];
            }
            intercept += 0.5 * forIntercept / points.size();
            slope += 0.05 * forSlope / points.size();
        }
        return model.withDecoding(outsideBias, (float) intercept, (float) slope);
    }

    private static long family(Policy policy) {
        long bits = 0;
        for (Policy other : Types.LIST) {
            if (other.documentedPolicy() == policy.documentedPolicy()) {
                bits |= Types.of(other);
            }
        }
        return bits;
    }
}
