package org.bleepline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.evaluation.Evaluation;
import org.bleepline.evaluation.GoldText;
import org.bleepline.evaluation.HeardText;
import org.bleepline.evaluation.OffsetUnit;
import org.bleepline.evaluation.Report;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Heard;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.TwoReadings;
import org.bleepline.pipeline.delivery.PendingFiles;
import org.bleepline.wording.Style;
import org.bleepline.wording.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measures how well personal data is found in texts in which it is marked.",
            "Each line of GOLD is {\"id\",\"text\",\"language_code\"?,\"entities\":[{\"type\",\"start\",\"end\"}]}."
                    + " Prints a table: precision, recall and F1 by policy, the share of marked characters that were left"
                    + " (leak), and of other characters that were taken (over-redaction).",
            "With \"recording\":FILE in a line (beside GOLD, or a whole path) the text is what is said in that file, in"
                    + " words ('four one', not '41'): the file is heard, and what is found in what was heard is laid on what"
                    + " was said. Words that were not heard count as left."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "GOLD", description = "The marked texts, one JSON object a line.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path gold;

    @Option(
            names = {"-p", "--policies"},
            paramLabel = "POLICY",
            split = ",",
            completionCandidates = WhatToRemove.PolicyNames.class,
            description = "Count only these, separated by commas; all 44 unless given.")
    private List<String> policies = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures and findings as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Also write a page with every miss and false alarm in its context. It holds parts of the texts.")
    private @Nullable Path html;

    @Option(
            names = "--offsets",
            paramLabel = "UNIT",
            description = "What start and end count: ${COMPLETION-CANDIDATES}. Default: utf16, as Java and JavaScript"
                    + " count; Python counts code_point.")
    private OffsetName offsets = OffsetName.utf16;

    @Option(
            names = "--raw-words",
            paramLabel = "READING",
            description =
                    "How texts of raw words (no capital, digit or mark) are read: as they were ${COMPLETION-CANDIDATES}"
                            + " with marks and capitals, or both, as 'redact' reads what an engine hears. Default: heard.")
    private Reading rawWords = Reading.heard;

    @Mixin
    private final Listening listening = new Listening();

    /** Which forms of raw words are looked at. */
    enum Reading {
        heard,
        restored,
        both
    }

    /** The names that the command line knows, in its own spelling. */
    enum OffsetName {
        utf16,
        code_point
    }

    @Override
    public Integer call() throws IOException {
        PolicySet counted = policies.isEmpty()
                ? PolicySet.all()
                : PolicySet.named(policies.stream()
                        .map(name -> documented(name.strip().toLowerCase(Locale.ROOT)))
                        .toList());
        if (!Files.isRegularFile(gold)) {
            throw new InputException("there is no file " + gold);
        }
        Function<Document, List<Span>> detector = detector();
        Report report;
        try (Bleepline bleepline = listening.bleepline("en");
                BufferedReader reader = Files.newBufferedReader(gold)) {
            report = Evaluation.of(detector)
                    .withRecordings(text -> heard(bleepline, text))
                    .withPolicies(counted)
                    .withOffsets(OffsetUnit.valueOf(offsets.name().toUpperCase(Locale.ROOT)))
                    .run(reader);
        } catch (IOException e) {
            throw new InputException("the file " + gold + " cannot be read as text in UTF-8");
        }
        if (report.texts() == 0 && report.badLines().isEmpty()) {
            throw new InputException("there is no text in the file " + gold);
        }
        write(report);
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.toTable());
        out.flush();
        report.badLines()
                .forEach(line -> spec.commandLine()
                        .getErr()
                        .println("bleepline: line " + line.number() + " was left out: " + line.reason()));
        return report.badLines().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    /** What is heard in the recording of a text, and found in it as 'redact' finds it. */
    private HeardText heard(Bleepline bleepline, GoldText text) {
        Path file = gold.toAbsolutePath().resolveSibling(text.recording().orElseThrow());
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no recording " + file + ", which " + gold + " names");
        }
        RedactionOptions options =
                RedactionOptions.builder().languageCode(text.languageCode()).build();
        spec.commandLine().getErr().println("bleepline: hearing " + file.getFileName());
        Heard heard = bleepline.hear(file, options, PipelineMonitor.none());
        List<Span> spans = bleepline.detect(heard.transcript(), heard.raw(), DetectionOptions.of(PolicySet.all()));
        return new HeardText(Document.of(heard.transcript()), spans);
    }

    private Function<Document, List<Span>> detector() {
        Detector detector = Detector.standard();
        DetectionOptions options = DetectionOptions.of(PolicySet.all());
        if (rawWords == Reading.heard) {
            return document -> detector.detect(document, options);
        }
        Wording wording = Wording.english();
        TwoReadings readings = new TwoReadings(detector::detect);
        return document -> {
            if (!Wording.isRaw(document)) {
                return detector.detect(document, options);
            }
            Document restored = wording.restore(document, detector.detect(document, options), Style.full());
            return rawWords == Reading.both
                    ? readings.detect(document, restored, options)
                    : TwoReadings.moved(detector.detect(restored, options), restored, document);
        };
    }

    private void write(Report report) throws IOException {
        try (PendingFiles files = new PendingFiles()) {
            if (json != null) {
                Files.writeString(files.reserve(json), report.toJson());
            }
            if (html != null) {
                Files.writeString(files.reserve(html), report.toHtml("Bleepline on " + gold.getFileName()));
            }
            files.publish();
        }
    }

    private static String documented(String name) {
        return Policy.named(name).documentedPolicy().wireName();
    }
}
