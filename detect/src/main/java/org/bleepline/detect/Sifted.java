package org.bleepline.detect;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;

/**
 * Keeps the guesses of the tagger that are more often right than wrong, and takes small words off their ends. For each
 * kind a guess needs a least score; the figures were read off the development turns, where below them false
 * guesses outnumber true ones; for names of persons, whose loss hurts most, it is lower.
 *
 * @param tagger whose candidates are sifted
 */
record Sifted(Recognizer tagger) implements Recognizer {
    private static final Map<Policy, Double> LEAST = new EnumMap<>(Map.ofEntries(
            Map.entry(Policy.DATE, 0.75),
            Map.entry(Policy.DATE_INTERVAL, 0.85),
            Map.entry(Policy.DURATION, 0.85),
            Map.entry(Policy.EVENT, 0.7),
            Map.entry(Policy.INJURY, 0.75),
            Map.entry(Policy.LANGUAGE, 0.7),
            Map.entry(Policy.LOCATION, 0.5),
            Map.entry(Policy.MARITAL_STATUS, 0.8),
            Map.entry(Policy.MEDICAL_CONDITION, 0.7),
            Map.entry(Policy.MONEY_AMOUNT, 0.7),
            Map.entry(Policy.NATIONALITY, 0.75),
            Map.entry(Policy.OCCUPATION, 0.75),
            Map.entry(Policy.ORGANIZATION, 0.7),
            Map.entry(Policy.PERSON_AGE, 0.75),
            Map.entry(Policy.PERSON_NAME, 0.6),
            Map.entry(Policy.POLITICAL_AFFILIATION, 0.8),
            Map.entry(Policy.RELIGION, 0.7),
            Map.entry(Policy.STATISTICS, 0.7),
            Map.entry(Policy.TIME, 0.85)));

    private static final int LINE = 300;

    /** What stands in front of the name of a product rather than of a person. */
    private static final Set<String> THINGS = Set.of(
            "tool",
            "app",
            "application",
            "software",
            "platform",
            "product",
            "project",
            "codename",
            "release",
            "feature",
            "plugin",
            "module",
            "firmware",
            "version",
            "device",
            "model",
            "website",
            "browser",
            "printer",
            "router");

    private static final Set<String> MEDICAL = Set.of(
            ("hospital hospitals hospice clinic clinics medical medicine health healthcare care dental dentistry "
                            + "pharmacy pediatrics paediatrics orthopedics cardiology dermatology imaging radiology surgery "
                            + "surgical rehab rehabilitation infirmary hôpital nursing physicians doctors urgent eye cancer "
                            + "saint st mayo sinai hopkins cedars kaiser mercy bellevue memorial general parenthood sloan "
                            + "mass md walter therapy wellness women's maternity")
                    .split(" "));

    private static final Set<String> KINDS_OF_ORGANIZATION = Set.of(
            "credit union",
            "clinic",
            "bank",
            "hospital",
            "store",
            "shop",
            "pharmacy",
            "church",
            "temple",
            "mosque",
            "school",
            "college",
            "university",
            "office",
            "company",
            "department",
            "agency",
            "insurance company",
            "phone company",
            "post office",
            "help desk",
            "front desk",
            "police",
            "library",
            "airline",
            "hotel",
            "court",
            "lab");

    private static final Set<Policy> NAMES =
            EnumSet.of(Policy.PERSON_NAME, Policy.ORGANIZATION, Policy.LOCATION, Policy.OCCUPATION, Policy.EVENT);

    /** Kinds of names that formatted text writes with a capital. */
    private static final Set<Policy> WRITTEN_LARGE =
            EnumSet.of(Policy.PERSON_NAME, Policy.ORGANIZATION, Policy.LOCATION, Policy.EVENT);

    @Override
    public List<Candidate> recognize(Document document) {
        return tagger.recognize(document).stream()
                .flatMap(candidate -> sifted(document, candidate))
                .toList();
    }

    private static Stream<Candidate> sifted(Document document, Candidate candidate) {
        if (!(candidate.label() instanceof Policy policy)) {
            return Stream.of(candidate);
        }
        if (Implausible.is(document.text(), candidate, policy)) {
            return Stream.empty();
        }
        if (policy == Policy.ORGANIZATION_MEDICAL_FACILITY && !isMedical(document.text(), candidate)) {
            return sifted(
                    document,
                    new Candidate(
                            Policy.ORGANIZATION,
                            candidate.start(),
                            candidate.end(),
                            candidate.score(),
                            candidate.recognizer(),
                            candidate.evidence()));
        }
        Policy kind = policy.documentedPolicy();
        if (candidate.score() < LEAST.getOrDefault(kind, 0.0)) {
            return Stream.empty();
        }
        if (!NAMES.contains(kind)) {
            return Stream.of(candidate);
        }
        if (kind == Policy.PERSON_NAME && isThing(document.text(), candidate)) {
            return Stream.empty();
        }
        if (kind == Policy.ORGANIZATION && isGeneric(document.text(), candidate)) {
            return Stream.empty();
        }
        if (WRITTEN_LARGE.contains(kind) && isSmallAmongFormatted(document.text(), candidate)) {
            return Stream.empty();
        }
        int start = SmallWords.start(document.text(), candidate.start(), candidate.end());
        int end = SmallWords.end(document.text(), start, candidate.end());
        return start < end
                ? Stream.of(new Candidate(
                        policy, start, end, candidate.score(), candidate.recognizer(), candidate.evidence()))
                : Stream.empty();
    }

    /** Whether a name says that people are treated there; the tagger tells the two kinds of organisation apart less well. */
    private static boolean isMedical(String text, Candidate candidate) {
        for (String word : text.substring(candidate.start(), candidate.end())
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+")) {
            if (MEDICAL.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** "the clinic", "my credit union": a word for a kind of organisation, without a name or a capital. */
    private static boolean isGeneric(String text, Candidate candidate) {
        String words =
                text.substring(candidate.start(), candidate.end()).replaceFirst("^(the|a|my|our|your|this|that) ", "");
        return KINDS_OF_ORGANIZATION.contains(words);
    }

    /** Whether a guess at a person holds a digit, or stands behind a word for something that is made. */
    private static boolean isThing(String text, Candidate candidate) {
        for (int offset = candidate.start(); offset < candidate.end(); offset++) {
            if (Character.isDigit(text.charAt(offset))) {
                return true;
            }
        }
        int end = candidate.start() - 1;
        if (end <= 0 || text.charAt(end) != ' ') {
            return false;
        }
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return THINGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** Whether a guess has neither capital nor digit in a line that is written with capitals and full stops. */
    private static boolean isSmallAmongFormatted(String text, Candidate candidate) {
        for (int offset = candidate.start(); offset < candidate.end(); offset++) {
            if (Character.isUpperCase(text.charAt(offset)) || Character.isDigit(text.charAt(offset))) {
                return false;
            }
        }
        int first = candidate.start();
        while (first > 0 && text.charAt(first - 1) != '\n' && candidate.start() - first < LINE) {
            first--;
        }
        boolean large = false;
        boolean mark = false;
        for (int offset = first; offset < text.length() && offset - first < 2 * LINE; offset++) {
            char unit = text.charAt(offset);
            if (unit == '\n') {
                break;
            }
            large |= Character.isUpperCase(unit);
            mark |= unit == '.' || unit == ',' || unit == '?';
        }
        return large && mark;
    }
}
