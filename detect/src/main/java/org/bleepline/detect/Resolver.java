package org.bleepline.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.lexicon.Lexicons;
import org.bleepline.detect.tagger.Tagger;
import org.jspecify.annotations.Nullable;

/**
 * From overlapping candidates to one list. Candidates of policies that are not enabled are dropped first, so they hide
 * nothing. The better score wins; a longer span is worth a little more, since what it covers beyond the shorter one would
 * stay in the text. What a loser covers beyond the winner is kept as a span of its own where it holds more than marks and small words.
 * Takes n log n time.
 */
final class Resolver {
    /** Below this a candidate is more likely wrong than right by so much that it is not worth a hole in the text. */
    private static final double MIN_SCORE = 0.4;

    /** From here on a rule or a list is taken at its word. */
    private static final double SURE = 0.7;

    private static final int LONGEST_LIST = 200;
    private static final int MOST_PARTS = 16;
    private static final int SHORT_STREET = 6;
    private static final int LONGEST_TOWN = 40;
    private static final Pattern TOWN = Pattern.compile(",? ?(\\p{Lu}[\\p{L}'’.-]*,? ){1,3}");
    private static final double LENGTH_BONUS = 0.15;
    private static final double TYPICAL_LENGTH = 16;

    /** What is left of a guess at these is more often a word beside a name than a part of it. */
    private static final Set<EntityLabel> NAMES =
            Set.of(Policy.PERSON_NAME, Policy.ORGANIZATION, Policy.LOCATION, Policy.OCCUPATION, Policy.EVENT);

    /** What no name holds. */
    private static final Set<EntityLabel> ADDRESSES = Set.of(Policy.URL, Policy.EMAIL_ADDRESS, Policy.FILENAME);

    /** Name of the recognizer of word lists. */
    private static final String LEXICON = "lexicon";

    private Resolver() {}

    private record Ranked(Candidate candidate, EntityLabel label, double rank) {}

