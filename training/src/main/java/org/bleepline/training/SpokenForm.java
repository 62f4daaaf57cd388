package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;

/**
 * Turns formatted text into what a recogniser without formatting would write: lower case, no punctuation, numbers and
 * symbols as words. Mentions move along.
 */
final class SpokenForm {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}$£€@#+&%]+|[^\\p{L}\\p{N}%€+\\-]+$");
    private static final Pattern MONEY = Pattern.compile("([$£€])([\\d,]+)(?:\\.(\\d+))?(k|K|M|B)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.](\\d\\d)(?::(\\d\\d))?([AaPp]\\.?[Mm]\\.?)?");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})([AaPp]\\.?[Mm]\\.?)");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(st|nd|rd|th)");
    private static final Pattern DECADE = Pattern.compile("'?(\\d\\d)?(\\d)0'?s");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{2}|\\d{4})");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d\\d)/(\\d{2}|\\d{4})");
    private static final Pattern DECIMAL = Pattern.compile("([\\d,]+)\\.(\\d+)");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})[-–](\\d{1,4})");
    private static final Pattern FEET = Pattern.compile("(\\d)'(\\d{1,2})\"?");
    private static final Pattern UNIT = Pattern.compile("(\\d{1,4})(cm|kg|lb|lbs|mg|ml|mm|km|k|m|yo)");
    private static final Pattern WHOLE = Pattern.compile("[\\d,]*\\d");
    private static final Pattern ADDRESS = Pattern.compile(".*(@.+|://|\\w\\w\\.[A-Za-z]|www\\.|\\\\|_).*");
    private static final String[] NATO = {
        "alpha",
        "bravo",
        "charlie",
        "delta",
        "echo",
        "foxtrot",
        "golf",
        "hotel",
        "india",
        "juliet",
        "kilo",
        "lima",
        "mike",
        "november",
        "oscar",
        "papa",
        "quebec",
        "romeo",
        "sierra",
        "tango",
        "uniform",
        "victor",
        "whiskey",
        "x-ray",
        "yankee",
        "zulu"
    };
    private static final String[] SPELLING_NAMES = {
        "apple", "boy", "cat", "david", "edward", "frank", "george", "henry", "india", "john", "kate", "larry", "mary",
        "nancy", "oscar", "peter", "queen", "robert", "sam", "tom", "uncle", "victor", "william", "x-ray", "yellow",
        "zebra"
    };

    private static final List<String> VOWELLED =
            List.of("AIDS", "NASA", "NATO", "VISA", "PIN", "JR", "III", "COVID", "LASIK", "OK", "AM", "PM", "AMEX");

    private final Random random;

    SpokenForm(Random random) {
        this.random = random;
    }

    /** Lower case, no punctuation; numbers as words unless they are to be kept. */
    Example raw(Example example, boolean keepDigits) {
        return rewrite(example, (word, next, type) -> {
            String core = EDGES.matcher(word).replaceAll("");
            if (core.isEmpty()) {
                return word.equals("&") || word.equals("+") ? (word.equals("&") ? "and" : "plus") : "";
            }
            boolean digits = core.chars().anyMatch(Character::isDigit);
            if (keepDigits && digits && !core.contains("@")) {
                return core.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}$€£%.:/]", "");
            }
            return speak(core, next, type);
        });
    }

    /** Formatted as it was, but with numbers as words. */
    Example numbersAsWords(Example example) {
        return rewrite(example, (word, next, type) -> {
            if (word.chars().noneMatch(Character::isDigit)) {
                return word;
            }
            String core = EDGES.matcher(word).replaceAll("");
            int at = word.indexOf(core);
            return word.substring(0, at) + speak(core, next, type) + word.substring(at + core.length());
        });
    }

    private interface Rewriting {
        String apply(String word, String next, int type);
    }

    private Example rewrite(Example example, Rewriting rewriting) {
        String text = example.text();
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        StringBuilder target = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        int mentionAt = 0;
        int openStart = -1;
        int lastEnd = 0;
        for (int index = 0; index < words.size(); index++) {
            int start = words.get(index)[0];
            int end = words.get(index)[1];
            while (mentionAt < example.mentions().size()
                    && example.mentions().get(mentionAt).end() <= start) {
                openStart = close(example.mentions().get(mentionAt++), openStart, lastEnd, mentions);
            }
            Mention mention =
                    mentionAt < example.mentions().size() ? example.mentions().get(mentionAt) : null;
            boolean inside = mention != null && mention.start() < end;
            int type = inside && mention != null ? Long.numberOfTrailingZeros(mention.types()) : -1;
            String next =
                    index + 1 < words.size() ? text.substring(words.get(index + 1)[0], words.get(index + 1)[1]) : "";
            String spoken = rewriting.apply(text.substring(start, end), next, type);
            boolean newTurn =
                    index > 0 && text.substring(words.get(index - 1)[1], start).indexOf('\n') >= 0;
            if (spoken.isEmpty()) {
                if (newTurn && target.length() > 0) {
                    target.append('\n');
                }
                continue;
            }
            if (newTurn) {
                target.append('\n');
            } else if (target.length() > 0 && target.charAt(target.length() - 1) != '\n') {
                target.append(' ');
            }
            if (inside && openStart < 0) {
                openStart = target.length();
            }
            target.append(spoken);
            lastEnd = target.length();
        }
        while (mentionAt < example.mentions().size()) {
            openStart = close(example.mentions().get(mentionAt++), openStart, lastEnd, mentions);
        }
        return example.with(target.toString(), mentions);
    }

    private static int close(Mention mention, int openStart, int end, List<Mention> mentions) {
        if (openStart >= 0 && end > openStart) {
            mentions.add(new Mention(openStart, end, mention.types()));
        }
        return -1;
    }

    private String speak(String core, String next, int type) {
        if (core.chars().noneMatch(Character::isDigit)) {
            return plain(core);
        }
        if (ADDRESS.matcher(core).matches()) {
            return address(core);
        }
        String number = number(core, next, type);
        return number != null ? number : code(core);
    }

    private @org.jspecify.annotations.Nullable String number(String core, String next, int type) {
        Matcher money = MONEY.matcher(core);
        if (money.matches()) {
            return money(money, next);
        }
        if (core.endsWith("%")) {
            String head = number(core.substring(0, core.length() - 1), next, Types.index(Policy.STATISTICS));
            return head == null ? null : head + " percent";
        }
        Matcher date = DATE.matcher(core);
        if (date.matches()) {
            return date(date.group(1), date.group(3), date.group(4), core.indexOf('.') >= 0);
        }
        Matcher iso = ISO_DATE.matcher(core);
        if (iso.matches()) {
            return date(iso.group(2), iso.group(3), iso.group(1), false);
        }
        Matcher expiry = MONTH_YEAR.matcher(core);
        if (expiry.matches()) {
            return expiry(expiry.group(1), expiry.group(2));
        }
        Matcher clock = CLOCK.matcher(core);
        if (clock.matches() && (core.indexOf(':') > 0 || clock.group(4) != null)) {
            return clock(clock);
        }
        Matcher hour = HOUR.matcher(core);
        if (hour.matches()) {
            return Numerals.cardinal(Integer.parseInt(hour.group(1)), false) + " " + half(hour.group(2));
        }
        Matcher ordinal = ORDINAL.matcher(core);
        if (ordinal.matches()) {
            return Numerals.ordinal(Integer.parseInt(ordinal.group(1)));
        }
        Matcher decade = DECADE.matcher(core);
        if (decade.matches()) {
            String tens = Numerals.cardinal(Integer.parseInt(decade.group(2)) * 10L, false)
                    .replaceAll("y$", "ies");
            return decade.group(1) == null
                    ? tens
                    : Numerals.cardinal(Integer.parseInt(decade.group(1)), false) + " " + tens;
        }
        Matcher feet = FEET.matcher(core);
        if (feet.matches()) {
            return Numerals.cardinal(Integer.parseInt(feet.group(1)), false)
                    + (random.nextBoolean() ? " foot " : " ")
                    + Numerals.cardinal(Integer.parseInt(feet.group(2)), false);
        }
        Matcher unit = UNIT.matcher(core);
        if (unit.matches() && type != Types.index(Policy.PASSWORD)) {
            return small(unit.group(1)) + " " + unit.group(2).toLowerCase(Locale.ROOT);
        }
        Matcher range = RANGE.matcher(core);
        if (range.matches() && isTimeLike(type)) {
            return whole(range.group(1), type) + " to " + whole(range.group(2), type);
        }
        Matcher decimal = DECIMAL.matcher(core);
        if (decimal.matches()) {
            return cardinal(decimal.group(1)) + " point " + Numerals.digits(decimal.group(2), random);
        }
        return WHOLE.matcher(core).matches() ? whole(core, type) : null;
    }

    private String whole(String core, int type) {
        if (core.indexOf(',') >= 0) {
            return cardinal(core);
        }
        int length = core.length();
        boolean amount = type >= 0
                && (Types.of(
                                        Policy.MONEY_AMOUNT,
                                        Policy.DURATION,
                                        Policy.PERSON_AGE,
                                        Policy.STATISTICS,
                                        Policy.PHYSICAL_ATTRIBUTE)
                                & 1L << type)
                        != 0;
        if (length <= 2) {
            return core.startsWith("0") && length == 2
                    ? (random.nextBoolean() ? "oh " : "zero ") + Numerals.cardinal(core.charAt(1) - '0', false)
                    : Numerals.cardinal(Integer.parseInt(core), false);
        }
        if (amount) {
            return length <= 9 ? small(core) : Numerals.digits(core, random);
        }
        if (length == 4 && (isTimeLike(type) || type < 0) && (core.startsWith("19") || core.startsWith("20"))) {
            return Numerals.year(Integer.parseInt(core), random);
        }
        if (length <= 4 && !core.startsWith("0") && (type < 0 || (Types.LOCATIONS & 1L << type) != 0)) {
            return groups(core);
        }
        return Numerals.digits(core, random);
    }

    private String groups(String core) {
        int choice = random.nextInt(10);
        if (core.length() == 3 && core.charAt(1) != '0' && choice < 5) {
            return Numerals.cardinal(core.charAt(0) - '0', false)
                    + " "
                    + Numerals.cardinal(Integer.parseInt(core.substring(1)), false);
        }
        if (core.length() == 4 && core.charAt(2) != '0' && choice < 6) {
            return Numerals.cardinal(Integer.parseInt(core.substring(0, 2)), false)
                    + " "
                    + Numerals.cardinal(Integer.parseInt(core.substring(2)), false);
        }
        return choice < 8 ? Numerals.digits(core, random) : cardinal(core);
    }

    private String small(String number) {
        long value = Long.parseLong(number);
        if (value > 100 && value < 1000 && value % 100 >= 10 && random.nextInt(4) == 0) {
            return Numerals.cardinal(value / 100, false) + " " + Numerals.cardinal(value % 100, false);
        }
        String spoken = Numerals.cardinal(value, random.nextInt(3) == 0);
        return value >= 100 && value < 200 && random.nextInt(4) == 0 ? spoken.replaceFirst("^one", "a") : spoken;
    }

    private String cardinal(String number) {
        String digits = number.replace(",", "");
        return digits.length() > 11
                ? Numerals.digits(digits, random)
                : Numerals.cardinal(Long.parseLong(digits), random.nextInt(3) == 0);
    }

    private String money(Matcher money, String next) {
        String unit = money.group(1).equals("$") ? "dollar" : money.group(1).equals("£") ? "pound" : "euro";
        String digits = money.group(2).replace(",", "");
        if (digits.length() > 11) {
            return Numerals.digits(digits, random);
        }
        long whole = digits.isEmpty() ? 0 : Long.parseLong(digits);
        String fraction = money.group(3);
        String scale = money.group(4);
        boolean scaled = scale != null || next.matches("(million|billion|trillion|thousand|hundred)\\W*");
        if (scaled) {
            String spoken = small(Long.toString(whole))
                    + (fraction == null ? "" : " point " + Numerals.digits(fraction, random));
            return scale == null
                    ? spoken
                    : spoken
                            + (scale.equalsIgnoreCase("k")
                                    ? " thousand "
                                    : scale.equals("M") ? " million " : " billion ")
                            + unit + "s";
        }
        String spoken = small(Long.toString(whole)) + " " + unit + (whole == 1 ? "" : "s");
        if (fraction == null || fraction.length() != 2 || fraction.equals("00")) {
            return spoken;
        }
        String cents = Numerals.cardinal(Integer.parseInt(fraction), false);
        return switch (random.nextInt(4)) {
            case 0 -> small(Long.toString(whole)) + " " + cents;
            case 1 -> spoken + " " + cents;
            default -> spoken + " and " + cents + (unit.equals("pound") ? " pence" : " cents");
        };
    }

    private String date(String month, String day, String year, boolean dayFirst) {
        int first = Integer.parseInt(dayFirst ? day : month);
        int second = Integer.parseInt(dayFirst ? month : day);
        String spokenYear = year.length() == 4
                ? (random.nextInt(4) == 0
                        ? twoDigits(year.substring(2))
                        : Numerals.year(Integer.parseInt(year), random))
                : twoDigits(year);
        if (first >= 1 && first <= 12 && random.nextInt(5) < 2) {
            return switch (random.nextInt(3)) {
                case 0 -> Numerals.month(first) + " " + Numerals.ordinal(second) + " " + spokenYear;
                case 1 -> Numerals.month(first) + " " + Numerals.cardinal(second, false) + " " + spokenYear;
                default -> "the " + Numerals.ordinal(second) + " of " + Numerals.month(first) + " " + spokenYear;
            };
        }
        String glue = random.nextInt(5) == 0 ? " slash " : " ";
        return twoOrOne(month) + glue + twoOrOne(day) + glue + spokenYear;
    }

    private String expiry(String month, String year) {
        int number = Integer.parseInt(month);
        String spokenYear = year.length() == 4 ? Numerals.year(Integer.parseInt(year), random) : twoDigits(year);
        int choice = random.nextInt(6);
        if (choice < 2 && number >= 1 && number <= 12) {
            return Numerals.month(number) + (choice == 0 ? " of " : " ") + spokenYear;
        }
        return twoOrOne(month) + (choice == 3 ? " slash " : " ") + spokenYear;
    }

    private String twoOrOne(String number) {
        return number.startsWith("0") && number.length() == 2
                ? (random.nextBoolean() ? (random.nextBoolean() ? "oh " : "zero ") : "")
                        + Numerals.cardinal(number.charAt(1) - '0', false)
                : Numerals.cardinal(Integer.parseInt(number), false);
    }

    private String twoDigits(String number) {
        return number.startsWith("0")
                ? (random.nextBoolean() ? "oh " : "zero ") + Numerals.cardinal(number.charAt(1) - '0', false)
                : Numerals.cardinal(Integer.parseInt(number), false);
    }

    private String clock(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        String half = clock.group(4) == null ? "" : " " + half(clock.group(4));
        String spokenHour = Numerals.cardinal(hour, false);
        if (clock.group(3) != null) {
            return spokenHour + " " + twoDigits(clock.group(2)) + " " + twoDigits(clock.group(3)) + half;
        }
        int choice = random.nextInt(6);
        if (minute == 0) {
            return spokenHour + (half.isEmpty() ? (choice < 4 ? " o'clock" : "") : half);
        }
        if (choice == 0 && hour >= 1 && hour <= 11) {
            return switch (minute) {
                case 15 -> "quarter past " + spokenHour + half;
                case 30 -> "half past " + spokenHour + half;
                case 45 -> "quarter to " + Numerals.cardinal(hour + 1L, false) + half;
                default -> spokenHour + " " + twoDigits(clock.group(2)) + half;
            };
        }
        return spokenHour + " " + twoDigits(clock.group(2)) + half;
    }

    private String half(String half) {
        String letters = half.toLowerCase(Locale.ROOT).replace(".", "");
        return random.nextInt(6) == 0 ? letters.charAt(0) + " m" : letters;
    }

    private static boolean isTimeLike(int type) {
        return type >= 0
                && (Types.of(
                                        Policy.DATE,
                                        Policy.DATE_INTERVAL,
                                        Policy.DATE_OF_BIRTH,
                                        Policy.CREDIT_CARD_EXPIRATION,
                                        Policy.EVENT,
                                        Policy.DURATION)
                                & 1L << type)
                        != 0;
    }

    private String plain(String core) {
        if (ADDRESS.matcher(core).matches() || core.startsWith("@")) {
            return address(core);
        }
        String lower = core.toLowerCase(Locale.ROOT);
        if (lower.matches("[ap]\\.m\\.?")) {
            return half(lower);
        }
        if (lower.matches("(\\p{L}\\.)+\\p{L}?")) {
            return lower.replace(".", random.nextInt(3) == 0 ? "" : " ").strip();
        }
        if (core.matches("[A-Z]{2,5}") && !VOWELLED.contains(core) && random.nextInt(5) < 2) {
            return String.join(" ", lower.split(""));
        }
        if (lower.matches("(a|b|ab|o)[+-]")) {
            return lower.substring(0, lower.length() - 1) + (lower.endsWith("+") ? " positive" : " negative");
        }
        String words = lower.replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[^\\p{L}\\p{M}']+", " ")
                .strip();
        if (core.equals("%")) {
            return "percent";
        }
        return random.nextInt(8) == 0 ? words.replace("'", "") : words;
    }

    private String address(String core) {
        String text = core.toLowerCase(Locale.ROOT);
        StringBuilder spoken = new StringBuilder();
        String dash = random.nextBoolean() ? "dash" : "hyphen";
        boolean spell = random.nextInt(5) == 0;
        Matcher parts = Pattern.compile("\\p{L}+|\\d+|[^\\p{L}\\d]").matcher(text);
        boolean first = true;
        while (parts.find()) {
            String part = parts.group();
            String said;
            if (Character.isDigit(part.charAt(0))) {
                said = part.length() <= 2 && random.nextBoolean()
                        ? whole(part, -1)
                        : part.length() == 4 && (part.startsWith("19") || part.startsWith("20"))
                                ? Numerals.year(Integer.parseInt(part), random)
                                : Numerals.digits(part, random);
            } else if (Character.isLetter(part.charAt(0))) {
                boolean spelled = part.length() == 1
                        || spell && first && part.length() <= 8
                        || part.equals("www") && random.nextBoolean();
                said = spelled ? letters(part, false) : part;
                first = false;
            } else {
                said = switch (part.charAt(0)) {
                    case '@' -> "at";
                    case '.' -> "dot";
                    case '_' -> "underscore";
                    case '-' -> dash;
                    case '/' -> "slash";
                    case '\\' -> "backslash";
                    case ':' -> random.nextInt(4) == 0 ? "colon" : "";
                    case '%' -> "percent";
                    default -> "";
                };
            }
            if (!said.isEmpty()) {
                spoken.append(spoken.length() == 0 ? "" : " ").append(said);
            }
        }
        return spoken.length() == 0 ? "at" : spoken.toString();
    }

    /** A code of letters and digits: letters one by one, digits one by one. */
    private String code(String core) {
        StringBuilder spoken = new StringBuilder();
        boolean telephone = random.nextInt(8) == 0;
        Matcher parts = Pattern.compile("\\p{L}+|\\d+|[^\\p{L}\\d]").matcher(core);
        String dash = switch (random.nextInt(4)) {
            case 0 -> "dash";
            case 1 -> "hyphen";
            default -> "";
        };
        while (parts.find()) {
            String part = parts.group();
            String said;
            if (Character.isDigit(part.charAt(0))) {
                said = Numerals.digits(part, random);
            } else if (Character.isLetter(part.charAt(0))) {
                said = part.length() > 3 && part.matches("[a-z]+|[A-Z][a-z]+")
                        ? part.toLowerCase(Locale.ROOT)
                        : letters(part.toLowerCase(Locale.ROOT), telephone);
            } else {
                said = switch (part.charAt(0)) {
                    case '-' -> dash;
                    case '/' -> "slash";
                    case '.' -> "dot";
                    case '+' -> "plus";
                    case '#' -> random.nextBoolean() ? "hash" : "";
                    default -> "";
                };
            }
            if (!said.isEmpty()) {
                spoken.append(spoken.length() == 0 ? "" : " ").append(said);
            }
        }
        return spoken.toString();
    }

    private String letters(String part, boolean telephone) {
        StringBuilder spoken = new StringBuilder();
        for (int index = 0; index < part.length(); index++) {
            char letter = part.charAt(index);
            spoken.append(index == 0 ? "" : " ");
            if (telephone && letter >= 'a' && letter <= 'z') {
                boolean nato = random.nextBoolean();
                String word = (nato ? NATO : SPELLING_NAMES)[letter - 'a'].replace("-", " ");
                spoken.append(nato && random.nextBoolean() ? word : letter + " as in " + word);
            } else {
                spoken.append(letter);
            }
        }
        return spoken.toString();
    }
}
