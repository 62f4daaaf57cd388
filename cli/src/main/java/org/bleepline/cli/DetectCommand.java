package org.bleepline.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bleepline.core.redaction.TextRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Languages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Finds personal data in text: reads lines, writes them redacted, in the same order.",
            "With --jsonl each line is {\"id\",\"text\",\"language_code\"?}, and what comes out is"
                    + " {\"id\",\"text\",\"entities\":[{\"type\",\"start\",\"end\",\"text\",\"score\",\"recognizer\"}]};"
                    + " offsets are UTF-16 units into the input text."
        })
final class DetectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "What to read; standard input unless given.")
    private @Nullable Path file;

    @Option(names = "--jsonl", description = "Lines are JSON objects, in and out.")
    private boolean jsonl;

    @Mixin
    private final WhatToRemove what = new WhatToRemove();

    @Option(
            names = {"-l", "--language"},
            paramLabel = "CODE",
            description = "Language of the text where a line does not say it. Default: en.")
    private String language = "en";

    @Option(names = "--threads", paramLabel = "N", description = "Lines read side by side. Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, not " + threads);
        }
        String code = language.toLowerCase(Locale.ROOT).replace('-', '_');
        Languages.requireDetectable(code);
        Detector detector = Detector.standard();
        DetectionOptions options = new DetectionOptions(what.policies(), what.staticEntities());
        LineWork work = jsonl
                ? new JsonLine(detector, options, what.substitution(), code)
                : (number, line) -> {
                    Document document = Document.of(line, code);
                    List<Span> spans = detector.detect(document, options);
                    return TextRedactor.redact(document, spans, what.substitution());
                };
        try (BufferedReader in = reader();
                Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16)) {
            new OrderedLines(threads).run(in, out, work);
        }
        return ExitCode.OK;
    }

    private BufferedReader reader() {
        Path source = file;
        if (source != null && !Files.isRegularFile(source)) {
            throw new InputException("there is no file " + source);
        }
        try {
            InputStream stream = source == null ? System.in : Files.newInputStream(source);
            return new BufferedReader(
                    new InputStreamReader(
                            stream,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    1 << 16);
        } catch (IOException e) {
            throw new InputException("the file " + source + " cannot be read");
        }
    }
}
