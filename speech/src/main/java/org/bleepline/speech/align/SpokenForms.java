package org.bleepline.speech.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways in which a written word may be said: {@code 4111} as "four one one one", "forty one eleven" or "four thousand one
 * hundred eleven", {@code j.smith@x.com} as "j dot smith at x dot com". A lattice rather than a list, since ten digits
 * can be grouped in hundreds of ways. English.
 */
final class SpokenForms {
    /**
     * One way to say a part.
     *
     * @param from node it begins at
     * @param to node it leads to, greater than {@code from}
     * @param tokens words as in a dictionary, lower case; empty where nothing needs to be said
     */
    record Part(int from, int to, List<String> tokens) {}

    /**
     * @param nodes 0 is the start, {@code nodes - 1} the end
     * @param parts in order of {@code from}
     */
    record Lattice(int nodes, List<Part> parts) {}

    private static final Pattern PIECE = Pattern.compile("\\d+|\\p{L}[\\p{L}'’]*|[^\\s\\p{L}\\d]");
    private static final Pattern EDGES = Pattern.compile("^[\\[({\"'“‘«]+|[\\])}\"'”’».,!?;:…]+$");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2}|\\d{4})");
    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };

    private static final Map<String, List<String>> SIGNS = Map.ofEntries(
            Map.entry(".", List.of("", "dot", "point", "and")),
            Map.entry("@", List.of("at")),
            Map.entry("-", List.of("", "dash", "to", "minus", "hyphen")),
            Map.entry("–", List.of("", "to", "dash")),
            Map.entry("_", List.of("underscore", "")),
            Map.entry("/", List.of("", "slash", "of", "or", "over")),
            Map.entry(":", List.of("", "colon")),
            Map.entry("%", List.of("percent", "")),
            Map.entry("+", List.of("plus", "")),
            Map.entry("#", List.of("number", "pound", "hash", "")),
            Map.entry("&", List.of("and", "")),
            Map.entry("*", List.of("", "star")),
            Map.entry("$", List.of("", "dollars", "dollar")),
            Map.entry("€", List.of("", "euros", "euro")),
            Map.entry("£", List.of("", "pounds", "pound")),
            Map.entry("°", List.of("degrees", "")));

    /** Forms that are not read letter by letter as they stand. */
    private static final Map<String, List<String>> SHORT = Map.ofEntries(
            Map.entry("dr", List.of("doctor", "drive")),
            Map.entry("mr", List.of("mister")),
            Map.entry("mrs", List.of("missus")),
            Map.entry("ms", List.of("miss")),
            Map.entry("st", List.of("street", "saint")),
            Map.entry("ave", List.of("avenue")),
            Map.entry("rd", List.of("road")),
            Map.entry("blvd", List.of("boulevard")),
            Map.entry("apt", List.of("apartment")),
            Map.entry("jr", List.of("junior")),
            Map.entry("sr", List.of("senior")),
            Map.entry("vs", List.of("versus")),
            Map.entry("no", List.of("number")),
            Map.entry("jan", List.of("january")),
            Map.entry("feb", List.of("february")),
            Map.entry("mar", List.of("march")),
            Map.entry("apr", List.of("april")),
            Map.entry("aug", List.of("august")),
            Map.entry("sep", List.of("september")),
            Map.entry("sept", List.of("september")),
            Map.entry("oct", List.of("october")),
            Map.entry("nov", List.of("november")),
            Map.entry("dec", List.of("december")),
            Map.entry("mg", List.of("milligrams", "milligram")),
            Map.entry("kg", List.of("kilograms", "kilos")),
            Map.entry("lb", List.of("pounds", "pound")),
            Map.entry("lbs", List.of("pounds")),
            Map.entry("cm", List.of("centimeters")),
            Map.entry("km", List.of("kilometers")),
            Map.entry("ft", List.of("feet", "foot")),
            Map.entry("hrs", List.of("hours")),
            Map.entry("min", List.of("minutes")),
            Map.entry("okay", List.of("ok")),
            Map.entry("etc", List.of("etcetera")));

    private final Pronunciations known;
    private final List<Part> parts = new ArrayList<>();
    private int nodes = 1;

    private SpokenForms(Pronunciations known) {
        this.known = known;
    }

    static Lattice of(String written, Pronunciations known) {
        String core = EDGES.matcher(written).replaceAll("");
        SpokenForms forms = new SpokenForms(known);
        forms.read(core.isEmpty() ? written : core);
        return new Lattice(forms.nodes, List.copyOf(forms.parts));
    }

    private void read(String word) {
        boolean money = word.indexOf('$') >= 0 || word.indexOf('€') >= 0 || word.indexOf('£') >= 0;
        Matcher pieces = PIECE.matcher(word.replaceAll("(?<=\\d),(?=\\d{3})", ""));
        List<String> all = pieces.results().map(result -> result.group()).toList();
        int end = 0;
        for (int index = 0; index < all.size(); index++) {
            String piece = all.get(index);
            String next = index + 1 < all.size() ? all.get(index + 1) : "";
            if (Character.isDigit(piece.charAt(0))) {
                if (piece.length() <= 2 && next.toLowerCase(Locale.ROOT).matches("st|nd|rd|th")) {
                    end = say(end, NumberWords.ordinal(Integer.parseInt(piece)));
                    index++;
                } else {
                    end = digits(end, piece);
                }
            } else if (Character.isLetter(piece.charAt(0))) {
                end = letters(end, piece);
            } else {
                List<String> signs = new ArrayList<>(SIGNS.getOrDefault(piece, List.of("")));
                if (money && piece.equals(".")) {
                    signs.addAll(List.of("dollars", "euros", "pounds"));
                }
                end = choice(end, signs.stream().map(SpokenForms::tokens).toList());
            }
        }
        if (money) {
            end = choice(
                    end,
                    Stream.of("", "dollars", "dollar", "cents", "euros", "pounds")
                            .map(SpokenForms::tokens)
                            .toList());
        }
        Matcher date = DATE.matcher(word);
        if (date.matches()) {
            date(end, date);
        }
        if (parts.isEmpty()) {
            choice(0, List.of(List.of()));
        }
    }

    private void date(int end, Matcher date) {
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(2));
        for (int[] each : new int[][] {{first, second}, {second, first}}) {
            if (each[0] >= 1 && each[0] <= 12 && each[1] >= 1 && each[1] <= 31) {
                for (List<String> year : years(date.group(3))) {
                    List<String> said = new ArrayList<>(List.of(MONTHS[each[0] - 1]));
                    said.addAll(NumberWords.ordinal(each[1]));
                    said.addAll(year);
                    parts.add(new Part(0, end, said));
                }
            }
        }
    }

    private static List<List<String>> years(String year) {
        int number = Integer.parseInt(year);
        List<List<String>> ways = new ArrayList<>();
        ways.add(NumberWords.cardinal(number));
        if (year.length() == 4) {
            List<String> pairs = new ArrayList<>(NumberWords.cardinal(number / 100));
            pairs.addAll(number % 100 == 0 ? List.of("hundred") : NumberWords.cardinal(number % 100));
            ways.add(pairs);
        }
        return ways;
    }

    /** Digit by digit, in pairs, with hundreds, doubled, or as one number. */
    private int digits(int start, String digits) {
        int length = digits.length();
        int[] at = new int[length + 1];
        at[0] = start;
        for (int index = 1; index <= length; index++) {
            at[index] = nodes++;
        }
        for (int index = 0; index < length; index++) {
            int digit = digits.charAt(index) - '0';
            parts.add(new Part(at[index], at[index + 1], List.of(NumberWords.digit(digit))));
            if (digit == 0) {
                parts.add(new Part(at[index], at[index + 1], List.of("oh")));
            }
            int same = 1;
            while (index + same < length && digits.charAt(index + same) == digits.charAt(index)) {
                same++;
            }
            if (same >= 2) {
                parts.add(new Part(at[index], at[index + 2], List.of("double", NumberWords.digit(digit))));
            }
            if (same >= 3) {
                parts.add(new Part(at[index], at[index + 3], List.of("triple", NumberWords.digit(digit))));
            }
            if (index + 2 <= length && digit > 0) {
                int pair = Integer.parseInt(digits.substring(index, index + 2));
                parts.add(new Part(at[index], at[index + 2], NumberWords.cardinal(pair)));
            }
            if (digits.startsWith("000", index) && index > 0) {
                parts.add(new Part(at[index], at[index + 3], List.of("thousand")));
            } else if (digits.startsWith("00", index) && index > 0) {
                parts.add(new Part(at[index], at[index + 2], List.of("hundred")));
            }
            for (int size = 3; size <= 4 && index + size <= length && digit > 0; size++) {
                parts.add(new Part(
                        at[index],
                        at[index + size],
                        NumberWords.cardinal(Integer.parseInt(digits.substring(index, index + size)))));
            }
        }
        if (length > 4 && length <= 9 && digits.charAt(0) != '0') {
            parts.add(new Part(start, at[length], NumberWords.cardinal(Integer.parseInt(digits))));
        }
        return at[length];
    }

    private int letters(int start, String piece) {
        String lower = piece.toLowerCase(Locale.ROOT).replace('’', '\'');
        List<List<String>> ways = new ArrayList<>();
        SHORT.getOrDefault(lower, List.of()).forEach(way -> ways.add(List.of(way)));
        boolean upper = piece.length() > 1 && piece.length() <= 5 && piece.equals(piece.toUpperCase(Locale.ROOT));
        boolean unknown = !known.knows(lower);
        boolean noVowel = lower.chars().noneMatch(letter -> "aeiouy".indexOf(letter) >= 0);
        if ((upper || (unknown && (noVowel || lower.length() <= 4))) && lower.matches("[a-z]+")) {
            ways.add(
                    lower.chars().mapToObj(letter -> Character.toString(letter)).toList());
        }
        if (!(unknown && noVowel) || ways.isEmpty()) {
            ways.add(List.of(lower));
        }
        return choice(start, ways);
    }

    private int say(int start, List<String> tokens) {
        return choice(start, List.of(tokens));
    }

    private int choice(int start, List<List<String>> ways) {
        int end = nodes++;
        ways.stream().distinct().forEach(way -> parts.add(new Part(start, end, way)));
        return end;
    }

    private static List<String> tokens(String token) {
        return token.isEmpty() ? List.of() : List.of(token);
    }
}
