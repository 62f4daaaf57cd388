package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bleepline.core.policy.Policy;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Reads the annotated English sentences; knows what each source marks and what it leaves unmarked. */
final class Corpora {
    private static final long TEMPORAL = Types.of(Policy.DATE, Policy.DATE_INTERVAL, Policy.TIME, Policy.DURATION);
    private static final long PERSON = Types.of(Policy.PERSON_NAME);

    /** What is marked wherever it occurs. */
    private static final Map<String, Long> KNOWN = known();

    private static final Pattern MONTH = Pattern.compile(
            ".*\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\b.*");
    private static final Pattern DAY = Pattern.compile(
            ".*\\b(\\d{1,2}|\\d{1,2}(st|nd|rd|th)|first|second|third|[a-z]+th|one|two|three|four|five|six|seven|eight|nine|ten)\\b.*");
    private static final Pattern WEEKDAY = Pattern.compile(
            ".*\\b(mon|tues|wednes|thurs|fri|satur|sun)day\\b.*|.*\\b(mon|tue|wed|thu|fri|sat|sun)\\b.*");
    private static final Pattern BROAD = Pattern.compile(
            ".*\\b(week|weekend|month|months|year|years|weeks|quarter|season|summer|winter|spring|autumn|decade|century|[0-9]{4}s)\\b.*");
    private static final Pattern NUMBER = Pattern.compile(
            ".*(\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|noon|midnight|half|quarter)\\b).*");
    private static final Pattern UNIT =
            Pattern.compile(".*\\b(seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\\b.*");
    private static final Pattern CLOCK = Pattern.compile(
            ".*(\\d:\\d\\d|\\d ?[ap]\\.? ?m\\b|\\b[ap]\\.? ?m\\b|o'?clock|noon|midnight|\\d in the ).*");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    /** Words of the orders after or in which a name may come. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)starbucks|dunkin|peet|name|street|avenue|address|located|near|store|shop|thanks?,? [A-Z]|hi,? [A-Z]");

    private static final long WITHOUT_NAMES = PERSON
            | Types.LOCATIONS
            | Types.ORGANIZATIONS
            | Types.of(
                    Policy.OCCUPATION,
                    Policy.EVENT,
                    Policy.LANGUAGE,
                    Policy.DRUG,
                    Policy.MEDICAL_CONDITION,
                    Policy.MEDICAL_PROCESS,
                    Policy.INJURY,
                    Policy.USERNAME,
                    Policy.PASSWORD,
                    Policy.FILENAME,
                    Policy.URL);

    private static final int SEEN_SMALL = 5;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}']+");

    /** Words for people at work. */
    private static final Pattern WORKER = Pattern.compile(
            "(?i)doctor|dentist|stylist|therap|gyn|dermat|psych|ologist|director|actor|actress|agent|driver|hair|skin|pain");

    private static final long WITHOUT_CAPITALS = PERSON
            | Types.LOCATIONS
            | Types.ORGANIZATIONS
            | Types.of(
                    Policy.EVENT,
                    Policy.LANGUAGE,
                    Policy.NATIONALITY,
                    Policy.POLITICAL_AFFILIATION,
                    Policy.RELIGION,
                    Policy.ZODIAC_SIGN,
                    Policy.USERNAME,
                    Policy.PASSWORD,
                    Policy.FILENAME,
                    Policy.OCCUPATION,
                    Policy.MEDICAL_CONDITION,
                    Policy.INJURY,
                    Policy.PHYSICAL_ATTRIBUTE,
                    Policy.GENDER,
                    Policy.SEXUALITY);

    private final JsonFactory json = new JsonFactory();

    /** Name of the file to its examples of one part, {@code train} or {@code dev}. */
    Map<String, List<Example>> read(Path folder, String part) {
        Map<String, List<Example>> sources = new LinkedHashMap<>();
        KNOWN.keySet().stream()
                .sorted()
                .forEach(source -> sources.put(source, readFile(folder.resolve(source + ".jsonl.gz"), source, part)));
        return sources;
    }

