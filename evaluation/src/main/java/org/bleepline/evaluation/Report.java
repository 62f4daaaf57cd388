package org.bleepline.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.core.policy.Policy;

/**
 * What an {@link Evaluation} counted.
 *
 * <p>Spans match if their kinds are the same and they are the same stretch ({@code exact}) or share a character
 * ({@code overlapping}); each span matches one other at most.
 *
 * @param texts texts that were read
 * @param textsWithFalseAlarm texts with at least one found span that overlaps no gold span of its kind
 * @param exact by policy, for those that were marked or found
 * @param overlapping by policy, for those that were marked or found
 * @param coverage characters left and characters taken
 * @param reliability how far the scores of the found spans say how often they are right
 * @param reliabilityByRecognizer the same by the name of the recognizer that found them
 * @param misses gold spans that no found span of the kind overlaps; at most 20,000 are kept
 * @param falseAlarms found spans that overlap no gold span of the kind; at most 20,000 are kept
 * @param badLines lines that could not be read
 */
public record Report(
        int texts,
        int textsWithFalseAlarm,
        Map<Policy, Score> exact,
        Map<Policy, Score> overlapping,
        Coverage coverage,
        Reliability reliability,
        Map<String, Reliability> reliabilityByRecognizer,
        List<Finding> misses,
        List<Finding> falseAlarms,
        List<BadLine> badLines) {
    public Report {
        exact = copied(exact);
        overlapping = copied(overlapping);
        reliabilityByRecognizer = Collections.unmodifiableMap(new TreeMap<>(reliabilityByRecognizer));
        misses = List.copyOf(misses);
        falseAlarms = List.copyOf(falseAlarms);
        badLines = List.copyOf(badLines);
    }

    /** All spans of all policies in one score. */
    public static Score micro(Map<Policy, Score> scores) {
        return scores.values().stream().reduce(Score.NONE, Score::plus);
    }

    /** The mean F1 over the policies that are marked at least once, each with the same weight; 0 if none is. */
    public static double macroF1(Map<Policy, Score> scores) {
        return scores.values().stream()
                .filter(score -> score.gold() > 0)
                .mapToDouble(Score::f1)
                .average()
                .orElse(0);
    }

    /** Lines of text with aligned columns: one for each policy, then the sums. Holds no text of the calls. */
    public String toTable() {
        return TableReport.of(this);
    }

    /** The figures and findings as one JSON object. */
    public String toJson() {
        return JsonReport.of(this);
    }

    /**
     * A page that needs no other file: the figures, and every miss and false alarm in its context.
     *
     * @param title what was measured
     */
    public String toHtml(String title) {
        return HtmlReport.of(this, title);
    }

    private static Map<Policy, Score> copied(Map<Policy, Score> scores) {
        Map<Policy, Score> copy = new EnumMap<>(Policy.class);
        copy.putAll(scores);
        return Collections.unmodifiableMap(copy);
    }
}
