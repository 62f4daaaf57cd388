package org.bleepline.detect.lexicon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;

/**
 * Finds the phrases of a {@link Lexicon}, in one pass: at each word it follows the hashes of the listed phrases as far as
 * they go. A long text is read in blocks with some words of overlap, so that memory does not grow with it.
 */
final class LexiconRecognizer implements Recognizer {
    private static final String NAME = "lexicon";

    /** Less likely senses are not worth a candidate. */
    private static final double LEAST_SCORE = 0.5;

    /** By so much a hit within a longer one of another kind stays below it. */
    private static final double WITHIN_ANOTHER = 0.03;

    private static final int BLOCK_WORDS = 8192;
    private static final int OVERLAP_WORDS = Place.MAX_REACH + Pattern.MAX_ELEMENTS + Phrase.MAX_WORDS;

    private static final Comparator<Hit> LONGEST_FIRST = Comparator.comparingInt((Hit hit) -> hit.start() - hit.end())
            .thenComparing(Comparator.comparingDouble(Hit::score).reversed())
            .thenComparingInt(Hit::start);

    private final Lexicon lexicon;
    private final String language;

    /** A phrase or pattern in the tokens of a block. */
    private record Hit(Sense sense, Policy policy, int start, int end, double score) {}

    /**
     * @param language the texts to read, such as {@code en}; texts of other languages have no hits
     */
    LexiconRecognizer(Lexicon lexicon, String language) {
        this.lexicon = lexicon;
        this.language = language;
    }

    @Override
    public List<Candidate> recognize(Document document) {
        List<Candidate> found = new ArrayList<>();
        if (!reads(document.languageCode())) {
            return found;
        }
        BitSet turnEnds = new BitSet(document.wordCount());
        document.turns().forEach(turn -> turnEnds.set(Math.max(0, turn.endWord() - 1)));
        for (int first = 0; first < document.wordCount(); first += BLOCK_WORDS) {
            int end = Math.min(document.wordCount(), first + BLOCK_WORDS);
            int from = document.wordStart(first);
            int to = document.wordEnd(end - 1);
            Tokens tokens = Tokens.of(
                    document,
                    Math.max(0, first - OVERLAP_WORDS),
                    Math.min(document.wordCount(), end + OVERLAP_WORDS),
                    turnEnds,
                    lexicon.suffixes());
            new Block(tokens).read(from, to, found);
        }
        return found;
    }

    private boolean reads(String languageCode) {
        return languageCode.equals(language) || languageCode.startsWith(language + "_");
    }

    /** The work on one stretch of words. */
    private final class Block {
        private final Tokens tokens;
        private final MarkedTokens marked;
        private final List<Hit> unscored = new ArrayList<>();

        /** For each token, the length of the longest ordinary expression over it. */
        private final int[] ordinary;

        /** For each token, the lengths of the ordinary expressions that start there, a bit for each. */
        private final int[] ordinaryFrom;

        Block(Tokens tokens) {
            this.tokens = tokens;
            marked = new MarkedTokens(tokens, lexicon.marks().count());
            ordinary = new int[tokens.size()];
            ordinaryFrom = new int[tokens.size()];
        }

        void read(int from, int to, List<Candidate> found) {
            for (int token = 0; token < tokens.size(); token++) {
                follow(token, Phrase.STEMMED);
                follow(token, Phrase.EXACT);
                take(tokens.suffixSenses(token), token, token + 1);
            }
            for (int token = 0; token < tokens.size(); token++) {
                if (lexicon.patternStarts().meets(marked, token)) {
                    matchPatterns(token);
                }
            }
            for (int token = 0; token < tokens.size(); token++) {
                int length = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ordinaryFrom[token] | 1);
                int start = tokens.start(token);
                if (length > 1 && start >= from && start < to) {
                    found.add(new Candidate(
                            Policy.PRODUCT, start, tokens.end(token + length - 1), 0, Lexicons.ORDINARY, "set phrase"));
                }
            }
            for (Hit hit : kept()) {
                int start = tokens.start(hit.start());
                if (start >= from && start < to) {
                    int end = tokens.end(hit.end() - 1);
                    found.add(new Candidate(
                            hit.policy(),
                            start,
                            end,
                            hit.score(),
                            NAME,
                            hit.sense().name()));
                }
            }
        }