    static List<Span> resolve(Document document, List<Candidate> found, PolicySet policies) {
        List<Candidate> candidates = new ArrayList<>(found);
        candidates.addAll(DateParts.of(document.text(), found, policies));
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (candidate.score() >= MIN_SCORE) {
                EntityLabel label = candidate.label() instanceof Policy policy
                        ? policies.labelFor(policy).orElse(null)
                        : candidate.label();
                if (label != null) {
                    ranked.add(new Ranked(candidate, label, rank(candidate)));
                }
            }
        }
        dropOrdinary(candidates, ranked);
        dropJoined(document, ranked);
        dropEnclosed(ranked);
        ranked.sort(Comparator.comparingDouble(Ranked::rank)
                .reversed()
                .thenComparingInt(entry -> entry.candidate().start())
                .thenComparingInt(entry -> -entry.candidate().end())
                .thenComparing(entry -> entry.label().label())
                .thenComparing(entry -> entry.candidate().recognizer())
                .thenComparing(entry -> entry.candidate().evidence()));
        TreeMap<Integer, Span> taken = new TreeMap<>();
        Map<Integer, EntityLabel> parts = new HashMap<>();
        ranked.forEach(entry -> place(document, entry, taken, parts));
        return Corrections.joined(document.text(), joined(document, new ArrayList<>(taken.values()), parts));
    }

    /** Drops guesses of the tagger within an expression of everyday language. */
    private static void dropOrdinary(List<Candidate> candidates, List<Ranked> ranked) {
        TreeMap<Integer, Integer> endByStart = new TreeMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.recognizer().equals(Lexicons.ORDINARY)) {
                endByStart.merge(candidate.start(), candidate.end(), Math::max);
            }
        }
        if (!endByStart.isEmpty()) {
            ranked.removeIf(entry -> {
                Map.Entry<Integer, Integer> expression =
                        endByStart.floorEntry(entry.candidate().start());
                return isGuess(entry)
                        && entry.label() != Policy.ORGANIZATION
                        && entry.label() != Policy.EVENT
                        && expression != null
                        && entry.candidate().end() <= expression.getValue();
            });
        }
    }

    /** Drops words of lists and guesses that lie within an address, a code or a spelled name that a rule found. */
    private static void dropEnclosed(List<Ranked> ranked) {
        TreeMap<Integer, Integer> endByStart = new TreeMap<>();
        for (Ranked entry : ranked) {
            if (isWhole(entry)) {
                endByStart.merge(entry.candidate().start(), entry.candidate().end(), Math::max);
            }
        }
        ranked.removeIf(entry -> {
            Candidate inner = entry.candidate();
            Map.Entry<Integer, Integer> whole = endByStart.floorEntry(inner.start());
            return whole != null
                    && (isGuess(entry) || inner.recognizer().equals(LEXICON))
                    && inner.end() <= whole.getValue()
                    && inner.end() - inner.start() < whole.getValue() - whole.getKey();
        });
    }

    private static boolean isWhole(Ranked entry) {
        Candidate candidate = entry.candidate();
        boolean byRule = !isGuess(entry) && !candidate.recognizer().equals(LEXICON) && candidate.score() >= SURE;
        return byRule
                && (ADDRESSES.contains(entry.label())
                        || CodePolicies.ALL.contains(entry.label())
                        || candidate.evidence().startsWith("spelled"));
    }

    /** Drops a guess of the tagger that takes several things for one: others found each of them, with a comma between. */
    private static void dropJoined(Document document, List<Ranked> ranked) {
        List<Ranked> sure = new ArrayList<>();
        for (Ranked entry : ranked) {
            if (!isGuess(entry) && entry.candidate().score() >= SURE) {
                sure.add(entry);
            }
        }
        sure.sort(Comparator.comparingInt(entry -> entry.candidate().start()));
        ranked.removeIf(entry -> isGuess(entry) && entry.label() != Policy.LOCATION && holdsTwo(document, entry, sure));
    }

    private static boolean holdsTwo(Document document, Ranked guess, List<Ranked> sure) {
        Candidate whole = guess.candidate();
        if (whole.end() - whole.start() > LONGEST_LIST
                || (!NAMES.contains(guess.label())
                        && guess.label() != Policy.TIME
                        && document.text().substring(whole.start(), whole.end()).indexOf(',') < 0)) {
            return false;
        }
        int low = 0;
        int high = sure.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sure.get(middle).candidate().start() < whole.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = -1;
        int most = Math.min(sure.size(), low + MOST_PARTS);
        for (int index = low; index < most && sure.get(index).candidate().start() < whole.end(); index++) {
            Candidate part = sure.get(index).candidate();
            if (ADDRESSES.contains(sure.get(index).label())
                    && NAMES.contains(guess.label())
                    && part.end() <= whole.end()) {
                return true;
            }
            if (end > 0
                    && part.start() > end
                    && separates(
                            document.text(), end, part.start(), sure.get(index).label())) {
                return true;
            }
            end = Math.max(end, part.end());
        }
        return false;
    }

    /** A comma between; between two people the end of a sentence. */
    private static boolean separates(String text, int from, int to, EntityLabel label) {
        String between = text.substring(from, to);
        return between.indexOf(',') >= 0
                || (label == Policy.PERSON_NAME && between.equals(". "))
                || (label == Policy.TIME && between.equals(" and "));
    }

    private static boolean isGuess(Ranked entry) {
        return entry.candidate().recognizer().equals(Tagger.NAME);
    }

    private static double rank(Candidate candidate) {
        double length = candidate.end() - candidate.start();
        return candidate.score() + LENGTH_BONUS * length / (length + TYPICAL_LENGTH);
    }

    /** Puts the candidate, or what no better one covers of it. */
    private static void place(
            Document document, Ranked entry, TreeMap<Integer, Span> taken, Map<Integer, EntityLabel> parts) {
        Candidate candidate = entry.candidate();
        int from = candidate.start();
        Map.Entry<Integer, Span> before = taken.floorEntry(from);
        if (before != null && before.getValue().end() > from) {
            from = before.getValue().end();
        }
        if (from >= candidate.end()) {
            return;
        }
        List<Span> pieces = new ArrayList<>();
        for (Span span : taken.subMap(from, true, candidate.end(), false).values()) {
            piece(document, entry, from, span.start(), pieces);
            from = span.end();
        }
        piece(document, entry, from, candidate.end(), pieces);
        pieces.forEach(span -> {
            if (!isWhole(span, candidate) && lengthens(document.text(), span, candidate, taken)) {
                return;
            }
            taken.put(span.start(), span);
            parts.put(span.start(), candidate.label());
        });
    }

    private static boolean isWhole(Span span, Candidate candidate) {
        return span.start() == candidate.start() && span.end() == candidate.end();
    }

    /** Adds what is left of a candidate to the better one of the same kind that it overlaps: "3.2 billion" to "3.2 billion yen". */
    private static boolean lengthens(String text, Span rest, Candidate candidate, TreeMap<Integer, Span> taken) {
        Map.Entry<Integer, Span> before = taken.lowerEntry(rest.start());
        if (before != null
                && before.getValue().label() == rest.label()
                && before.getValue().end() > candidate.start()
                && isJoint(text, before.getValue().end(), rest.start(), rest.label())) {
            taken.put(before.getKey(), stretched(before.getValue(), before.getKey(), rest.end()));
            return true;
        }
        Map.Entry<Integer, Span> after = taken.ceilingEntry(rest.end());
        if (after != null
                && after.getValue().label() == rest.label()
                && after.getKey() < candidate.end()
                && isJoint(text, rest.end(), after.getKey(), rest.label())) {
            taken.remove(after.getKey());
            taken.put(
                    rest.start(),
                    stretched(after.getValue(), rest.start(), after.getValue().end()));
            return true;
        }
        return false;
    }

    private static Span stretched(Span span, int start, int end) {
        return new Span(span.label(), start, end, span.score(), span.recognizer(), span.evidence());
    }

    private static boolean isJoint(String text, int from, int to, EntityLabel label) {
        if (label == Policy.LOCATION) {
            return onlyCommaBetween(text, from, to);
        }
        String between = text.substring(from, Math.min(to, from + 2));
        boolean title = label == Policy.PERSON_NAME && between.equals(". ") && to - from == 2;
        return title || (between.isBlank() && to - from <= 1);
    }

    private static void piece(Document document, Ranked entry, int start, int end, List<Span> pieces) {
        Candidate candidate = entry.candidate();
        boolean whole = start == candidate.start() && end == candidate.end();
        int from = start;
        int to = end;
        if (!whole) {
            String text = document.text();
            while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
                from += Character.charCount(text.codePointAt(from));
            }
            while (to > from && !Character.isLetterOrDigit(text.codePointBefore(to))) {
                to -= Character.charCount(text.codePointBefore(to));
            }
        }
        boolean rest = !whole && isGuess(entry) && NAMES.contains(entry.label());
        boolean worthIt = whole
                || (!SmallWords.only(document.text(), from, to)
                        && !(rest && 2 * (to - from) < candidate.end() - candidate.start()));
        if (from < to && worthIt) {
            pieces.add(
                    new Span(entry.label(), from, to, candidate.score(), candidate.recognizer(), candidate.evidence()));
        }
    }

    /**
     * Parts of one address that only a comma or space separates become one span, and so do a city and the state or country
     * it lies in, unless a part was asked for by name.
     *
     * @param parts what kind of place begins at an offset
     */
    private static List<Span> joined(Document document, List<Span> spans, Map<Integer, EntityLabel> parts) {
        List<Span> joined = new ArrayList<>(spans.size());
        @Nullable EntityLabel lastPart = null;
        for (Span span : spans) {
            EntityLabel part = parts.get(span.start());
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && span.label() == Policy.LOCATION
                    && last.label() == Policy.LOCATION
                    && (isAddress(span)
                            || isAddress(last)
                            || continues(lastPart, part)
                            || isStreetAndMore(document.text(), last, span))
                    && (onlyCommaBetween(document.text(), last.end(), span.start())
                            || (part == Policy.LOCATION_ZIP
                                    && isAddress(last)
                                    && onlyTownBetween(document.text(), last.end(), span.start())))) {
                Span better = isAddress(last) ? last : span;
                joined.set(
                        joined.size() - 1,
                        new Span(
                                last.label(),
                                last.start(),
                                span.end(),
                                Math.max(last.score(), span.score()),
                                better.recognizer(),
                                better.evidence()));
            } else {
                joined.add(span);
            }
            lastPart = part;
        }
        return List.copyOf(joined);
    }

    /** Whether a part of an address follows another: a city its street, a state its city. */
    private static boolean continues(@Nullable EntityLabel last, @Nullable EntityLabel next) {
        if (next == Policy.LOCATION_ADDRESS
                || last == Policy.LOCATION_ADDRESS_STREET
                || last == Policy.LOCATION_ADDRESS) {
            return last != null && next != Policy.LOCATION_ADDRESS_STREET;
        }
        boolean city = last == Policy.LOCATION_CITY || last == Policy.LOCATION;
        if (next == Policy.LOCATION_ZIP) {
            return city || last == Policy.LOCATION_STATE;
        }
        return city && (next == Policy.LOCATION_STATE || next == Policy.LOCATION_COUNTRY);
    }

    /** "1200 Larimer Street, Denver" and "CO 80202": a comma stands behind what begins with a house number. */
    private static boolean isStreetAndMore(String text, Span last, Span span) {
        return Character.isDigit(text.charAt(last.start()))
                && text.charAt(last.end()) == ','
                && last.end() - last.start() > SHORT_STREET
                && !Character.isDigit(text.charAt(span.start()));
    }

    private static boolean isAddress(Span span) {
        return span.recognizer().equals("address");
    }

    /** ", Leamington Spa ": one to three words with capitals and commas, between a street and its postal code. */
    private static boolean onlyTownBetween(String text, int from, int to) {
        return to - from <= LONGEST_TOWN
                && TOWN.matcher(text.substring(from, to)).matches();
    }

    private static boolean onlyCommaBetween(String text, int from, int to) {
        if (to - from > 3) {
            return false;
        }
        for (int offset = from; offset < to; offset++) {
            char unit = text.charAt(offset);
            if (unit != ' ' && unit != ',' && unit != '.') {
                return false;
            }
        }
        return true;
    }
}
