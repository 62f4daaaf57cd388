package org.bleepline.detect.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * All phrases, endings and patterns of one language. Built once by {@link LexiconText} and {@link CompiledLexicon}; then
 * only read, by any number of threads.
 */
final class Lexicon {
    private static final int EXPECTED_PHRASES = 200_000;

    private final Marks marks = new Marks();
    private final PhraseTable phrases = new PhraseTable(EXPECTED_PHRASES);
    private final Suffixes suffixes = new Suffixes();
    private final Map<Sense, Integer> senseNumbers = new IdentityHashMap<>();
    private final List<List<Sense>> combinations = new ArrayList<>(List.of(List.of()));

    /** The number of a combination with one more sense, under the numbers of both. */
    private final Map<Long, Integer> combinationNumbers = new HashMap<>();

    private final Map<Integer, List<Pattern>> patternsByMark = new HashMap<>();
    private final MarkSet patternStarts = new MarkSet();
    private final Map<String, Sense> sections = new HashMap<>();

    Marks marks() {
        return marks;
    }

    Suffixes suffixes() {
        return suffixes;
    }

    PhraseTable phrases() {
        return phrases;
    }

    /** The senses behind a number of the phrase table or of the endings. */
    List<Sense> senses(int number) {
        return combinations.get(number);
    }

    MarkSet patternStarts() {
        return patternStarts;
    }

    List<Pattern> patternsStartingWith(int mark) {
        return patternsByMark.getOrDefault(mark, List.of());
    }

    /** The section of that name, for phrases that stand in a compiled list. */
    Sense section(String name) {
        Sense sense = sections.get(name);
        if (sense == null) {
            throw new IllegalArgumentException("there is no section " + name);
        }
        return sense;
    }

    void addSection(Sense sense) {
        if (sections.put(sense.name(), sense) != null) {
            throw new IllegalArgumentException("section " + sense.name() + " stands twice");
        }
    }

    void addPhrase(Phrase phrase, Sense sense) {
        long[] beginnings = phrase.beginnings();
        for (int index = 0; index < beginnings.length - 1; index++) {
            phrases.putGoesOn(beginnings[index]);
        }
        int known = PhraseTable.senses(phrases.find(phrase.whole()));
        phrases.putSenses(phrase.whole(), combined(known, sense));
    }

    /** Adds a compiled phrase, unless a list of our own says what it means. */
    void addCompiled(long whole, Sense sense) {
        int known = PhraseTable.senses(phrases.find(whole));
        if (known == 0 || !isListed(known)) {
            phrases.putSenses(whole, combined(known, sense));
        }
    }

    private boolean isListed(int combination) {
        for (Sense sense : combinations.get(combination)) {
            if (sense.policy() != null || sense.isOrdinary()) {
                return true;
            }
        }
        return false;
    }

    void addEnding(String ending, Sense sense) {
        suffixes.put(ending, combined(0, sense));
    }

    void addPattern(Pattern pattern, List<Integer> firstMarks) {
        for (int mark : firstMarks) {
            patternStarts.add(mark);
            patternsByMark.computeIfAbsent(mark, key -> new ArrayList<>()).add(pattern);
        }
    }

    private int combined(int known, Sense sense) {
        int number = senseNumbers.computeIfAbsent(sense, key -> senseNumbers.size());
        long pair = ((long) known << Integer.SIZE) | number;
        Integer combination = combinationNumbers.get(pair);
        if (combination == null) {
            List<Sense> together = new ArrayList<>(combinations.get(known));
            if (together.stream().anyMatch(other -> other == sense)) {
                combination = known;
            } else {
                together.add(sense);
                combinations.add(List.copyOf(together));
                combination = combinations.size() - 1;
            }
            combinationNumbers.put(pair, combination);
        }
        return combination;
    }
}