    /**
     * Orders of coffee: talk with many capitals and without names. Numbers and amounts in it may be anything, and lines
     * that could name a place, a shop or a customer are left out.
     */
    static List<Example> readOrders(Path file, int most) {
        List<Example> examples = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && examples.size() < most; line = reader.readLine()) {
                if (!NAMED.matcher(line).find()) {
                    examples.add(new Example(line.replace('\u2019', '\''), List.of(), WITHOUT_NAMES, false));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the orders", e);
        }
        return examples;
    }

    /**
     * Sentences of carefully written conversations that hold no name of anybody or anything: each word with a capital is
     * "I" or stands elsewhere without one. Everything else may be in them.
     */
    static List<Example> readTalk(Path file, int most) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> small = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.replace('\u2019', '\''));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the talk", e);
        }
        for (String line : lines) {
            for (String word : NO_LETTER.split(line)) {
                if (!word.isEmpty() && Character.isLowerCase(word.charAt(0))) {
                    small.merge(word, 1, Integer::sum);
                }
            }
        }
        return lines.stream()
                .filter(line -> line.length() > 20
                        && Character.isUpperCase(line.charAt(0))
                        && !WORKER.matcher(line).find()
                        && Stream.of(NO_LETTER.split(line)).allMatch(word -> isOrdinary(word, small)))
                .limit(most)
                .map(line -> new Example(line, List.of(), WITHOUT_CAPITALS, false))
                .toList();
    }

    private static boolean isOrdinary(String word, Map<String, Integer> small) {
        return word.isEmpty()
                || !Character.isUpperCase(word.charAt(0))
                || word.equals("I")
                || word.startsWith("I'")
                || small.getOrDefault(word.toLowerCase(Locale.ROOT), 0) >= SEEN_SMALL;
    }

    private static Map<String, Long> known() {
        Map<String, Long> known = new TreeMap<>();
        known.put("btc", PERSON | Types.LOCATIONS | Types.ORGANIZATIONS);
        known.put("massive", PERSON | Types.LOCATIONS | TEMPORAL | Types.of(Policy.EMAIL_ADDRESS));
        known.put(
                "multidogo",
                PERSON
                        | Types.LOCATIONS
                        | Types.of(
                                Policy.US_SOCIAL_SECURITY_NUMBER,
                                Policy.PHONE_NUMBER,
                                Policy.EMAIL_ADDRESS,
                                Policy.PASSWORD,
                                Policy.CREDIT_CARD_NUMBER));
        known.put("restaurant8k", PERSON | TEMPORAL);
        known.put("sgd", PERSON | Types.LOCATIONS | TEMPORAL | Types.of(Policy.MONEY_AMOUNT, Policy.PHONE_NUMBER));
        known.put("snips2017", PERSON | Types.LOCATIONS | Types.of(Policy.DATE));
        known.put("uner_ewt", PERSON | Types.LOCATIONS | Types.ORGANIZATIONS);
        known.put("wnut17_train", PERSON | Types.LOCATIONS | Types.ORGANIZATIONS);
        return known;
    }

    private List<Example> readFile(Path file, String source, String part) {
        List<Example> examples = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Example example = readLine(line, source, part);
                if (example != null) {
                    examples.add(example);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
        return examples;
    }

    private static InputStream open(Path file) throws IOException {
        return new GZIPInputStream(Files.newInputStream(file));
    }

    private @org.jspecify.annotations.Nullable Example readLine(String line, String source, String wantedPart) {
        String text = "";
        String part = "";
        List<Mention> mentions = new ArrayList<>();
        List<String[]> spans = new ArrayList<>();
        try (JsonParser parser = json.createParser(tools.jackson.core.ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "text" -> text = parser.getString();
                    case "split" -> part = parser.getString();
                    case "entities" -> readEntities(parser, spans);
                    default -> parser.skipChildren();
                }
            }
        }
        if (!part.equals(wantedPart)) {
            return null;
        }
        for (String[] span : spans) {
            int start = Integer.parseInt(span[0]);
            int end = Integer.parseInt(span[1]);
            mentions.add(new Mention(start, end, types(text.substring(start, end), span[2], span[3])));
        }
        long known = KNOWN.getOrDefault(source, 0L);
        return new Example(text, mentions, known, source.equals("sgd") || source.equals("multidogo"));
    }

    private static void readEntities(JsonParser parser, List<String[]> spans) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String[] span = {"0", "0", "", ""};
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "start" -> span[0] = parser.getString();
                    case "end" -> span[1] = parser.getString();
                    case "type" -> span[2] = parser.getString();
                    case "orig" -> span[3] = parser.getString();
                    default -> parser.skipChildren();
                }
            }
            spans.add(span);
        }
    }

    private static long types(String text, String type, String original) {
        return switch (type) {
            case "other" -> 0;
            case "location" -> location(original);
            case "organization" -> Types.ORGANIZATIONS;
            case "date", "time" -> temporal(text.toLowerCase(Locale.ROOT), type);
            case "account_number" -> Types.of(Policy.ACCOUNT_NUMBER, Policy.BANKING_INFORMATION);
            case "money_amount" -> text.chars().allMatch(Character::isDigit) ? 0 : Types.of(Policy.MONEY_AMOUNT);
            default -> Types.of(Policy.named(type));
        };
    }

    private static long location(String original) {
        if (original.contains("zip")) {
            return Types.of(Policy.LOCATION_ZIP);
        }
        if (original.equals("state")) {
            return Types.of(Policy.LOCATION_STATE, Policy.LOCATION_COUNTRY, Policy.LOCATION);
        }
        if (original.equals("country")) {
            return Types.of(Policy.LOCATION_COUNTRY);
        }
        if (original.contains("city")) {
            return Types.of(Policy.LOCATION_CITY, Policy.LOCATION);
        }
        if (original.contains("address")) {
            return Types.of(Policy.LOCATION_ADDRESS_STREET, Policy.LOCATION);
        }
        return Types.LOCATIONS;
    }

    /** The sources call everything in time "date" or "time"; the policies make finer differences. */
    static long temporal(String text, String type) {
        if (text.matches(".*\\b(today|tonight|now|soon|asap|morning|evening|afternoon)\\b.*")
                && !NUMBER.matcher(text).matches()) {
            return WEEKDAY.matcher(text).matches() ? Types.of(Policy.DATE) : 0;
        }
        if (UNIT.matcher(text).matches() && NUMBER.matcher(text).matches()) {
            boolean relative = text.matches(
                    "(in|after|within|from|past|last|next) .*|.* (from now|ago|later|before.*|after.*|past.*)");
            return relative
                    ? Types.of(Policy.DURATION, Policy.DATE, Policy.TIME, Policy.DATE_INTERVAL)
                    : Types.of(Policy.DURATION);
        }
        if (CLOCK.matcher(text).matches()) {
            return Types.of(Policy.TIME);
        }
        if (WEEKDAY.matcher(text).matches() && !BROAD.matcher(text).matches()) {
            return Types.of(Policy.DATE);
        }
        if (YEAR.matcher(text).matches()) {
            return Types.of(Policy.DATE_INTERVAL);
        }
        if (MONTH.matcher(text).matches()) {
            return DAY.matcher(text).matches() ? Types.of(Policy.DATE) : Types.of(Policy.DATE_INTERVAL, Policy.DATE);
        }
        if (BROAD.matcher(text).matches()) {
            return Types.of(Policy.DATE_INTERVAL, Policy.DATE);
        }
        if (type.equals("time")) {
            return NUMBER.matcher(text).matches() ? Types.of(Policy.TIME) : 0;
        }
        return Types.of(Policy.DATE, Policy.DATE_INTERVAL);
    }
}
