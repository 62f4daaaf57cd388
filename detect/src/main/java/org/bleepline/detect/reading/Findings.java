package org.bleepline.detect.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.detect.spoken.SpokenText;

/** Collects the candidates of one document, and remembers which tokens are explained. Not safe for several threads. */
public final class Findings {
    private static final double EXPLAINS = 0.5;

    private final SpokenText text;
    private final List<Candidate> candidates = new ArrayList<>();
    private final BitSet explained = new BitSet();

    public Findings(SpokenText text) {
        this.text = text;
    }

    /**
     * Adds a candidate.
     *
     * @param first its first token
     * @param end the token behind its last one
     * @param score 0 to 1; is cut to that range
     */
    public void add(Policy policy, int first, int end, double score, String recognizer, String evidence) {
        candidates.add(new Candidate(
                policy, text.start(first), text.end(end - 1), Math.max(0, Math.min(1, score)), recognizer, evidence));
        if (score >= EXPLAINS) {
            explained.set(first, end);
        }
    }

    /** Marks tokens as understood without a candidate, so that no number is made of them. */
    public void explain(int first, int end) {
        explained.set(first, end);
    }

    /** Whether any token of the range is part of something likely that was found already. */
    public boolean explains(int first, int end) {
        int next = explained.nextSetBit(first);
        return next >= 0 && next < end;
    }

    public List<Candidate> candidates() {
        return candidates;
    }
}
