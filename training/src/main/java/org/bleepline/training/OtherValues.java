package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.core.policy.Policy;

/**
 * Says a marked turn again with other values: other names from the word lists, other digits and letters in numbers, other
 * months. So the words around the values are learned, and not the values.
 */
final class OtherValues {
    private static final Pattern PART = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*|\\d+");
    private static final Pattern SPELLED = Pattern.compile("\\p{L}([ .-]+)(?:\\p{L}[ .-]+)+\\p{L}\\.?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern CODE_WORD = Pattern.compile("\\p{Lu}{1,3}|\\p{Ll}");

    private static final List<List<String>> EXCHANGEABLE = Stream.of(
                    "one two three four five six seven eight nine",
                    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
                    "twenty thirty forty fifty sixty seventy eighty ninety",
                    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                            + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
                    "january february march april may june july august september october november december",
                    "monday tuesday wednesday thursday friday saturday sunday",
                    "alpha bravo charlie delta foxtrot hotel juliet kilo lima papa quebec romeo sierra tango victor zulu")
            .map(words -> List.of(words.split(" ")))
            .toList();

    private static final Map<String, List<String>> EXCHANGES = EXCHANGEABLE.stream()
            .flatMap(words -> words.stream().map(word -> Map.entry(word, words)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (left, right) -> left));

    private static final Set<String> CODES = Set.of(
            "account_number",
            "banking_information",
            "drivers_license",
            "healthcare_number",
            "number_sequence",
            "passport_number",
            "vehicle_id");

    /** Where each digit says how large something may be. */
    private static final Set<String> AMOUNTS = Set.of(
            "date",
            "date_interval",
            "date_of_birth",
            "time",
            "duration",
            "credit_card_expiration",
            "person_age",
            "physical_attribute",
            "statistics",
            "medical_condition",
            "blood_type");

    /** What in an address says what its other words are. */
    private static final Set<String> WORDS_OF_ADDRESSES = Set.of(
            ("street avenue road drive lane court place boulevard way circle terrace parkway close crescent square trail"
                            + " highway route st ave rd dr blvd ln ct apartment apt suite unit flat floor room building box"
                            + " po north south east west new the of and lake river park mount island county hundred"
                            + " thousand double triple oh zero ten number zip code degrees point house cottage")
                    .split(" "));

    private static final Set<String> WORDS_OF_LINKS = Set.of(
            ("at dot com org net co uk gov edu io www http https slash dash hyphen underscore colon backslash capital"
                            + " upper lower case all one word with a an the pdf docx xlsx jpg png csv zip txt mp3 wav"
                            + " exclamation mark point hash dollar sign percent number period plus as in gmail yahoo"
                            + " hotmail outlook double triple zero oh and then ten hundred thousand")
                    .split(" "));

    private static final Set<String> ENDS_OF_NAMES =
            Set.of("md", "jr", "sr", "junior", "senior", "iii", "ii", "phd", "esq", "rn", "dds", "de", "van", "von");

    private final Random random;
    private final Fillers fillers;
    private final Set<String> titles;
    private final Set<String> countries;
    private final Set<String> states;

    OtherValues(Random random, Fillers fillers) {
        this.random = random;
        this.fillers = fillers;
        Map<String, List<String>> lists = WordLists.groups("words/lists.txt");
        this.titles = small(lists, "titles", "honorifics");
        this.countries = small(lists, "countries");
        this.states = small(lists, "us_states", "regions");
    }

    private static Set<String> small(Map<String, List<String>> lists, String... names) {
        return Stream.of(names)
                .flatMap(name -> lists.getOrDefault(name, List.of()).stream())
                .map(OtherValues::bare)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replace(".", "").replaceFirst("^the ", "");
    }

    private record Other(String text, long types) {}

    /** The turn with other values; some values stay. */
    Example of(MarkedTurns.Turn turn) {
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        for (MarkedTurns.Value value : turn.values()) {
            text.append(turn.text(), at, value.start());
            Other other = other(turn.text().substring(value.start(), value.end()), value.type());
            int start = text.length();
            text.append(other.text());
            mentions.add(new Mention(start, text.length(), other.types()));
            at = value.end();
        }
        return Example.complete(text.append(turn.text().substring(at)).toString(), mentions);
    }

    private Other other(String value, String type) {
        long types = Markup.type(type);
        return switch (type) {
            case "person_name" -> new Other(chance(75) ? person(value) : value, types);
            case "location" -> place(value, types);
            case "organization" -> chance(65) ? organisation(value) : new Other(value, types);
            case "occupation" -> new Other(chance(50) ? filled("job") : value, types);
            case "drug" -> new Other(chance(60) ? filled("drug") : value, types);
            case "medical_condition" -> new Other(chance(30) ? filled("cond") : numbers(value, type), types);
            case "medical_process" -> new Other(chance(30) ? filled("proc") : value, types);
            case "religion" -> new Other(chance(40) ? filled("religion") : value, types);
            case "nationality" -> new Other(chance(50) ? filled("nat") : value, types);
            case "language" -> new Other(chance(60) ? filled("lang") : value, types);
            case "political_affiliation" -> new Other(chance(40) ? filled("party") : value, types);
            case "zodiac_sign" -> new Other(chance(70) ? filled("zodiac") : value, types);
            case "event" -> new Other(chance(50) ? filled("event") : numbers(value, type), types);
            case "blood_type" -> new Other(chance(50) ? filled("blood") : value, types);
            case "url", "email_address", "filename", "username", "password" -> new Other(link(value, type), types);
            case "injury", "marital_status", "gender_sexuality" -> new Other(value, types);
            default -> new Other(numbers(value, type), types);
        };
    }

    private String person(String value) {
        Matcher spelled = SPELLED.matcher(value);
        if (spelled.matches()) {
            String glue = spelled.group(1);
            String name = (chance(50) ? filled("first") : filled("last")).replaceAll("[^A-Za-z]", "");
            String letters = String.join(glue, name.toUpperCase(Locale.ROOT).split(""));
            return value.endsWith(".") ? letters + "." : letters;
        }
        if (value.contains(" as in ") || value.contains(" for ")) {
            return value;
        }
        String[] words = value.split(" ");
        List<Integer> own = new ArrayList<>();
        boolean titled = false;
        for (int index = 0; index < words.length; index++) {
            String bare = bare(words[index]).replace(",", "");
            if (titles.contains(bare) && index + 1 < words.length) {
                titled = true;
            } else if (!ENDS_OF_NAMES.contains(bare) && bare.length() > 1) {
                own.add(index);
            }
        }
        for (int index = 0; index < own.size(); index++) {
            boolean surname = own.size() > 1 ? index == own.size() - 1 : titled ? chance(85) : chance(20);
            String word = words[own.get(index)];
            words[own.get(index)] = filled(surname ? "last" : "first") + (word.endsWith(",") ? "," : "");
        }
        return String.join(" ", words);
    }

    private Other place(String value, long types) {
        String bare = bare(value);
        if (countries.contains(bare)) {
            return new Other(chance(70) ? filled("country") : value, Types.of(Policy.LOCATION_COUNTRY));
        }
        if (states.contains(bare)) {
            return new Other(chance(60) ? filled("state") : value, Types.of(Policy.LOCATION_STATE));
        }
        boolean number = PART.matcher(bare)
                .results()
                .anyMatch(part -> Character.isDigit(part.group().charAt(0)) || EXCHANGES.containsKey(part.group()));
        boolean place = PART.matcher(bare).results().anyMatch(part -> WORDS_OF_ADDRESSES.contains(part.group()));
        if (number || place || value.indexOf(',') >= 0) {
            return new Other(words(numbers(value, "location"), WORDS_OF_ADDRESSES, chance(50) ? 60 : 0), types);
        }
        return value.split(" ").length <= 2 && chance(70)
                ? new Other(filled("city"), Types.of(Policy.LOCATION_CITY, Policy.LOCATION))
                : new Other(value, types);
    }

    private Other organisation(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        if (small.matches(".*\\b(hospital|clinic|medical|health|surgery|dental|infirmary|pediatrics|pharmacy)\\b.*")) {
            return new Other(filled("hospital"), Types.ORGANIZATIONS);
        }
        String slot = small.matches(".*\\b(bank|credit union|savings|trust|building society|financial)\\b.*")
                ? "bank"
                : small.matches(".*\\b(insurance|mutual|assurance|life)\\b.*")
                        ? "insurer"
                        : small.matches(".*\\b(university|college)\\b.*")
                                ? "univ"
                                : small.matches(".*\\b(school|academy|elementary|high)\\b.*")
                                        ? "school"
                                        : small.matches(".*\\b(airlines?|airways|air)\\b.*")
                                                ? "airline"
                                                : small.matches(".*\\b(hotel|inn|resort|lodge)\\b.*")
                                                        ? "hotel"
                                                        : any("org", "company", "firm", "store", "org", "firm");
        return new Other(filled(slot), Types.ORGANIZATIONS);
    }

    /** Other digits, number words, months and letters of codes. */
    private String numbers(String value, String type) {
        boolean code = CODES.contains(type);
        return replaced(value, (part, alone) -> {
            if (Character.isDigit(part.charAt(0))) {
                return digits(part, AMOUNTS.contains(type));
            }
            String small = part.toLowerCase(Locale.ROOT);
            boolean century = AMOUNTS.contains(type) && (small.equals("nineteen") || small.equals("twenty"));
            if (EXCHANGES.containsKey(small) && !century) {
                return likewise(part, any(EXCHANGES.get(small).toArray(new String[0])));
            }
            boolean letters = code
                    && !small.equals("o")
                    && (!alone || CODE_WORD.matcher(part).matches());
            return letters ? letters(part) : part;
        });
    }

    private String link(String value, String type) {
        if (chance(25)) {
            return value;
        }
        int percent = type.equals("password") || type.equals("username") || type.equals("filename") ? 50 : 40;
        return words(numbers(value, type), WORDS_OF_LINKS, percent);
    }

    /** Puts other words for those that are not kept, for so many in a hundred. */
    private String words(String value, Set<String> kept, int percent) {
        return replaced(value, (part, alone) -> {
            String small = part.toLowerCase(Locale.ROOT);
            boolean stays = part.length() < 3
                    || Character.isDigit(part.charAt(0))
                    || kept.contains(small)
                    || EXCHANGES.containsKey(small)
                    || states.contains(small)
                    || !chance(percent);
            if (stays) {
                return part;
            }
            String other = kept == WORDS_OF_ADDRESSES ? filled(chance(50) ? "last" : "city") : fillers.word(chance(40));
            return kept == WORDS_OF_ADDRESSES ? other : likewise(part, other);
        });
    }

    private interface Replacing {
        /** @param alone whether neither letter nor digit stands beside the part */
        String apply(String part, boolean alone);
    }

    private static String replaced(String value, Replacing replacing) {
        Matcher matcher = PART.matcher(value);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            boolean alone = (matcher.start() == 0 || !Character.isLetterOrDigit(value.charAt(matcher.start() - 1)))
                    && (matcher.end() == value.length() || !Character.isLetterOrDigit(value.charAt(matcher.end())));
            text.append(value, at, matcher.start()).append(replacing.apply(matcher.group(), alone));
            at = matcher.end();
        }
        return text.append(value.substring(at)).toString();
    }

    private String digits(String digits, boolean amount) {
        StringBuilder other = new StringBuilder(digits);
        boolean year = YEAR.matcher(digits).matches();
        for (int index = year ? 2 : 0; index < digits.length(); index++) {
            int digit = digits.charAt(index) - '0';
            boolean bounded = amount && !year && digits.length() <= 2;
            int least = index == 0 && digit > 0 ? 1 : 0;
            int most = bounded ? Math.max(digit, least) : 9;
            other.setCharAt(index, (char) ('0' + least + random.nextInt(most - least + 1)));
        }
        return other.toString();
    }

    private String letters(String letters) {
        StringBuilder other = new StringBuilder();
        for (int index = 0; index < letters.length(); index++) {
            char letter = (char) ('a' + random.nextInt(26));
            other.append(Character.isUpperCase(letters.charAt(index)) ? Character.toUpperCase(letter) : letter);
        }
        return other.toString();
    }

    /** A word with a capital where the other has one. */
    private static String likewise(String original, String word) {
        return Character.isUpperCase(original.charAt(0))
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    private String filled(String slot) {
        return fillers.fill(slot + "_text");
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
