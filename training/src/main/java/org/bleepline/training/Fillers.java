package org.bleepline.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Invents the values that fill the slots of templates, as {@linkplain Markup marked text} in formatted style. All numbers
 * are random; names come from the word lists.
 */
final class Fillers {
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Random random;
    private final boolean heldOut;
    private final Map<String, List<String>> pools = new HashMap<>();
    private final Map<String, Supplier<String>> slots = new HashMap<>();

    /** @param heldOut whether names are taken from the part that training never uses */
    Fillers(Gazetteers gazetteers, Random random, boolean heldOut) {
        this.random = random;
        this.heldOut = heldOut;
        WordLists.groups("words/lists.txt").forEach((name, values) -> pools.put(name, part(values)));
        pool(
                "given_common",
                gazetteers.values(
                        "given_names",
                        e -> Gazetteers.american(e) && !e.source().equals("smashew")));
        pool("given_any", gazetteers.values("given_names", e -> !e.source().equals("smashew")));
        pool(
                "surname_common",
                gazetteers.values(
                        "surnames", e -> Gazetteers.american(e) && e.source().equals("joke2k-faker")));
        pool("surname_any", gazetteers.values("surnames", e -> !e.source().equals("smashew")));
        pool(
                "surname_us",
                gazetteers.values(
                        "surnames",
                        e -> e.source().equals("smashew") && e.place().equals("US")));
        pool(
                "city_us",
                gazetteers.values(
                        "cities",
                        e -> Gazetteers.american(e) && !e.source().equals("joke2k-faker")
                                || e.source().equals("geonames") && Gazetteers.english(e)));
        pool("city_world", gazetteers.values("cities", e -> e.source().equals("geonames")));
        pool("country", gazetteers.values("countries", e -> e.place().equals("en")));
        pool("region_world", gazetteers.values("regions", e -> e.source().equals("geonames")));
        pool("landmark", gazetteers.values("landmarks"));
        pool(
                "org_corpus",
                gazetteers.values(
                        "organizations",
                        e -> !e.source().equals("nasdaq") && e.place().matches("US|en")));
        pool("org_listed", gazetteers.values("organizations", e -> e.source().matches("nasdaq|sp500")));
        pool("suffix", gazetteers.values("company_suffixes", e -> e.place().startsWith("en")));
        pool("hospital_list", gazetteers.values("hospitals"));
        pool("university", gazetteers.values("universities", e -> e.place().matches("US|GB|CA|AU|IE")));
        pool("job_corpus", gazetteers.values("occupations", e -> e.place().equals("en")));
        pool(
                "disease",
                gazetteers.values(
                        "diseases", e -> e.place().equals("en") && e.value().length() < 28));
        pool("drug_corpus", gazetteers.values("drugs"));
        pool(
                "holiday",
                gazetteers.values(
                        "holidays", e -> e.place().equals("en") && e.value().length() < 26));
        pool("language", gazetteers.values("languages", e -> e.place().equals("en")));
        pool("nationality", gazetteers.values("nationalities", e -> !e.value().contains("itizen")));
        pool("religion", gazetteers.values("religions"));
        pool(
                "street_suffix",
                List.of(
                        "Street",
                        "Avenue",
                        "Road",
                        "Drive",
                        "Lane",
                        "Court",
                        "Place",
                        "Boulevard",
                        "Way",
                        "Circle",
                        "Terrace",
                        "Parkway",
                        "St.",
                        "Ave",
                        "Rd.",
                        "Dr",
                        "Blvd.",
                        "Close",
                        "Crescent",
                        "Square",
                        "Trail",
                        "Highway"));
        pool("street_name", gazetteers.values("streets", e -> e.place().startsWith("en")));
        pool("domain", gazetteers.values("email_domains", e -> e.place().startsWith("en")));
        fill();
    }

    boolean has(String slot) {
        return slots.containsKey(slot);
    }

    /** The value of a slot such as {@code city}. */
    String fill(String slot) {
        Supplier<String> supplier = slots.get(slot);
        if (supplier == null) {
            throw new IllegalArgumentException("no slot {" + slot + "}");
        }
        return supplier.get();
    }

    private void pool(String name, List<String> values) {
        pools.put(name, part(values));
    }

    private List<String> part(List<String> values) {
        if (values.size() < 40) {
            return values;
        }
        List<String> part = new ArrayList<>();
        for (String value : values) {
            String clean = value.replaceAll("[\\[\\]{}|:]", "");
            if (Split.heldOut(value.toLowerCase(Locale.ROOT)) == heldOut && !clean.isBlank()) {
                part.add(clean);
            }
        }
        return part.isEmpty() ? values : part;
    }

