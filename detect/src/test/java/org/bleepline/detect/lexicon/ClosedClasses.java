package org.bleepline.detect.lexicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;
import org.bleepline.core.span.Span;

/** The lexicon as a detector: the better score wins, then the longer stretch. */
final class ClosedClasses {
    /** What the lexicon alone is to find. */
    static final PolicySet POLICIES = PolicySet.of(
            Policy.BLOOD_TYPE,
            Policy.DRUG,
            Policy.EVENT,
            Policy.GENDER_SEXUALITY,
            Policy.INJURY,
            Policy.LANGUAGE,
            Policy.MARITAL_STATUS,
            Policy.MEDICAL_CONDITION,
            Policy.MEDICAL_PROCESS,
            Policy.NATIONALITY,
            Policy.OCCUPATION,
            Policy.PHYSICAL_ATTRIBUTE,
            Policy.POLITICAL_AFFILIATION,
            Policy.RELIGION,
            Policy.ZODIAC_SIGN);

    private ClosedClasses() {}

    static Function<Document, List<Span>> detector(Recognizer recognizer, PolicySet policies) {
        return document -> resolved(recognizer.recognize(document), policies);
    }

    private static List<Span> resolved(List<Candidate> candidates, PolicySet policies) {
        List<Span> taken = new ArrayList<>();
        candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparingInt(candidate -> candidate.start() - candidate.end())
                        .thenComparingInt(Candidate::start))
                .forEach(candidate -> policies.labelFor((Policy) candidate.label())
                        .filter(policy -> taken.stream()
                                .noneMatch(span -> span.start() < candidate.end() && candidate.start() < span.end()))
                        .ifPresent(policy -> taken.add(new Span(
                                policy,
                                candidate.start(),
                                candidate.end(),
                                candidate.score(),
                                candidate.recognizer(),
                                candidate.evidence()))));
        taken.sort(Comparator.comparingInt(Span::start));
        return taken;
    }
}
