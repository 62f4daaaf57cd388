package org.bleepline.bench.corenlp;

import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many characters of a call does one thread read in a second: all 44 policies with the tagger on, beside Stanford CoreNLP's
 * full named entity recognition ({@code tokenize, pos, lemma, ner}: its three statistical models, the fine-grained rules and
 * SUTime) with its own defaults.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx6g")
public class CoreNlpBenchmark {
    private static final String TURNS = """
            Good morning, this is Karen Miller from the claims department, how can I help you?
            Hi, my name is Robert Johnson and I am calling about the bill that I got last week.
            Could I have your date of birth and the last four digits of your social security number?
            It is the ninth of May 1972 and the last four are 4197. Do you need anything else?
            Thank you. I see a payment of $94.50 on December 18, 2019. Is that the one you mean?
            Yes, and I moved to 42 Oak Street, Springfield, Ohio. You can reach me at 617-555-0123.
            I have changed that. Is there anything else that I can do for you today?
            No, that was all, thank you very much. Have a good day, and say hello to Dr. Banerjee at Mercy Hospital.
            """;

    private static final int REPEATS = 5;
    private static final String TEXT = TURNS.repeat(REPEATS);
    /** Scores of this class are characters a second; the set-up checks the figure. */
    private static final int CHARACTERS = 3_450;

    private final DetectionOptions options = DetectionOptions.of(PolicySet.all());
    private Detector detector;
    private StanfordCoreNLP coreNlp;

    @Setup
    public void load() {
        if (TEXT.length() != CHARACTERS) {
            throw new IllegalStateException("the text has " + TEXT.length() + " characters");
        }
        detector = Detector.standard();
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize,pos,lemma,ner");
        properties.setProperty("threads", "1");
        coreNlp = new StanfordCoreNLP(properties);
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public List<Span> bleepline() {
        return detector.detect(Document.of(TEXT, "en"), options);
    }

    @Benchmark
    @OperationsPerInvocation(CHARACTERS)
    public List<CoreEntityMention> coreNlp() {
        CoreDocument document = new CoreDocument(TEXT);
        coreNlp.annotate(document);
        return document.entityMentions();
    }
}
