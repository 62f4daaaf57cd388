package org.bleepline.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.evaluation.GoldText.Entity;
import org.bleepline.evaluation.Matching.Stretch;

/**
 * Runs a detector over texts in which personal data is marked, and counts.
 *
 * <p>A gold file has one JSON object on each line: {@code {"id": "call-1", "text": "my name is ada", "language_code":
 * "en", "entities": [{"type": "person_name", "start": 11, "end": 14}]}}. Empty lines are passed over; lines that cannot be
 * read are named in the report and left out.
 *
 * <p>With {@code "recording": "call.mp3"} the text is what is said in that file, in words ("four one", not "41"): see {@link
 * #withRecordings}.
 *
 * <p>{@snippet :
 * Evaluation evaluation = Evaluation.of(document -> detector.detect(document, options)).withPolicies(policies);
 * try (BufferedReader gold = Files.newBufferedReader(file)) {
 *     Report report = evaluation.run(gold);
 *     System.out.print(report.toTable());
 * }
 * }
 *
 * <p>The file is read line by line; of the texts, only what stands around misses and false alarms is kept. Immutable;
 * safe for use by several threads if the detector is.
 */
public final class Evaluation {
    /** So many misses and false alarms are kept for the report; all are counted. */
    private static final int MAX_FINDINGS = 20_000;

    private final Function<Document, List<Span>> detector;
    private final Set<Policy> policies;
    private final OffsetUnit unit;
    private final Optional<Function<GoldText, HeardText>> hearing;

    private Evaluation(
            Function<Document, List<Span>> detector,
            Set<Policy> policies,
            OffsetUnit unit,
            Optional<Function<GoldText, HeardText>> hearing) {
        this.detector = detector;
        this.policies = policies;
        this.unit = unit;
        this.hearing = hearing;
    }

    /**
     * For the 44 policies, with offsets that count UTF-16 code units.
     *
     * @param detector gives resolved spans; labels of the user's own are not counted
     */
    public static Evaluation of(Function<Document, List<Span>> detector) {
        return new Evaluation(detector, Set.copyOf(Policy.documented()), OffsetUnit.UTF16, Optional.empty());
    }

    /** Counts only these; what is marked or found of other kinds is as if it were not there. */
    public Evaluation withPolicies(PolicySet counted) {
        Set<Policy> documented =
                counted.enabled().stream().map(Policy::documentedPolicy).collect(Collectors.toUnmodifiableSet());
        return new Evaluation(detector, documented, unit, hearing);
    }

    public Evaluation withOffsets(OffsetUnit newUnit) {
        return new Evaluation(detector, policies, newUnit, hearing);
    }

    /**
     * Lines that name a recording are judged by what is heard in it: what is found there is laid on the words that were said, word by
     * word, and words that were not heard count as left. Otherwise their text is read like any other.
     *
     * @param listener hears the recording of a text and finds what is personal in it; what it throws ends the evaluation
     */
    public Evaluation withRecordings(Function<GoldText, HeardText> listener) {
        return new Evaluation(detector, policies, unit, Optional.of(listener));
    }

    /**
     * Reads to the end; the caller closes the reader.
     *
     * @throws IOException if the gold file cannot be read
     */
    public Report run(BufferedReader gold) throws IOException {
        return run(gold, outcome -> {});
    }

    /**
     * Reads to the end; the caller closes the reader.
     *
     * @param outcomes is told of every found span, text by text, whether it is right
     * @throws IOException if the gold file cannot be read
     */
    public Report run(BufferedReader gold, Consumer<Outcome> outcomes) throws IOException {
        Tally tally = new Tally(outcomes);
        long number = 0;
        String line = gold.readLine();
        while (line != null) {
            number++;
            if (!line.isBlank()) {
                try {
                    tally.add(GoldLine.read(line, unit), number);
                } catch (GoldLine.Unreadable e) {
                    tally.badLines.add(new BadLine(number, String.valueOf(e.getMessage())));
                }
            }
            line = gold.readLine();
        }
        return tally.report();
    }

    /** What has been counted so far. */
    private final class Tally {
        private final Map<Policy, Score> exact = new EnumMap<>(Policy.class);
        private final Map<Policy, Score> overlapping = new EnumMap<>(Policy.class);
        private final List<BadLine> badLines = new ArrayList<>();
        private final List<Finding> misses = new ArrayList<>();
        private final List<Finding> falseAlarms = new ArrayList<>();
        private Coverage coverage = Coverage.NONE;
        private int texts;
        private int textsWithFalseAlarm;
        private Reliability reliability = Reliability.none();
        private final Map<String, Reliability> byRecognizer = new TreeMap<>();
        private final Consumer<Outcome> outcomes;

