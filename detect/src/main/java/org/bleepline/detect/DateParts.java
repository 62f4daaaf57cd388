package org.bleepline.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Candidate;

/**
 * The day, the month and the year in a date, for who asked for one of them and not for dates. Where a date does not say
 * which is which ("10/03/2024") all of it is taken: better too much than nothing.
 */
final class DateParts {
    private static final String ONES = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final String TEENS =
            "(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
    private static final String TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";

    private static final Pattern MONTH = Pattern.compile(
            "\\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile(
            "\\b(?:19|20)\\d\\d\\b|['\u2019]\\d\\d\\b|\\b(?:nineteen|twenty)[ -](?:oh[ -]" + ONES + "|hundred|" + TEENS
                    + "|" + TENS + "(?:[ -]" + ONES + ")?)\\b|\\btwo thousand(?: and)?(?: " + TEENS + "| " + TENS
                    + "(?:[ -]" + ONES + ")?| " + ONES + ")?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile(
            "\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d{1,2}(?:st|nd|rd|th)?|(?:twenty|thirty)[ -](?:first|second"
                    + "|third|fourth|fifth|sixth|seventh|eighth|ninth|" + ONES
                    + ")|first|second|third|fourth|fifth|sixth"
                    + "|seventh|eighth|ninth|(?:ten|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
                    + "(?:th)?|twelfth|twelve|twentieth|thirtieth|twenty|thirty|" + ONES + ")\\b",
            Pattern.CASE_INSENSITIVE);

    /** Digits with marks between, which may be a day or a month. */
    private static final Pattern FIGURES = Pattern.compile("\\d{1,4}[/.-]\\d{1,2}([/.-]\\d{2,4})?");

    private static final Set<EntityLabel> DATES =
            Set.of(Policy.DATE, Policy.DATE_INTERVAL, Policy.DATE_OF_BIRTH, Policy.DAY, Policy.YEAR);

    private DateParts() {}

    /** The parts that were asked for by name; none where the date itself is taken. */
    static List<Candidate> of(String text, List<Candidate> candidates, PolicySet policies) {
        List<Policy> wanted = new ArrayList<>();
        for (Policy part : List.of(Policy.DAY, Policy.MONTH, Policy.YEAR)) {
            if (policies.enabled().contains(part)) {
                wanted.add(part);
            }
        }
        List<Candidate> parts = new ArrayList<>();
        if (wanted.isEmpty()) {
            return parts;
        }
        for (Candidate candidate : candidates) {
            boolean taken = candidate.label() instanceof Policy policy
                    && policies.labelFor(policy).isPresent();
            if (DATES.contains(candidate.label()) && !taken) {
                split(text, candidate, wanted, parts);
            }
        }
        return parts;
    }

    private static void split(String text, Candidate date, List<Policy> wanted, List<Candidate> parts) {
        if (FIGURES.matcher(text).region(date.start(), date.end()).matches()) {
            parts.add(part(date, wanted.get(0), date.start(), date.end()));
            return;
        }
        boolean[] known = new boolean[date.end() - date.start()];
        find(text, date, YEAR, Policy.YEAR, wanted, known, parts);
        find(text, date, MONTH, Policy.MONTH, wanted, known, parts);
        // The "third" of "the third quarter" is no day.
        if (date.label() != Policy.DATE_INTERVAL
                || MONTH.matcher(text).region(date.start(), date.end()).find()) {
            find(text, date, DAY, Policy.DAY, wanted, known, parts);
        }
    }

    private static void find(
            String text,
            Candidate date,
            Pattern pattern,
            Policy kind,
            List<Policy> wanted,
            boolean[] known,
            List<Candidate> parts) {
        Matcher matcher = pattern.matcher(text).region(date.start(), date.end());
        while (matcher.find()) {
            if (!known[matcher.start() - date.start()]) {
                java.util.Arrays.fill(known, matcher.start() - date.start(), matcher.end() - date.start(), true);
                if (wanted.contains(kind)) {
                    parts.add(part(date, kind, matcher.start(), matcher.end()));
                }
            }
        }
    }

    private static Candidate part(Candidate date, Policy kind, int start, int end) {
        return new Candidate(kind, start, end, date.score(), date.recognizer(), date.evidence() + ", part");
    }
}