    private String any(String pool) {
        List<String> values = pools.get(pool);
        if (values == null) {
            throw new IllegalArgumentException("no list " + pool);
        }
        return values.get(random.nextInt(values.size()));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String mark(String type, String value) {
        return "[" + type + ":" + value + "]";
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int index = 0; index < count; index++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int index = 0; index < count; index++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private void slot(String name, String type, Supplier<String> value) {
        slots.put(name, () -> mark(type, value.get()));
        slots.put(name + "_text", value);
    }

    private void fill() {
        people();
        places();
        organisations();
        times();
        numbers();
        health();
        self();
        digital();
    }

    private void people() {
        slot("first", "person_name", this::given);
        slot("last", "person_name", this::surname);
        slot("name", "person_name", this::person);
        slot("common", "person_name", () -> any("common_word_names"));
        slot("full", "person_name", () -> given() + " " + surname());
        slot("titled", "person_name", () -> any("titles") + " " + (chance(70) ? surname() : given() + " " + surname()));
        slot(
                "doctor",
                "person_name",
                () -> one("Dr.", "Dr.", "Doctor") + " " + (chance(75) ? surname() : given() + " " + surname())
                        + (chance(6) ? ", MD" : ""));
        slots.put("spelled", () -> mark("person_name", spelled(chance(50) ? given() : surname())));
        slots.put("first_spelled", () -> {
            String value = given();
            return mark("person_name", value)
                    + one(", ", ", that's ", ", spelled ", " spelled ")
                    + mark("person_name", spelled(value));
        });
        slots.put("last_spelled", () -> {
            String value = surname();
            return mark("person_name", value)
                    + one(", ", ", that's ", ", spelled ", " spelled ")
                    + mark("person_name", spelled(value));
        });
        slots.put("first_spoken", () -> mark("person_name", given().toLowerCase(Locale.ROOT)));
    }

    private String given() {
        if (chance(5)) {
            return any("common_word_names");
        }
        return simple(chance(68) ? any("given_common") : any("given_any"));
    }

    private String surname() {
        int choice = random.nextInt(100);
        String value =
                simple(choice < 45 ? any("surname_common") : choice < 85 ? any("surname_any") : any("surname_us"));
        if (Character.isLowerCase(value.charAt(0)) && value.indexOf(' ') < 0) {
            value = Character.toUpperCase(value.charAt(0)) + value.substring(1);
        }
        return chance(2) ? value + "-" + simple(any("surname_common")) : value;
    }

    private String person() {
        int choice = random.nextInt(100);
        if (choice < 58) {
            return given() + " " + surname();
        }
        if (choice < 74) {
            return given();
        }
        if (choice < 82) {
            return any("titles") + " " + surname();
        }
        if (choice < 88) {
            return given() + " " + letters(1) + (chance(60) ? "." : "") + " " + surname();
        }
        if (choice < 92) {
            return given() + " " + given() + " " + surname();
        }
        if (choice < 94) {
            return given() + " " + surname() + one(" Jr.", " III", " Junior");
        }
        return surname();
    }

    private String simple(String value) {
        if (chance(75)) {
            value = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFD)
                    .replaceAll("\\p{M}+", "");
        }
        return value;
    }

    private String spelled(String value) {
        String letters = java.text.Normalizer.normalize(value, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toUpperCase(Locale.ROOT);
        String glue = one("-", " ", " ", ". ");
        return String.join(glue, letters.split("")) + (glue.equals(". ") ? "." : "");
    }

    private void places() {
        slot("city", "location_city", () -> chance(70) ? any("city_us") : any("city_world"));
        slot("state", "location_state", () -> chance(85) ? any("us_states") : any("regions"));
        slot("country", "location_country", () -> chance(50) ? any("countries") : any("country"));
        slot("region", "location_state", () -> any("region_world"));
        slot("zip", "location_zip", this::zip);
        slot("street", "location_address_street", this::street);
        slot("place", "location", () -> chance(60) ? any("landmarks") : landmark());
        slot(
                "coords",
                "location_coordinate",
                () -> between(10, 80) + "." + digits(between(1, 4)) + one(" north", " N", " degrees north", "° N")
                        + ", " + between(1, 179) + "." + digits(between(1, 4))
                        + one(" west", " W", " degrees west", "° W", " east"));
        slots.put("citystate", () -> fill("city") + ", " + fill("state"));
        slots.put("address", () -> {
            int choice = random.nextInt(11);
            if (choice == 10) {
                return fill("street") + ", " + fill("zip") + " " + fill("city")
                        + (chance(40) ? ", " + fill("country") : "");
            }
            String address = fill("street");
            if (choice < 8) {
                address += ", " + fill("city");
            }
            if (choice > 0 && choice < 7) {
                address += (chance(70) ? ", " : " ") + fill("state");
            }
            if (choice < 6) {
                address += " " + fill("zip");
            }
            return chance(3) ? address + ", " + fill("country") : address;
        });
        slots.put("loc", () -> switch (random.nextInt(8)) {
            case 0, 1, 2 -> fill("city");
            case 3 -> fill("state");
            case 4 -> fill("country");
            case 5 -> fill("place");
            case 6 -> fill("region");
            default -> fill("citystate");
        });
    }

    private String landmark() {
        String name = chance(50) ? any("landmark") : any("surname_common");
        return switch (random.nextInt(6)) {
            case 0 -> "Lake " + name;
            case 1 -> name + " River";
            case 2 -> name + " County";
            case 3 -> name + " Park";
            case 4 -> "Mount " + name;
            default -> name + " Island";
        };
    }

    private String zip() {
        int choice = random.nextInt(20);
        if (choice == 0) {
            return digits(5) + "-" + digits(4);
        }
        if (choice <= 2) {
            return letters(between(1, 2)) + between(1, 20) + " " + between(1, 9) + letters(2);
        }
        return digits(5);
    }

    private String street() {
        String name = switch (random.nextInt(10)) {
            case 0, 1, 2 -> any("street_name");
            case 3 ->
                one("1st", "2nd", "3rd", "4th", "5th", "7th", "9th", "12th", "21st", "42nd", "53rd")
                        + one(" Street", " Avenue", " St.");
            case 4, 5 -> any("surname_common") + " " + any("street_suffix");
            case 6 -> any("given_common") + " " + any("street_suffix");
            default -> any("street_names") + " " + any("street_suffix");
        };
        String number =
                Integer.toString(chance(30) ? between(1, 99) : chance(60) ? between(100, 999) : between(1000, 19999));
        String street = number + (chance(6) ? one("A", "B", "C") : "")
                + (chance(12) ? one(" North", " West", " E.", " S", " East") : "") + " " + name;
        if (chance(4)) {
            return any("surname_common")
                    + one(" House", " Cottage", " Farm", " Court", " Villa", " Lodge")
                    + ", "
                    + any("street_names")
                    + " "
                    + any("street_suffix");
        }
        if (chance(4)) {
            return one("PSC ", "Unit ", "CMR ") + digits(4) + ", Box " + digits(between(3, 5));
        }
        if (chance(5)) {
            return one("Rue ", "Via ", "Calle ", "Avenida ", "Rua ", "Plaza ", "Boulevard ", "Piazza ")
                    + any("surname_any")
                    + " "
                    + between(1, 190);
        }
        if (chance(3)) {
            return any("surname_any")
                    + one("straße ", "strasse ", "gade ", "gatan ", "weg ", "laan ", "straat ")
                    + between(1, 150);
        }
        if (chance(5)) {
            return one("PO Box ", "P.O. Box ", "Post office box ") + between(10, 9999);
        }
        return chance(18)
                ? street
                        + one(", Apartment ", ", Apt ", ", Apt. ", ", Suite ", ", Unit ", ", Flat ", " apartment ")
                        + (chance(60) ? digits(between(1, 3)) : between(1, 40) + letters(1))
                : street;
    }

    private void organisations() {
        slots.put("product", this::product);
        slot("org", "organization", this::organisation);
        slot("company", "organization", this::company);
        slot("firm", "organization", this::firm);
        slot("place_word", "organization", () -> any(chance(50) ? "org_words" : "city_us"));
        slot(
                "bank",
                "organization",
                () -> chance(45)
                        ? any("banks")
                        : any(chance(50) ? "surname_common" : "city_us") + " "
                                + one(
                                        "Bank",
                                        "Savings Bank",
                                        "Credit Union",
                                        "National Bank",
                                        "Federal Credit Union",
                                        "Trust",
                                        "Community Bank",
                                        "Financial",
                                        "Building Society",
                                        "Bank and Trust"));
        slot(
                "insurer",
                "organization",
                () -> any(chance(50) ? "org_words" : "surname_common") + " "
                        + one(
                                "Insurance",
                                "Mutual",
                                "Life",
                                "Assurance",
                                "Insurance Group",
                                "Health Plan",
                                "Casualty",
                                "Claims",
                                "Benefits",
                                "Health"));
        slot(
                "store",
                "organization",
                () -> chance(60)
                        ? any("stores")
                        : any("surname_common")
                                + one(
                                        "'s",
                                        " and Sons",
                                        "'s Market",
                                        " Brothers",
                                        "'s Hardware",
                                        "'s Deli",
                                        " Motors",
                                        " Pharmacy"));
        slot("hospital", "organization_medical_facility", this::hospital);
        slot(
                "univ",
                "organization",
                () -> chance(65)
                        ? any("university")
                        : switch (random.nextInt(4)) {
                            case 0 -> "University of " + any("us_states");
                            case 1 -> any("city_us") + " University";
                            case 2 -> any("us_states") + " State University";
                            default -> any("surname_common") + " College";
                        });
        slot(
                "school",
                "organization",
                () -> any(chance(50) ? "surname_common" : "city_us") + " "
                        + one(
                                "High School",
                                "Elementary School",
                                "Middle School",
                                "Academy",
                                "Community College",
                                "Primary School",
                                "Elementary",
                                "Middle",
                                "Prep",
                                "School District"));
        slot("agency", "organization", () -> any("agencies"));
        slot(
                "airline",
                "organization",
                () -> chance(70) ? any("airlines") : any("org_words") + one(" Airlines", " Airways", " Air"));
        slot(
                "hotel",
                "organization",
                () -> any(chance(50) ? "surname_common" : "org_words")
                        + one(" Hotel", " Inn", " Suites", " Resort", " Lodge", " Plaza Hotel"));
    }

    private String organisation() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> any("organizations");
            case 3, 4, 5 -> company();
            case 12, 13, 14, 15 -> institution();
            case 6 -> any("org_corpus");
            case 7 -> any("agencies");
            case 8 -> any("stores");
            case 9 -> any("university");
            default -> any("org_corpus").replaceAll(",? (Inc|Corp|Ltd|Co|Company|Corporation)\\.?$", "");
        };
    }

