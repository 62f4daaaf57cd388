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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

    private static final String DIALOGUE = """
            so what kind of movie are you in the mood for tonight
            i don't know maybe something funny, nothing too long
            Okay. There is a comedy that everybody seems to like, and it is about ninety minutes.
            sounds good is it still on the big screen or do we have to watch it at home
            It is, but the late show is the only one with seats left. Would that work for you?
            yeah that's fine with me let's just do that and grab something to eat on the way
            Great. Do you want me to look for seats in the middle or closer to the front?
            in the middle please i always get a sore neck in the front rows
            """;

    /** Scores of this class are characters a second. */
    private static final int CHARACTERS = 16_000;

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Dense with personal data; without any; one turn as long as the text; turns of three words. */
    @Param({"dense", "dialogue", "one-turn", "short-turns"})
    private String kind = "dense";

    private String text = "";

    private final Detector detector = Detector.standard();
    private final DetectionOptions options = DetectionOptions.of(PolicySet.all());

    @Setup
    public void choose() {
        String part = switch (kind) {
            case "dialogue" -> DIALOGUE;
            case "one-turn" -> TURNS.replace('\n', ' ');
            case "short-turns" -> TURNS.replaceAll("(\\S+ \\S+ \\S+) ", "$1\n");
            default -> TURNS;
        };
        text = part.repeat(CHARACTERS / part.length() + 1).substring(0, CHARACTERS);
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public List<Span> detectAllPolicies() {
        return detector.detect(Document.of(text, "en"), options);
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public int baselineDigitsByRegex() {
        Matcher matcher = DIGITS.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public Document doNothingButSplit() {
        return Document.of(text, "en");
    }
}
