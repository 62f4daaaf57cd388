package org.bleepline.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What do ten thousand terms of the user's own cost beside ten? The do-nothing case looks for none. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StaticTermsBenchmark {
    private static final int TERMS_OF_A_LABEL = 200;
    private static final long SEED = 3;

    /** Scores of this class are characters a second. */
    private static final int CHARACTERS = 16_000;

    private static final String TURN =
            "thank you for calling, the universal three pro is on its way, is there anything else\n";
    private static final String TEXT =
            TURN.repeat(CHARACTERS / TURN.length() + 1).substring(0, CHARACTERS);

    @Param({"0", "10", "10000"})
    private int terms;

    private final Detector detector = Detector.standard();
    private DetectionOptions options = DetectionOptions.of(PolicySet.none());

    @Setup
    public void invent() {
        Random random = new Random(SEED);
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (int made = 0; made < terms; made += TERMS_OF_A_LABEL) {
            labels.put(
                    "LABEL " + made,
                    random.ints(Math.min(terms - made, TERMS_OF_A_LABEL), 0, Integer.MAX_VALUE)
                            .mapToObj(number -> Integer.toString(number, Character.MAX_RADIX) + " pro")
                            .toList());
        }
        options = new DetectionOptions(PolicySet.none(), new StaticEntities(labels));
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public List<Span> findTerms() {
        return detector.detect(Document.of(TEXT, "en"), options);
    }
}
