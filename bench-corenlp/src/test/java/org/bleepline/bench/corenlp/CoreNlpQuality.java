package org.bleepline.bench.corenlp;

import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.evaluation.Evaluation;
import org.bleepline.evaluation.Report;
import org.bleepline.evaluation.Score;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Persons, places, organisations, dates and money found by Bleepline and by Stanford CoreNLP's full named entity
 * recognition on the same texts, as written and in lower case without punctuation (there with CoreNLP's caseless models,
 * where they are on the class path). Prints a table.
 *
 * <p>Arguments: gold files, each line {@code {"text","entities":[{"type","start","end"}]}}, plain or gzipped; of lines that
 * name a {@code split} only {@code dev} counts. A kind that a file never marks is not counted for it. CoreNLP's CITY,
 * COUNTRY and STATE_OR_PROVINCE count as places; dates, ranges and birth dates all count as dates.
 */
public final class CoreNlpQuality {
    private static final Map<String, Policy> OF_CORENLP = Map.of(
            "PERSON", Policy.PERSON_NAME,
            "LOCATION", Policy.LOCATION,
            "CITY", Policy.LOCATION,
            "COUNTRY", Policy.LOCATION,
            "STATE_OR_PROVINCE", Policy.LOCATION,
            "ORGANIZATION", Policy.ORGANIZATION,
            "DATE", Policy.DATE,
            "MONEY", Policy.MONEY_AMOUNT);
    private static final Map<String, Policy> OF_GOLD = Map.of(
            "person_name", Policy.PERSON_NAME,
            "location", Policy.LOCATION,
            "organization", Policy.ORGANIZATION,
            "date", Policy.DATE,
            "date_interval", Policy.DATE,
            "date_of_birth", Policy.DATE,
            "money_amount", Policy.MONEY_AMOUNT);
    private static final Set<Policy> DATES = EnumSet.of(Policy.DATE, Policy.DATE_INTERVAL, Policy.DATE_OF_BIRTH);
    private static final String CASELESS_TAGGER =
            "edu/stanford/nlp/models/pos-tagger/english-caseless-left3words-distsim.tagger";
    private static final String CASELESS_NER =
            "edu/stanford/nlp/models/ner/english.all.3class.caseless.distsim.crf.ser.gz,"
                    + "edu/stanford/nlp/models/ner/english.muc.7class.caseless.distsim.crf.ser.gz,"
                    + "edu/stanford/nlp/models/ner/english.conll.4class.caseless.distsim.crf.ser.gz";

    private record Mark(Policy policy, int start, int end) {}

    private record Line(String text, List<Mark> marks) {}

    private CoreNlpQuality() {}

    public static void main(String[] files) throws IOException {
        Detector detector = Detector.standard();
        DetectionOptions options = DetectionOptions.of(PolicySet.all());
        Function<Document, List<Span>> bleepline = document -> detector.detect(document, options).stream()
                .map(CoreNlpQuality::oneDate)
                .toList();
        Function<Document, List<Span>> cased = coreNlp(false);
        boolean caseless = CoreNlpQuality.class.getClassLoader().getResource(CASELESS_TAGGER) != null;
        Function<Document, List<Span>> lower = caseless ? coreNlp(true) : cased;
        System.out.printf(
                Locale.ROOT, "CoreNLP on raw text: %s models%n%n", caseless ? "caseless" : "the same (no caseless)");
        System.out.println("| text | style | kinds | marked | Bleepline P | R | F1 | CoreNLP P | R | F1 |");
        System.out.println("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String file : files) {
            List<Line> lines = lines(Path.of(file));
            row(file, "formatted", lines, bleepline, cased);
            row(file, "raw", lines.stream().map(CoreNlpQuality::raw).toList(), bleepline, lower);
        }
    }

