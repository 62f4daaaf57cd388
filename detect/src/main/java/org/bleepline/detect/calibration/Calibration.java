package org.bleepline.detect.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Span;

/**
 * From the score that a recognizer gave to how often spans like it are right: a logistic curve (J. Platt, "Probabilistic
 * Outputs for Support Vector Machines", 1999) over the log-odds of the score, moved by the recognizer, by the policy, and by
 * what {@linkplain Opinion other findings} say. It was fitted on marked texts. Of two spans that differ in their
 * score only the better keeps the better probability. Immutable and safe for use by several threads.
 *
 * <p>The file has a line for each term: its name, an equals sign, its weight; lines that start with {@code #} say where
 * they come from. A term without a line weighs nothing.
 */
public final class Calibration {
    /** The term that is the log-odds of the recognizer's score. */
    public static final String SCORE = "score";

    private static final String ENGLISH = "english.calibration";

    /** Scores closer to 0 or 1 count as this far away: rules give 1 freely. */
    private static final double BOUND = 0.005;

    /** Findings of another kind below this are no dispute: the resolver would not take them either. */
    private static final double DISPUTES = 0.4;

    private final Map<String, Double> weights;

    /** A part of what speaks for a span, and how much of it there is. */
    public record Term(String name, double amount) {}

    private Calibration(Map<String, Double> weights) {
        this.weights = new TreeMap<>(weights);
        if (this.weights.getOrDefault(SCORE, 0.0) < 0) {
            throw new IllegalArgumentException("a better score must not count less");
        }
    }

    /** The one that ships with the product. */
    public static Calibration english() {
        return English.CALIBRATION;
    }

    /** @param weights by the name of the term */
    public static Calibration of(Map<String, Double> weights) {
        return new Calibration(weights);
    }

    /** Reads a file to its end; the caller closes the reader. */
    public static Calibration read(BufferedReader reader) throws IOException {
        Map<String, Double> weights = new TreeMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals < 0) {
                    throw new IOException("a weight needs an equals sign");
                }
                weights.put(line.substring(0, equals).strip(), Double.parseDouble(line.substring(equals + 1)));
            }
        }
        return new Calibration(weights);
    }

    /** The lines of the file, without its head. */
    public String written() {
        StringBuilder lines = new StringBuilder();
        weights.forEach((name, weight) -> lines.append(String.format(Locale.ROOT, "%s = %.3f\n", name, weight)));
        return lines.toString();
    }

    /** What speaks for and against a span of a policy. */
    public static List<Term> terms(Span span, Opinion opinion) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("any", 1));
        terms.add(new Term(SCORE, logOdds(span.score())));
        terms.add(new Term("recognizer " + span.recognizer(), 1));
        terms.add(
                new Term("policy " + ((Policy) span.label()).documentedPolicy().wireName(), 1));
        if (!opinion.agreeing().isEmpty()) {
            terms.add(new Term("agreed", 1));
        }
        if (opinion.disputing() >= DISPUTES) {
            terms.add(new Term("disputed", 1));
            terms.add(new Term("disputed score", logOdds(opinion.disputing())));
        }
        return terms;
    }

    /**
     * The span with the share of spans like it that are right for its score, and who agreed in its evidence. Labels of the
     * user's own stay as they are.
     */
    public Span calibrated(Span span, Opinion opinion) {
        if (!(span.label() instanceof Policy)) {
            return span;
        }
        double line = 0;
        for (Term term : terms(span, opinion)) {
            line += term.amount() * weights.getOrDefault(term.name(), 0.0);
        }
        String evidence = opinion.agreeing().isEmpty()
                ? span.evidence()
                : span.evidence() + "; also " + String.join(", ", opinion.agreeing());
        return new Span(
                span.label(), span.start(), span.end(), 1 / (1 + StrictMath.exp(-line)), span.recognizer(), evidence);
    }

    private static double logOdds(double score) {
        double bounded = Math.max(BOUND, Math.min(1 - BOUND, score));
        return StrictMath.log(bounded / (1 - bounded));
    }

    private static Calibration load() {
        try (InputStream stream = Calibration.class.getResourceAsStream(ENGLISH)) {
            if (stream == null) {
                throw new IOException("the resource " + ENGLISH + " is missing");
            }
            return read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the calibration", e);
        }
    }

    private static final class English {
        private static final Calibration CALIBRATION = load();
    }
}
