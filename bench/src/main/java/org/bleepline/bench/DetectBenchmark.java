package org.bleepline.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.PolicySet;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many characters of a call does one thread read in a second, with all 44 policies? The baseline is one pass of a small
 * regular expression for digits; the do-nothing case only splits the words.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DetectBenchmark {
    private static final String TURNS = """
            Good morning, this is Karen Miller from the claims department, how can I help you?
            hi my name is robert johnson and i am calling about my bill
            Could I have your date of birth and the last four digits of your social security number?
            it is the ninth of may nineteen seventy two and the last four are four one nine seven
            Thank you. I see a payment of $94.50 on December 18, 2019. Is that the one you mean?
            yes and i moved to forty two oak street springfield ohio you can reach me at six one seven five five five zero one two three
            I have changed that. Is there anything else that I can do for you today?
            no that was all thank you very much have a good day
            """;

    private static final int REPEATS = 20;
    private static final String TEXT = TURNS.repeat(REPEATS);

    /** Scores of this class are characters a second. */
    private static final int CHARACTERS = 13_060;

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Detector detector = Detector.standard();
    private final DetectionOptions options = DetectionOptions.of(PolicySet.all());

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public List<Span> detectAllPolicies() {
        return detector.detect(Document.of(TEXT, "en"), options);
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public int baselineDigitsByRegex() {
        Matcher matcher = DIGITS.matcher(TEXT);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public Document doNothingButSplit() {
        return Document.of(TEXT, "en");
    }
}
