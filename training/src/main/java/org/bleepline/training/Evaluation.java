package org.bleepline.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.detect.tagger.Tagger;

/**
 * Compares what the tagger alone finds with what is marked, by documented policy. A mention counts as found, and a
 * finding as right, if it overlaps one of the same policy. The leak is the share of marked characters that no finding of
 * any policy covers.
 */
final class Evaluation {
    private static final class Count {
        int marked;
        int found;
        int claimed;
        int right;

        double f1() {
            double precision = claimed == 0 ? 0 : (double) right / claimed;
            double recall = marked == 0 ? 0 : (double) found / marked;
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    private final Map<Policy, Count> counts = new TreeMap<>();
    private final Count all = new Count();
    private long markedCharacters;
    private long leakedCharacters;
    private final StringBuilder mistakes = new StringBuilder();

    /** The tagger's best readings in a text. */
    static List<Candidate> findings(Tagger tagger, String text) {
        return tagger.recognize(Document.of(text, "en")).stream()
                .filter(candidate -> candidate.evidence().equals("best reading"))
                .toList();
    }

    Evaluation add(Tagger tagger, List<Example> examples) {
        examples.forEach(example -> add(tagger, example));
        return this;
    }

    private void add(Tagger tagger, Example example) {
        List<Candidate> findings = findings(tagger, example.text());
        boolean[] covered = new boolean[example.text().length()];
        StringBuilder wrong = new StringBuilder();
        for (Candidate finding : findings) {
            java.util.Arrays.fill(covered, finding.start(), finding.end(), true);
            Policy policy = documented((Policy) finding.label());
            boolean known = (example.known() & 1L << Types.index((Policy) finding.label())) != 0;
            boolean right = example.mentions().stream()
                    .anyMatch(mention -> overlaps(mention, finding) && (mention.types() == 0 || is(mention, policy)));
            if (!known && !right) {
                continue;
            }
            Count count = counts.computeIfAbsent(policy, key -> new Count());
            count.claimed++;
            all.claimed++;
            if (right) {
                count.right++;
                all.right++;
            } else {
                wrong.append("  +")
                        .append(policy.wireName())
                        .append('=')
                        .append(text(example, finding.start(), finding.end()));
            }
        }
        for (Mention mention : example.mentions()) {
            if (mention.types() == 0) {
                continue;
            }
            Policy policy = documented(Types.LIST.get(Long.numberOfTrailingZeros(mention.types())));
            Count count = counts.computeIfAbsent(policy, key -> new Count());
            count.marked++;
            all.marked++;
            boolean found = findings.stream()
                    .anyMatch(
                            finding -> overlaps(mention, finding) && is(mention, documented((Policy) finding.label())));
            if (found) {
                count.found++;
                all.found++;
            } else {
                wrong.append("  -")
                        .append(policy.wireName())
                        .append('=')
                        .append(text(example, mention.start(), mention.end()));
            }
            for (int at = mention.start(); at < mention.end(); at++) {
                markedCharacters++;
                leakedCharacters += covered[at] ? 0 : 1;
            }
        }
        if (wrong.length() > 0) {
            mistakes.append(example.text().replace('\n', '/'))
                    .append('\n')
                    .append(wrong)
                    .append('\n');
        }
    }

    double micro() {
        return all.f1();
    }

    double macro() {
        return counts.values().stream()
                .filter(count -> count.marked > 0)
                .mapToDouble(Count::f1)
                .average()
                .orElse(0);
    }

    double leak() {
        return markedCharacters == 0 ? 0 : (double) leakedCharacters / markedCharacters;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "micro %.3f  macro %.3f  leak %.3f  (%d marked, %d found, %d claimed, %d right)",
                micro(),
                macro(),
                leak(),
                all.marked,
                all.found,
                all.claimed,
                all.right);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        counts.forEach((policy, count) -> table.append(String.format(
                Locale.ROOT,
                "%-26s F1 %.2f  marked %4d found %4d claimed %4d right %4d%n",
                policy.wireName(),
                count.f1(),
                count.marked,
                count.found,
                count.claimed,
                count.right)));
        return table.toString();
    }

    /** Every example with a mistake; only for texts that were written for the purpose. */
    String mistakes() {
        return mistakes.toString();
    }

    private static String text(Example example, int start, int end) {
        return example.text().substring(start, end).replace('\n', '/');
    }

    private static boolean overlaps(Mention mention, Candidate finding) {
        return mention.start() < finding.end() && finding.start() < mention.end();
    }

    private static boolean is(Mention mention, Policy policy) {
        for (long rest = mention.types(); rest != 0; rest &= rest - 1) {
            if (documented(Types.LIST.get(Long.numberOfTrailingZeros(rest))) == policy) {
                return true;
            }
        }
        return false;
    }

    private static Policy documented(Policy policy) {
        return policy.documentedPolicy();
    }
}
