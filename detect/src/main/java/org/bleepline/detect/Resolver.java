package org.bleepline.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Span;

/** From overlapping candidates to one list: the better score wins, then the longer span. */
final class Resolver {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(Comparator.comparingInt((Candidate candidate) -> candidate.end() - candidate.start())
                    .reversed())
            .thenComparingInt(Candidate::start);

    private Resolver() {}

    static List<Span> resolve(List<Candidate> candidates, PolicySet policies) {
        List<Span> taken = new ArrayList<>();
        candidates.stream()
                .sorted(BEST_FIRST)
                .forEach(candidate -> enabledLabel(candidate, policies)
                        .filter(label -> taken.stream()
                                .noneMatch(span -> span.start() < candidate.end() && candidate.start() < span.end()))
                        .ifPresent(label -> taken.add(new Span(
                                label,
                                candidate.start(),
                                candidate.end(),
                                candidate.score(),
                                candidate.recognizer(),
                                candidate.evidence()))));
        taken.sort(Comparator.comparingInt(Span::start));
        return List.copyOf(taken);
    }

    private static Optional<? extends EntityLabel> enabledLabel(Candidate candidate, PolicySet policies) {
        return candidate.label() instanceof Policy policy ? policies.labelFor(policy) : Optional.of(candidate.label());
    }
}
