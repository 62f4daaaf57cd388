package org.bleepline.detect.calibration;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Span;

/** All findings in a document, to ask which of them agree with a span. */
public final class Opinions {
    /** Findings that begin further in front of a span, in characters, are not asked: so each answer takes bounded time. */
    private static final int REACH = 200;

    private final List<Candidate> byStart;

    private Opinions(List<Candidate> byStart) {
        this.byStart = byStart;
    }

    public static Opinions of(List<Candidate> found) {
        return new Opinions(
                found.stream().sorted(Comparator.comparingInt(Candidate::start)).toList());
    }

    public Opinion on(Span span) {
        Set<String> agreeing = new TreeSet<>();
        double disputing = 0;
        for (int index = firstFrom(span.start() - REACH);
                index < byStart.size() && byStart.get(index).start() < span.end();
                index++) {
            Candidate other = byStart.get(index);
            if (other.end() <= span.start()) {
                continue;
            }
            if (kind(other.label()) != kind(span.label())) {
                disputing = Math.max(disputing, other.score());
            } else if (!other.recognizer().equals(span.recognizer()) && other.score() > 0) {
                agreeing.add(other.recognizer());
            }
        }
        return new Opinion(List.copyOf(agreeing), disputing);
    }

    private static EntityLabel kind(EntityLabel label) {
        return label instanceof Policy policy ? policy.documentedPolicy() : label;
    }

    private int firstFrom(int start) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