    private static void row(
            String file,
            String style,
            List<Line> lines,
            Function<Document, List<Span>> bleepline,
            Function<Document, List<Span>> coreNlp)
            throws IOException {
        Set<Policy> kinds = new TreeSet<>();
        lines.forEach(line -> line.marks().forEach(mark -> kinds.add(mark.policy())));
        String name = Path.of(file).getFileName().toString().replaceAll("\\.jsonl(\\.gz)?$", "");
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %s | %s",
                name,
                style,
                kinds.stream().map(Policy::wireName).collect(Collectors.joining(", "))));
        boolean first = true;
        for (Function<Document, List<Span>> detector : List.of(bleepline, coreNlp)) {
            PolicySet counted = PolicySet.of(kinds.toArray(Policy[]::new));
            Report report;
            try (BufferedReader gold = new BufferedReader(
                    new StringReader(lines.stream().map(CoreNlpQuality::json).collect(Collectors.joining("\n"))))) {
                report = Evaluation.of(detector).withPolicies(counted).run(gold);
            }
            Score score = Report.micro(report.overlapping());
            if (first) {
                row.append(" | ").append(score.gold());
                first = false;
            }
            row.append(String.format(
                    Locale.ROOT, " | %.3f | %.3f | **%.3f**", score.precision(), score.recall(), score.f1()));
        }
        System.out.println(row.append(" |"));
    }

    private static Span oneDate(Span span) {
        return span.label() instanceof Policy policy && DATES.contains(policy.documentedPolicy())
                ? new Span(Policy.DATE, span.start(), span.end(), span.score(), span.recognizer(), span.evidence())
                : span;
    }

    private static Function<Document, List<Span>> coreNlp(boolean caseless) {
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize,pos,lemma,ner");
        if (caseless) {
            properties.setProperty("pos.model", CASELESS_TAGGER);
            properties.setProperty("ner.model", CASELESS_NER);
        }
        StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
        return document -> {
            CoreDocument annotated = new CoreDocument(document.text());
            pipeline.annotate(annotated);
            return annotated.entityMentions().stream()
                    .filter(mention -> OF_CORENLP.containsKey(mention.entityType()))
                    .map(mention -> new Span(
                            OF_CORENLP.get(mention.entityType()),
                            mention.charOffsets().first(),
                            mention.charOffsets().second(),
                            1,
                            "corenlp",
                            mention.entityType()))
                    .toList();
        };
    }

    private static List<Line> lines(Path file) {
        List<Line> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(line -> read(line, lines));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a gold file", e);
        }
        return lines;
    }

    private static void read(String line, List<Line> lines) {
        String text = "";
        String split = "dev";
        List<Mark> marks = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "text" -> text = json.getString();
                    case "split" -> split = json.getString();
                    case "entities" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            mark(json, marks);
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
        if (split.equals("dev")) {
            lines.add(new Line(text, marks));
        }
    }

    private static void mark(JsonParser json, List<Mark> marks) {
        String type = "";
        int start = 0;
        int end = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> type = json.getString();
                case "start" -> start = json.getIntValue();
                case "end" -> end = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        if (OF_GOLD.containsKey(type)) {
            marks.add(new Mark(OF_GOLD.get(type), start, end));
        }
    }

    /** In lower case and without the marks between words. */
    private static Line raw(Line line) {
        StringBuilder text = new StringBuilder();
        int[] moved = new int[line.text().length() + 1];
        for (int offset = 0; offset < line.text().length(); offset++) {
            moved[offset] = text.length();
            char unit = line.text().charAt(offset);
            boolean ends = offset + 1 == line.text().length()
                    || Character.isWhitespace(line.text().charAt(offset + 1));
            if (",?!;:\"()".indexOf(unit) < 0 && !(unit == '.' && ends)) {
                text.append(Character.toLowerCase(unit));
            }
        }
        moved[line.text().length()] = text.length();
        return new Line(
                text.toString(),
                line.marks().stream()
                        .map(mark -> new Mark(mark.policy(), moved[mark.start()], moved[mark.end()]))
                        .filter(mark -> mark.start() < mark.end())
                        .toList());
    }

    private static String json(Line line) {
        String marks = line.marks().stream()
                .map(mark -> "{\"type\":\"" + mark.policy().wireName() + "\",\"start\":" + mark.start() + ",\"end\":"
                        + mark.end() + "}")
                .collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder();
        line.text().chars().forEach(unit -> {
            if (unit == '"' || unit == '\\' || unit < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", unit));
            } else {
                text.append((char) unit);
            }
        });
        return "{\"text\":\"" + text + "\",\"language_code\":\"en\",\"entities\":[" + marks + "]}";
    }
}