        Tally(Consumer<Outcome> outcomes) {
            this.outcomes = outcomes;
        }

        void add(GoldText gold, long line) throws GoldLine.Unreadable {
            List<Entity> entities = gold.entities().stream()
                    .filter(entity -> policies.contains(entity.policy()))
                    .toList();
            List<Span> spans = found(gold).stream()
                    .filter(span ->
                            span.label() instanceof Policy policy && policies.contains(policy.documentedPolicy()))
                    .toList();
            texts++;
            coverage = coverage.plus(coverage(gold.text().length(), entities, spans));
            Set<Policy> kinds = new TreeSet<>();
            entities.forEach(entity -> kinds.add(entity.policy()));
            spans.forEach(span -> kinds.add(policy(span)));
            int alarmsBefore = falseAlarmCount();
            kinds.forEach(kind -> count(kind, gold, line, entities, spans));
            textsWithFalseAlarm += falseAlarmCount() > alarmsBefore ? 1 : 0;
        }

        Report report() {
            return new Report(
                    texts,
                    textsWithFalseAlarm,
                    exact,
                    overlapping,
                    coverage,
                    reliability,
                    byRecognizer,
                    misses,
                    falseAlarms,
                    badLines);
        }

        private int falseAlarmCount() {
            return overlapping.values().stream()
                    .mapToInt(score -> score.found() - score.matched())
                    .sum();
        }

        private void count(Policy kind, GoldText gold, long line, List<Entity> entities, List<Span> spans) {
            List<Entity> wanted =
                    entities.stream().filter(entity -> entity.policy() == kind).toList();
            List<Span> given =
                    spans.stream().filter(span -> policy(span) == kind).toList();
            List<Stretch> wantedAt = wanted.stream()
                    .map(entity -> new Stretch(entity.start(), entity.end()))
                    .toList();
            List<Stretch> givenAt = given.stream()
                    .map(span -> new Stretch(span.start(), span.end()))
                    .toList();
            Matching same = Matching.exact(wantedAt, givenAt);
            Matching overlaps = Matching.overlapping(wantedAt, givenAt);
            exact.merge(kind, new Score(same.size(), given.size(), wanted.size()), Score::plus);
            overlapping.merge(kind, new Score(overlaps.size(), given.size(), wanted.size()), Score::plus);
            for (int index = 0; index < wanted.size() && misses.size() < MAX_FINDINGS; index++) {
                if (!overlaps.isGoldMatched(index)) {
                    Stretch at = wantedAt.get(index);
                    misses.add(Finding.of(kind, gold, line, at.start(), at.end(), kindsAt(at, spans)));
                }
            }
            for (int index = 0; index < given.size(); index++) {
                Span span = given.get(index);
                boolean right = overlaps.isFoundMatched(index);
                weigh(span, right);
                if (!right && falseAlarms.size() < MAX_FINDINGS) {
                    String evidence = span.recognizer() + ": " + span.evidence();
                    falseAlarms.add(Finding.of(kind, gold, line, span.start(), span.end(), evidence));
                }
            }
        }

        private void weigh(Span span, boolean right) {
            reliability = reliability.plus(span.score(), right);
            byRecognizer.put(
                    span.recognizer(),
                    byRecognizer
                            .getOrDefault(span.recognizer(), Reliability.none())
                            .plus(span.score(), right));
            outcomes.accept(new Outcome(span, right));
        }

        private String kindsAt(Stretch stretch, List<Span> spans) {
            return spans.stream()
                    .filter(span -> new Stretch(span.start(), span.end()).overlaps(stretch))
                    .map(span -> policy(span).wireName())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    private List<Span> found(GoldText gold) throws GoldLine.Unreadable {
        Document said = Document.of(gold.text(), gold.languageCode());
        if (gold.recording().isEmpty() || hearing.isEmpty()) {
            return detector.apply(said);
        }
        HeardText heard = hearing.get().apply(gold);
        return SaidAndHeard.of(said, heard.document()).onWhatWasSaid(heard.spans());
    }

    private static Policy policy(Span span) {
        return ((Policy) span.label()).documentedPolicy();
    }

    private static Coverage coverage(int length, List<Entity> entities, List<Span> spans) {
        BitSet gold = new BitSet(length);
        entities.forEach(entity -> gold.set(entity.start(), entity.end()));
        BitSet found = new BitSet(length);
        spans.forEach(span -> found.set(span.start(), span.end()));
        int goldCount = gold.cardinality();
        BitSet uncovered = (BitSet) gold.clone();
        uncovered.andNot(found);
        BitSet over = (BitSet) found.clone();
        over.andNot(gold);
        return new Coverage(goldCount, uncovered.cardinality(), (long) length - goldCount, over.cardinality());
    }
}
