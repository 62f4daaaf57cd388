package org.bleepline.detect.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/**
 * The user's own terms, ready to be found. A term matches whatever its case, with other punctuation around it, and with
 * spaces or hyphens put in or left out: {@code Bearclaw} is found in {@code bear-claw}, {@code Bear claw} and
 * {@code Bearclaw's} (the ending goes with it), never inside a longer word. Of two terms the longer one wins, then the one
 * listed first. Immutable and safe for use by several threads.
 */
public final class StaticTerms {
    private static final int MAX_SEPARATORS = 2;
    private static final String NAME = "static";

    private final TermTree tree = new TermTree();
    private final List<StaticLabel> labels = new ArrayList<>();
    private final boolean empty;

    private StaticTerms(StaticEntities entities) {
        for (Map.Entry<String, List<String>> entry : entities.terms().entrySet()) {
            labels.add(new StaticLabel(entry.getKey()));
            for (String term : entry.getValue()) {
                for (String key : TermKeys.of(term)) {
                    tree.add(key, labels.size() - 1);
                }
            }
        }
        this.empty = entities.isEmpty();
    }

    public static StaticTerms of(StaticEntities entities) {
        return new StaticTerms(entities);
    }

    /**
     * Adds what is found to spans found before. Words that a span covers already keep it; a term is looked for in the text as it
     * was, so that one whose part is covered still hides the rest. A term that is covered to its last word, by spans that
     * do not reach beyond it, gets its own label all the same: every listed term is replaced with its label.
     *
     * @param spans resolved
     * @return resolved
     */
    public List<Span> add(Document document, List<Span> spans) {
        if (empty) {
            return spans;
        }
        List<Span> all = new ArrayList<>(spans);
        Set<Span> renamed = new HashSet<>();
        int next = 0;
        for (Span term : find(document)) {
            while (next < spans.size() && spans.get(next).end() <= term.start()) {
                next++;
            }
            List<Span> same = coveringExactly(document, term, spans, next);
            if (same.isEmpty()) {
                addUncovered(document, term, spans, next, all);
            } else {
                renamed.addAll(same);
                all.add(term);
            }
        }
        all.removeAll(renamed);
        all.sort(Comparator.comparingInt(Span::start));
        return List.copyOf(all);
    }

    /** The spans that together cover every word of a term and nothing else; empty if they do not. */
    private static List<Span> coveringExactly(Document document, Span term, List<Span> spans, int next) {
        int first = document.firstWordEndingAfter(term.start());
        int behind = document.firstWordStartingAt(term.end());
        List<Span> covering = new ArrayList<>();
        for (int span = next; span < spans.size() && spans.get(span).start() < term.end(); span++) {
            covering.add(spans.get(span));
        }
        boolean inside = covering.stream()
                .allMatch(span ->
                        span.start() >= document.wordStart(first) && span.end() <= document.wordEnd(behind - 1));
        for (int word = first; word < behind; word++) {
            int start = document.wordStart(word);
            int end = document.wordEnd(word);
            if (!inside || covering.stream().noneMatch(span -> span.start() < end && span.end() > start)) {
                return List.of();
            }
        }
        return covering;
    }

    private static void addUncovered(Document document, Span term, List<Span> spans, int next, List<Span> all) {
        int first = document.firstWordEndingAfter(term.start());
        int from = -1;
        int to = -1;
        int span = next;
        for (int word = first; word < document.wordCount() && document.wordStart(word) < term.end(); word++) {
            int start = Math.max(term.start(), document.wordStart(word));
            int end = Math.min(term.end(), document.wordEnd(word));
            while (span < spans.size() && spans.get(span).end() <= start) {
                span++;
            }
            boolean covered = span < spans.size() && spans.get(span).start() < end;
            if (!covered) {
                from = from < 0 ? start : from;
                to = end;
            } else if (from >= 0) {
                all.add(part(term, from, to));
                from = -1;
            }
        }
        if (from >= 0) {
            all.add(part(term, from, to));
        }
    }

    private static Span part(Span term, int start, int end) {
        return new Span(term.label(), start, end, term.score(), term.recognizer(), term.evidence());
    }

    /** All terms, left to right, not overlapping. */
    private List<Span> find(Document document) {
        List<Span> found = new ArrayList<>();
        String text = document.text();
        for (Document.Turn turn : document.turns()) {
            int offset = document.wordStart(turn.firstWord());
            int turnEnd = document.wordEnd(turn.endWord() - 1);
            while (offset < turnEnd) {
                Span term = startsWord(text, offset) ? longestAt(text, offset, turnEnd) : null;
                if (term == null) {
                    offset++;
                } else {
                    found.add(term);
                    offset = term.end();
                }
            }
        }
        return found;
    }

    private static boolean startsWord(String text, int offset) {
        return !TermKeys.isSeparator(text.charAt(offset))
                && (offset == 0
                        || !Character.isLetterOrDigit(text.charAt(offset - 1))
                        || !Character.isLetterOrDigit(text.charAt(offset)))
                && !Character.isLowSurrogate(text.charAt(offset));
    }

    private @org.jspecify.annotations.Nullable Span longestAt(String text, int start, int turnEnd) {
        int node = TermTree.ROOT;
        int label = TermTree.NONE;
        int end = start;
        int separators = 0;
        for (int offset = start; offset < turnEnd && node != TermTree.NONE; offset++) {
            char unit = text.charAt(offset);
            if (TermKeys.isSeparator(unit)) {
                if (++separators > MAX_SEPARATORS || endsPhrase(text, offset, turnEnd)) {
                    break;
                }
                continue;
            }
            separators = 0;
            node = tree.step(node, TermKeys.fold(unit));
            if (node != TermTree.NONE && tree.label(node) != TermTree.NONE && endsWord(text, offset + 1, turnEnd)) {
                label = tree.label(node);
                end = offset + 1;
            }
        }
        return label == TermTree.NONE
                ? null
                : new Span(labels.get(label), start, possessiveEnd(text, end, turnEnd), 1, NAME, "listed term");
    }

    /** Punctuation in front of a space parts two phrases: "a bear. Claw marks". */
    private static boolean endsPhrase(String text, int offset, int turnEnd) {
        return ".,;:!?".indexOf(text.charAt(offset)) >= 0
                && offset + 1 < turnEnd
                && Character.isWhitespace(text.charAt(offset + 1));
    }

    private static boolean endsWord(String text, int offset, int turnEnd) {
        if (offset >= turnEnd || !Character.isLetterOrDigit(text.charAt(offset - 1))) {
            return true;
        }
        char next = text.charAt(offset);
        return !Character.isLetterOrDigit(next) && Character.getType(next) != Character.NON_SPACING_MARK;
    }

    /** Behind "'s", which goes with its word. */
    private static int possessiveEnd(String text, int end, int turnEnd) {
        boolean apostrophe = end < turnEnd && (text.charAt(end) == '\'' || text.charAt(end) == '\u2019');
        if (!apostrophe) {
            return end;
        }
        boolean letter = end + 1 < turnEnd && (text.charAt(end + 1) == 's' || text.charAt(end + 1) == 'S');
        return letter && endsWord(text, end + 2, turnEnd) ? end + 2 : end;
    }
}