    /** A name that says nothing of what it names: a surname, a made-up word, an everyday word, letters. */
    private String firm() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> any("surname_any");
            case 2, 3 -> coined();
            case 4 -> capital(any("plain_words"));
            case 5 -> any("org_words");
            case 6 -> any("surname_any") + one("-", " & ", " + ", " and ") + any("surname_any");
            case 7 -> capital(any("plain_words")) + " " + capital(any("plain_words"));
            case 8 -> letters(3);
            case 9 ->
                any("city_us")
                        + one(" Partners", " Choice", " Gas", " Power", " Capital", " Foods", " Edison", " Water");
            case 10, 11 ->
                any("org_corpus").replaceAll(",? (Inc|Corp|Ltd|Co|Company|Corporation|Group|Holdings)\\.?$", "");
            case 12 -> any("org_listed").replaceAll(",? (Inc|Corp|Ltd|Co|Company|Corporation|Group|Holdings)\\.?$", "");
            default -> any("organizations");
        };
    }

    /** As firms name themselves: "Velodyne", "NovaTech", "Kintara". */
    private String coined() {
        String stem = one(
                "Vel", "Nov", "Kint", "Derm", "Cine", "Zyn", "Aqu", "Ver", "Omn", "Lum", "Syn", "Axi", "Cor", "Nex",
                "Pol", "Tri", "Alt", "Gen", "Bio", "Medi", "Opti", "Terr", "Vir", "Flex", "Inno", "Cal", "Pro", "Tel");
        String end = one(
                "ara", "ix", "ica", "on", "ium", "era", "ent", "ity", "os", "iva", "ogen", "Tech", "Bank", "Point",
                "Works", "odyne", "mark", "ligan", "Path", "Link", "acor", "aris", "Source", "ella");
        return stem + end;
    }

    /** Stations, papers, clubs, offices, churches, foundations and the like. */
    private String institution() {
        String name = any(
                switch (random.nextInt(4)) {
                    case 0 -> "surname_common";
                    case 1 -> "city_us";
                    case 2 -> "us_states";
                    default -> "org_words";
                });
        return switch (random.nextInt(15)) {
            case 0 -> one("Radio ", "Channel ", "Team ", "Studio ", "Casa ", "Banco ", "Club ", "Café ") + name;
            case 1 -> one("City of ", "University of ", "Port of ", "Bank of ", "Friends of ", "House of ") + name;
            case 2 -> name + one(" Times", " Post", " Herald", " Tribune", " News", " Gazette", " Magazine", " FM");
            case 3 -> "the " + name + one(" Foundation", " Institute", " Museum", " Trust", " Fund", " Society");
            case 4 ->
                name
                        + one(" Police Department", " Fire Department", " Public Library", " City Council")
                                .replace("City", chance(50) ? "County" : "City");
            case 5 -> name + one(" United", " FC", " Rovers", " Tigers", " Hawks", " Rangers", " Athletic Club");
            case 6 ->
                one("First ", "Grace ", "Saint Paul ", "New Life ", "Bethel ", "Calvary ")
                        + one("Baptist Church", "Methodist Church", "Lutheran Church", "Church", "Temple");
            case 7 -> name + one(" Chamber of Commerce", " Board of Education", " Department of Health");
            case 8 -> "the " + name + one(" School District", " Housing Authority", " Planning Board", " Association");
            case 9 -> letters(between(2, 4));
            case 10 -> letters(between(2, 3)) + " " + any("company_words");
            case 11 -> capital(any("plain_words")) + capital(any("plain_words"));
            case 12 -> capital(any("plain_words")) + one(".com", ".ai", ".io", "ly", "ify", "tech", "soft", "net");
            case 13 -> "Local " + between(2, 990);
            default -> name + one(" High", " Tech", " State", " A&M", " Community College", " Law School");
        };
    }

    /** What is sold or worked on: capitalised, but no name of a person, a place or an organisation. */
    private String product() {
        String word = capital(any("plain_words"));
        return switch (random.nextInt(8)) {
            case 0 -> word + any("plain_words");
            case 1 -> word + " " + one("X", "Pro", "Plus", "Mini", "Max", "Lite", "Ultra", "Air", "Go", "Studio");
            case 2 -> word + " " + between(2, 12);
            case 3 -> word + " " + capital(any("plain_words"));
            case 4 -> letters(between(1, 3)) + "-" + between(2, 900);
            case 5 -> word + capital(any("plain_words"));
            case 6 -> "Project " + word;
            default -> word;
        };
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String company() {
        return switch (random.nextInt(11)) {
            case 9 ->
                any("surname_any")
                        + one(" & ", " and ")
                        + any("surname_any")
                        + (chance(50) ? one(" LLP", " Ltd", ", Inc.", " Co.", " Partners", " Group") : "");
            case 10 ->
                capital(any("plain_words"))
                        + (chance(50) ? capital(any("plain_words")) : any("plain_words"))
                        + (chance(70) ? " " + any("company_words") : "");
            case 0 -> any("org_listed");
            case 1 -> any("org_corpus");
            case 2 -> any("surname_common") + " and " + any("surname_common");
            case 3 -> any("surname_any") + " " + any("company_words");
            case 4 -> any("surname_common") + ", " + any("surname_common") + " and " + any("surname_common");
            case 5 ->
                any("surname_common")
                        + one(
                                " Inc",
                                " Inc.",
                                " LLC",
                                " Ltd",
                                " Group",
                                " PLC",
                                " and Sons",
                                " Corp",
                                " Corporation",
                                " & Associates");
            case 6 -> any("city_us") + " " + any("company_words");
            default -> any("org_words") + " " + (chance(25) ? any("org_words") + " " : "") + any("company_words");
        };
    }

    private String hospital() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> any("hospital_list");
            case 2 -> any("hospitals");
            case 6 ->
                any(chance(50) ? "city_us" : "surname_common")
                        + one(" Valley", " County", " Regional", " Memorial", " General", " Bay", " Park", " Community")
                        + one(" Hospital", " Medical Center", " Clinic", " Health Center", " Surgery");
            case 3 ->
                one("St. ", "Saint ")
                        + one("Mary's", "Luke's", "John's", "Joseph's", "Anthony's", "Vincent's", "Jude's", "Thomas")
                        + one(" Hospital", " Medical Center", " Clinic", "");
            case 4 -> any(chance(50) ? "city_us" : "surname_common") + " " + any("clinic_words");
            default -> any("org_words") + " " + any("clinic_words");
        };
    }

    private void times() {
        slot("date", "date", this::date);
        slot("dob", "date_of_birth", () -> fullDate(between(1930, 2012)));
        slot("year", "date_interval", () -> Integer.toString(between(1950, 2027)));
        slot("interval", "date_interval", this::interval);
        slot(
                "quarter",
                "date_interval",
                () -> chance(50)
                        ? one("the ", "") + one("first", "second", "third", "fourth") + " quarter"
                                + (chance(60)
                                        ? one(" of ", " of fiscal ", " ", " fiscal year ") + between(2008, 2027)
                                        : "")
                        : one(
                                        "Q1",
                                        "Q2",
                                        "Q3",
                                        "Q4",
                                        "fiscal year",
                                        "full year",
                                        "the first half of",
                                        "the second half of",
                                        "fiscal")
                                + " " + between(2008, 2027));
        slot("time", "time", this::clock);
        slot("duration", "duration", () -> {
            String unit = one(
                    "minute",
                    "hour",
                    "day",
                    "week",
                    "month",
                    "year",
                    "year",
                    "month",
                    "night",
                    "second",
                    "business day");
            if (chance(8)) {
                return one(
                        "half an hour",
                        "an hour and a half",
                        "a year and a half",
                        "half a year",
                        "a couple of weeks",
                        "a couple of months",
                        "two and a half years",
                        "an hour",
                        "a decade",
                        "a fortnight");
            }
            int count = chance(80) ? between(2, 24) : between(25, 180);
            String number = chance(60) ? Numerals.cardinal(count, false) : Integer.toString(count);
            if (chance(6)) {
                return one(
                                "ten to fifteen ",
                                "two or three ",
                                "three to five ",
                                "24 to 48 ",
                                "6 to 8 ",
                                "five to seven ")
                        + unit + "s";
            }
            return number + " " + unit + "s";
        });
    }

    private String date() {
        int choice = random.nextInt(100);
        if (choice < 30) {
            return month() + " " + dayOrdinal();
        }
        if (choice < 45) {
            return fullDate(between(2005, 2027));
        }
        if (choice < 60) {
            return day();
        }
        if (choice < 68) {
            return one("next ", "last ", "this ", "this coming ") + day();
        }
        if (choice < 78) {
            return day() + (chance(50) ? ", " : " the ") + (chance(60) ? month() + " " + dayOrdinal() : dayOrdinal());
        }
        if (choice < 86) {
            return "the " + dayOrdinal() + (chance(75) ? " of " + month() : "");
        }
        if (choice < 92) {
            return between(1, 28) + " " + month() + (chance(40) ? " " + between(2005, 2027) : "");
        }
        return choice < 97
                ? between(1, 12) + "/" + between(1, 28)
                : one("tomorrow", "yesterday", "the day after tomorrow");
    }

    private String fullDate(int year) {
        int day = between(1, 28);
        int month = between(1, 12);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> MONTHS[month - 1] + " " + (chance(60) ? day : ordinal(day)) + ", " + year;
            case 3 -> two(month) + "/" + two(day) + "/" + year;
            case 4 -> month + "/" + day + "/" + two(year % 100);
            case 5 -> day + " " + MONTHS[month - 1] + " " + year;
            case 6 ->
                "the " + ordinal(day) + " of " + MONTHS[month - 1] + (chance(70) ? ", " : " ")
                        + (chance(50) ? year : Numerals.cardinal(year % 100 + 10L, false));
            case 7 ->
                MONTHS[month - 1] + " " + ordinal(day) + " " + (chance(60) ? Integer.toString(year) : two(year % 100));
            default -> two(month) + "-" + two(day) + "-" + year;
        };
    }

    private String interval() {
        int year = between(1955, 2027);
        String month = month();
        return switch (random.nextInt(16)) {
            case 0, 1 -> month + " " + (chance(25) ? "of " : "") + year;
            case 2 -> Integer.toString(year);
            case 3 ->
                "the "
                        + one(
                                "'80s",
                                "'90s",
                                "1960s",
                                "1970s",
                                "1980s",
                                "1990s",
                                "2000s",
                                "seventies",
                                "eighties",
                                "nineties",
                                "sixties",
                                "early nineties",
                                "late eighties",
                                "mid 2000s");
            case 4 ->
                one(
                                "the summer of ",
                                "the spring of ",
                                "the fall of ",
                                "the winter of ",
                                "summer ",
                                "early ",
                                "late ",
                                "mid ")
                        + year;
            case 5 -> year + one("-", " to ", " through ", " until ") + Math.min(2027, year + between(1, 9));
            case 6 -> "between " + month + " and " + month();
            case 7 -> one("from ", "") + month + one(" to ", " through ", " until ") + month();
            case 8 -> between(1, 12) + one("-", " to ") + between(13, 28) + " " + month;
            case 9 ->
                one("last ", "this ", "next ", "this past ", "the ")
                        + one("summer", "winter", "spring", "fall", "autumn");
            case 10 -> one("last ", "next ", "this ") + one("month", "year", "week", "quarter");
            case 11 -> month;
            case 12 ->
                one("the end of ", "the beginning of ", "mid-", "late ", "early ", "back in ")
                                .replace("back in ", "")
                        + month;
            case 13 ->
                month + " " + ordinal(between(1, 14)) + one(" to ", " through ", " until ") + (chance(50) ? "the " : "")
                        + ordinal(between(15, 28));
            case 14 -> day() + one(" to ", " through ") + day();
            default ->
                one(
                        "the last quarter",
                        "the third quarter",
                        "the first quarter of " + year,
                        "fiscal " + year,
                        "the week of " + month + " " + ordinal(between(1, 28)));
        };
    }

    private String clock() {
        int hour = between(1, 12);
        int minute = one("00", "15", "30", "45", "05", "10", "20", "40", "50").charAt(0) == '0' && chance(40)
                ? 0
                : between(0, 11) * 5;
        String half = one("am", "pm", "a.m.", "p.m.", "AM", "PM");
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> hour + ":" + two(minute) + " " + half;
            case 3 -> hour + ":" + two(minute) + half.replace(".", "");
            case 4, 5 -> hour + " " + half;
            case 6 -> hour + half.replace(".", "");
            case 7 -> Numerals.cardinal(hour, false) + " o'clock";
            case 8 ->
                one("quarter past ", "half past ", "quarter to ", "ten past ", "five to ", "twenty to ")
                        + Numerals.cardinal(hour, false);
            case 9 -> hour + ":" + two(minute);
            case 10 ->
                Numerals.cardinal(hour, false) + " " + one("thirty", "fifteen", "forty five")
                        + (chance(50) ? " in the " + one("morning", "afternoon", "evening") : "");
            case 11 -> one("noon", "midnight", "noon");
            case 12 -> hour + " " + half + " " + one("Eastern", "Pacific", "EST", "Central", "Eastern Time", "GMT");
            default ->
                Numerals.cardinal(hour, false)
                        + one(" in the morning", " in the afternoon", " in the evening", " at night");
        };
    }

    private String month() {
        return MONTHS[random.nextInt(12)];
    }

    private String day() {
        return DAYS[random.nextInt(7)];
    }

    private String dayOrdinal() {
        int day = between(1, 31);
        return chance(60) ? ordinal(day) : Integer.toString(day);
    }

    private static String ordinal(int number) {
        String suffix = number % 100 >= 11 && number % 100 <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + suffix;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private void numbers() {
        slot("age", "person_age", () -> {
            int age = chance(85) ? between(16, 92) : between(1, 15);
            return chance(70) ? Integer.toString(age) : Numerals.cardinal(age, false);
        });
        slot("money", "money_amount", this::money);
        slot(
                "bigmoney",
                "money_amount",
                () -> (chance(90) ? "$" : "€")
                        + (chance(75) ? between(1, 990) + "." + digits(between(1, 2)) : between(1, 990))
                        + one(" million", " billion", " million", " million", "M"));
        slot("stat", "statistics", () -> {
            String number = chance(75) ? Integer.toString(between(1, 99)) : between(1, 99) + "." + digits(1);
            return number + one("%", "%", " percent", " per cent");
        });
        slot("card", "credit_card_number", () -> {
            String glue = one(" ", " ", "-", "");
            if (chance(15)) {
                return "37" + digits(2) + glue + digits(6) + glue + digits(5);
            }
            return one("4", "5", "6") + digits(3) + glue + digits(4) + glue + digits(4) + glue + digits(4);
        });
        slot("cvv", "credit_card_cvv", () -> digits(chance(85) ? 3 : 4));
        slot("exp", "credit_card_expiration", () -> switch (random.nextInt(6)) {
            case 0, 1, 2 -> two(between(1, 12)) + "/" + between(25, 34);
            case 3 -> two(between(1, 12)) + "/" + between(2025, 2034);
            case 4 -> month() + " " + between(2025, 2034);
            default -> month() + " of " + between(25, 34);
        });
        slot("last4", "credit_card_number", () -> digits(4));
        slot("bankacct", "banking_information", () -> chance(80) ? digits(between(7, 12)) : grouped(between(8, 12)));
        slot("routing", "banking_information", () -> digits(9));
        slot(
                "iban",
                "banking_information",
                () -> one("GB", "DE", "FR", "NL", "ES", "IE", "CH") + digits(2) + (chance(60) ? " " : "") + letters(4)
                        + (chance(60) ? " " : "") + digits(4) + (chance(60) ? " " : "") + digits(4) + " " + digits(4));
        slot(
                "sortcode",
                "banking_information",
                () -> digits(2) + one("-", " ") + digits(2) + one("-", " ") + digits(2));
        slot("swift", "banking_information", () -> letters(6) + digits(2) + (chance(40) ? letters(3) : ""));
        slot("account", "account_number", () -> code(6, 11));
        slot(
                "health",
                "healthcare_number",
                () -> chance(45) ? grouped(between(8, 11)) + (chance(30) ? "-" + letters(2) : "") : code(7, 11));
        slot("nhs", "healthcare_number", () -> digits(3) + " " + digits(3) + " " + digits(4));
        slot(
                "medicare",
                "healthcare_number",
                () -> digits(1)
                        + letters(1)
                        + digits(1)
                        + digits(1)
                        + one("-", "", " ")
                        + letters(1)
                        + digits(2)
                        + one("-", "", " ")
                        + letters(2)
                        + digits(2));
        slot("ssn", "us_social_security_number", () -> {
            String glue = one("-", "-", " ", "");
            return digits(3) + glue + digits(2) + glue + digits(4);
        });
        slot("ssn4", "us_social_security_number", () -> digits(4));
        slot("dl", "drivers_license", () -> switch (random.nextInt(5)) {
            case 0 -> letters(1) + digits(7);
            case 1 -> letters(1) + digits(3) + "-" + digits(4) + "-" + digits(4);
            case 2 -> digits(between(7, 9));
            case 3 -> letters(1) + digits(12);
            default -> letters(2) + "-" + digits(6);
        });
        slot("passport", "passport_number", () -> chance(50) ? digits(9) : letters(between(1, 2)) + digits(7));
        slot("vin", "vehicle_id", () -> {
            StringBuilder vin = new StringBuilder();
            for (int index = 0; index < 11; index++) {
                vin.append(chance(50) ? digits(1) : letters(1));
            }
            return vin + digits(6);
        });
        slot("plate", "vehicle_id", () -> switch (random.nextInt(4)) {
            case 0 -> letters(3) + " " + digits(4);
            case 1 -> digits(1) + letters(3) + digits(3);
            case 2 -> letters(2) + digits(2) + " " + letters(3);
            default -> letters(3) + one("-", "", " ") + digits(3);
        });
        slot("ref", "number_sequence", () -> code(5, 10));
        slot(
                "smallref",
                "number_sequence",
                () -> chance(50) ? digits(between(4, 6)) : letters(between(1, 3)) + "-" + digits(between(3, 5)));
        slot("phone", "phone_number", this::phone);
        slot("ext", "phone_number", () -> digits(between(3, 4)));
    }

    private String code(int low, int high) {
        int length = between(low, high);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> digits(length);
            case 3 -> letters(2) + digits(length - 2);
            case 4 -> letters(between(1, 3)) + "-" + digits(4) + "-" + digits(3);
            case 5 -> grouped(length);
            default -> digits(3) + letters(1) + digits(length - 4) + (chance(40) ? letters(1) : "");
        };
    }

    private String grouped(int length) {
        String digits = digits(length);
        String glue = one("-", " ");
        StringBuilder grouped = new StringBuilder();
        int size = between(2, 4);
        for (int index = 0; index < length; index += size) {
            grouped.append(index == 0 ? "" : glue).append(digits, index, Math.min(length, index + size));
        }
        return grouped.toString();
    }

    private String phone() {
        String area = between(201, 989) + "";
        return switch (random.nextInt(11)) {
            case 0, 1 -> area + "-" + digits(3) + "-" + digits(4);
            case 2, 3 -> area + " " + digits(3) + " " + digits(4);
            case 4 -> area + digits(7);
            case 5 -> digits(3) + "-" + digits(4);
            case 6 -> "1-" + one("800", "888", "877") + "-" + digits(3) + "-" + digits(4);
            case 7 -> "+1 " + area + " " + digits(3) + " " + digits(4);
            case 8 -> "+44 " + digits(4) + " " + digits(6);
            case 9 -> "07" + digits(3) + " " + digits(6);
            default -> area + "." + digits(3) + "." + digits(4);
        };
    }

    private String money() {
        int amount = chance(45)
                ? between(2, 99)
                : chance(60) ? between(100, 999) : between(1, 95) * 1000 + (chance(30) ? between(1, 999) : 0);
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> "$" + comma(amount);
            case 4, 5 -> "$" + comma(amount) + "." + digits(2);
            case 6 -> comma(amount) + " dollars";
            case 7 -> Numerals.cardinal(amount, chance(30)) + " " + any("currencies");
            case 8 -> one("£", "€") + comma(amount);
            case 9 -> comma(amount) + " " + any("currencies");
            case 10 ->
                Numerals.cardinal(between(2, 99), false)
                        + one(
                                " dollars",
                                " bucks",
                                " cents",
                                " pounds",
                                " euros",
                                " thousand dollars",
                                " hundred dollars",
                                " grand");
            default ->
                Numerals.cardinal(between(1, 99), false) + " " + one("dollars and ", "dollars ")
                        + Numerals.cardinal(between(10, 99), false) + " cents";
        };
    }

    private static String comma(int amount) {
        return amount < 1000
                ? Integer.toString(amount)
                : amount / 1000 + "," + String.format(Locale.ROOT, "%03d", amount % 1000);
    }

    private void health() {
        slot(
                "drug",
                "drug",
                () -> chance(60)
                        ? any("drugs")
                        : chance(50) ? any("drug_corpus").toLowerCase(Locale.ROOT) : any("drug_corpus"));
        slot(
                "cond",
                "medical_condition",
                () -> chance(72) ? any("conditions") : any("disease").toLowerCase(Locale.ROOT));
        slot("proc", "medical_process", () -> any("procedures"));
        slot("injury", "injury", () -> any("injuries"));
        slot(
                "blood",
                "blood_type",
                () -> one("A", "B", "AB", "O") + one("+", "-", " positive", " negative", " positive", " negative"));
        slot("dose", "duration", () -> between(2, 12) + one(" weeks", " days", " months"));
    }

    private String job() {
        String job = chance(70) ? any("jobs") : any("job_corpus");
        if (chance(8)) {
            job = one("senior ", "assistant ", "junior ", "chief ", "lead ", "deputy ", "head ", "part-time ", "night ")
                    + job;
        } else if (chance(4)) {
            job = one(
                            "marine ",
                            "clinical ",
                            "corporate ",
                            "industrial ",
                            "medical ",
                            "sports ",
                            "wildlife ",
                            "school ")
                    + job;
        } else if (chance(4)) {
            job = one("vice president of ", "director of ", "head of ", "VP of ", "manager of ", "SVP, ", "chief of ")
                    + one("sales", "operations", "finance", "marketing", "engineering", "people", "investor relations");
        }
        return job;
    }

    private void self() {
        slot("job", "occupation", this::job);
        slot("lang", "language", () -> chance(65) ? any("languages") : any("language"));
        slot("nat", "nationality", () -> chance(55) ? any("nationalities") : any("nationality"));
        slot("religion", "religion", () -> chance(92) ? any("religions") : any("religion"));
        slot("party", "political_affiliation", () -> any("parties"));
        slot("marital", "marital_status", () -> any("marital"));
        slot("gender", "gender", () -> any("genders"));
        slot("sexuality", "sexuality", () -> any("sexualities"));
        slot("zodiac", "zodiac_sign", () -> any("zodiac"));
        slot(
                "event",
                "event",
                () -> chance(65)
                        ? any("events")
                        : chance(50)
                                ? any("holiday")
                                : any(chance(50) ? "city_us" : "org_words") + " " + any("event_words"));
        slot("height", "physical_attribute", () -> switch (random.nextInt(7)) {
            case 0 -> between(150, 205) + one("cm", " cm", " centimeters");
            case 1 ->
                one("five foot ", "five feet ", "six foot ", "six feet ")
                        + Numerals.cardinal(between(1, 11), false)
                        + (chance(30) ? " inches" : "");
            case 2 -> between(5, 6) + "'" + between(1, 11) + "\"";
            case 3 -> one("five ", "six ") + Numerals.cardinal(between(1, 11), false);
            case 4 -> "1." + between(50, 99) + " meters";
            case 5 -> between(5, 6) + one(" foot ", " feet ") + between(1, 11);
            default -> between(5, 6) + " feet " + between(1, 11) + " inches";
        });
        slot("weight", "physical_attribute", () -> between(95, 310) + one(" pounds", " lbs", " pounds"));
        slot("look", "physical_attribute", () -> any("looks"));
    }

    private void digital() {
        slot("email", "email_address", this::email);
        slot("url", "url", () -> {
            String host = word()
                    + (chance(30) ? word() : "")
                    + one(".com", ".com", ".org", ".net", ".co.uk", ".gov", ".io", ".edu");
            return one("www.", "www.", "", "https://", "https://www.")
                    + host
                    + (chance(35) ? "/" + word() + (chance(25) ? "/" + word() : "") : "");
        });
        slot("user", "username", () -> switch (random.nextInt(6)) {
            case 0 -> "@" + low(given()) + digits(between(0, 3));
            case 1 -> low(given()) + digits(between(2, 4));
            case 2 -> low(given()) + one("_", ".") + low(surname()) + (chance(40) ? digits(2) : "");
            case 3 -> word() + word() + (chance(60) ? digits(between(1, 3)) : "");
            case 4 -> low(given()).substring(0, 1) + low(surname()) + (chance(50) ? digits(2) : "");
            default -> word() + "_" + word() + (chance(40) ? digits(2) : "");
        });
        slot("pass", "password", () -> switch (random.nextInt(6)) {
            case 0 -> word() + digits(between(2, 4));
            case 1 -> Character.toUpperCase(word().charAt(0)) + word() + digits(2) + one("!", "#", "%", "$", "");
            case 2 -> word() + "-" + word() + "-" + digits(2);
            case 3 -> word() + " " + word() + " " + word();
            case 4 -> digits(2) + "%" + word();
            default -> word() + word() + digits(between(1, 3));
        });
        slot("pin", "password", () -> digits(chance(75) ? 4 : 6));
        slot("answer", "password", () -> switch (random.nextInt(5)) {
            case 0, 1 -> surname();
            case 2 -> any("pets");
            case 3 -> any("city_us");
            default -> any("school_names") + one(" Elementary", " High", " Middle School");
        });
        slot(
                "ip",
                "ip_address",
                () -> chance(88)
                        ? between(10, 223) + "." + between(0, 255) + "." + between(0, 255) + "." + between(1, 254)
                        : "fe80::" + hex(4) + ":" + hex(4) + ":" + hex(4));
        slot("file", "filename", () -> {
            String name = word()
                    + (chance(60) ? one("_", "-", "") + word() : "")
                    + (chance(40) ? one("_", "-", "") + (chance(50) ? between(2010, 2027) : between(1, 12)) : "");
            String file = name
                    + one(
                            ".pdf", ".docx", ".xlsx", ".jpg", ".png", ".csv", ".zip", ".txt", ".mp3", ".doc", ".wav",
                            ".pptx");
            return chance(20)
                    ? one("C:\\Users\\", "/home/", "Documents/", "Downloads/") + word() + one("/", "/") + file
                    : file;
        });
    }

    private String hex(int count) {
        StringBuilder hex = new StringBuilder();
        for (int index = 0; index < count; index++) {
            hex.append("0123456789abcdef".charAt(random.nextInt(16)));
        }
        return hex.toString();
    }

    private String word() {
        return any("plain_words");
    }

    /** A part of an address, a password or a file's name, in lower case. */
    String word(boolean name) {
        return name ? low(chance(50) ? given() : surname()) : word();
    }

    private static String low(String name) {
        String ascii = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        return ascii.isEmpty() ? "user" : ascii;
    }

    private String email() {
        String local = switch (random.nextInt(6)) {
            case 0 -> low(given()) + "." + low(surname());
            case 1 -> low(given()) + digits(between(1, 4));
            case 2 -> low(given()).substring(0, 1) + low(surname());
            case 3 -> low(given()) + "_" + low(surname());
            case 4 -> word() + digits(between(1, 3));
            default ->
                one("info", "support", "billing", "claims", "jobs", "contact") + (chance(30) ? "." + word() : "");
        };
        String domain = chance(65)
                ? one(
                        "gmail.com",
                        "yahoo.com",
                        "hotmail.com",
                        "outlook.com",
                        "icloud.com",
                        "aol.com",
                        "proton.me",
                        any("domain"))
                : word() + (chance(50) ? word() : "") + one(".com", ".org", ".net", ".co.uk", ".edu");
        return local + "@" + domain;
    }
}