        private void follow(int first, long start) {
            boolean exact = start == Phrase.EXACT;
            long sequence = start;
            int most = Math.min(tokens.size(), first + Phrase.MAX_WORDS);
            for (int token = first; token < most; token++) {
                if (exact && tokens.owner(token) != Tokens.OPAQUE) {
                    long owner = WordHash.append(sequence, tokens.owner(token));
                    take(PhraseTable.senses(lexicon.phrases().find(owner)), first, token + 1);
                }
                sequence = WordHash.append(sequence, exact ? tokens.exact(token) : tokens.stemmed(token));
                int value = lexicon.phrases().find(sequence);
                take(PhraseTable.senses(value), first, token + 1);
                if (!PhraseTable.goesOn(value) || tokens.breaksAfter(token) || tokens.commaAfter(token)) {
                    return;
                }
            }
        }

        private void take(int senses, int start, int end) {
            for (Sense sense : lexicon.senses(senses)) {
                take(sense, start, end);
            }
        }

        private void take(Sense sense, int start, int end) {
            if (sense.mark() != Sense.NO_MARK) {
                int cell = sense.mark() >>> 6;
                for (int token = start; token < end; token++) {
                    marked.or(token, cell, 1L << sense.mark());
                }
            }
            Policy policy = sense.policy();
            if (policy != null) {
                unscored.add(new Hit(sense, policy, start, end, 0));
            } else if (sense.isOrdinary()) {
                ordinaryFrom[start] |= 1 << Math.min(end - start, Integer.SIZE - 1);
                for (int token = start; token < end; token++) {
                    ordinary[token] = Math.max(ordinary[token], end - start);
                }
            }
        }

        private void matchPatterns(int token) {
            int[] bounds = new int[2];
            MarkSet starts = lexicon.patternStarts();
            for (int index = 0; index < starts.size(); index++) {
                long bits = starts.common(index, marked, token);
                while (bits != 0) {
                    int mark = starts.firstMark(index) + Long.numberOfTrailingZeros(bits);
                    bits &= bits - 1;
                    for (Pattern pattern : lexicon.patternsStartingWith(mark)) {
                        if (pattern.matches(marked, token, bounds)) {
                            take(pattern.sense(), bounds[0], bounds[1]);
                        }
                    }
                }
            }
        }

        /** Scored, without those inside ordinary expressions and without the shorter of two of one policy. */
        private List<Hit> kept() {
            List<Hit> likely = new ArrayList<>();
            for (Hit hit : unscored) {
                double score = hit.sense().score(marked, hit.start(), hit.end());
                if (score >= LEAST_SCORE && !isHidden(hit)) {
                    likely.add(new Hit(hit.sense(), hit.policy(), hit.start(), hit.end(), score));
                }
            }
            likely.sort(LONGEST_FIRST);
            Map<Policy, BitSet> taken = new EnumMap<>(Policy.class);
            List<Hit> kept = new ArrayList<>();
            for (Hit hit : likely) {
                BitSet tokensTaken = taken.computeIfAbsent(hit.policy(), key -> new BitSet());
                int next = tokensTaken.nextSetBit(hit.start());
                if (next < 0 || next >= hit.end()) {
                    tokensTaken.set(hit.start(), hit.end());
                    kept.add(hit);
                }
            }
            kept.sort(Comparator.comparingInt(Hit::start).thenComparingInt(Hit::end));
            return belowWhatHoldsThem(kept);
        }

        /** An ordinary expression hides what is the same words, or shorter and at least in part under it. */
        private boolean isHidden(Hit hit) {
            int length = hit.end() - hit.start();
            for (int token = hit.start(); token < hit.end(); token++) {
                if (ordinary[token] > length) {
                    return true;
                }
            }
            return length < Integer.SIZE - 1 && (ordinaryFrom[hit.start()] & (1 << length)) != 0;
        }

        /**
         * What lies within a longer hit of another kind is less likely than that, as "flu" in "flu shot": it still counts
         * where only its own kind is asked for.
         */
        private List<Hit> belowWhatHoldsThem(List<Hit> hits) {
            double[] holding = new double[tokens.size()];
            int[] length = new int[tokens.size()];
            for (Hit hit : hits) {
                for (int token = hit.start(); token < hit.end(); token++) {
                    if (hit.end() - hit.start() > length[token]) {
                        length[token] = hit.end() - hit.start();
                        holding[token] = hit.score();
                    }
                }
            }
            List<Hit> lowered = new ArrayList<>();
            for (Hit hit : hits) {
                boolean within =
                        hit.end() - hit.start() < length[hit.start()] && length[hit.start()] == length[hit.end() - 1];
                double most = holding[hit.start()] - WITHIN_ANOTHER;
                lowered.add(
                        within && hit.score() > most
                                ? new Hit(
                                        hit.sense(), hit.policy(), hit.start(), hit.end(), Math.max(LEAST_SCORE, most))
                                : hit);
            }
            return lowered;
        }
    }
}
