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
    private final List<List<Sense>> combinations = new ArrayList<>(List.of(List.of()));

    /** For each sense the numbers of the combinations that came of adding it, under the number of the one before. */
    private final Map<Sense, Map<Integer, Integer>> combinationNumbers = new IdentityHashMap<>();

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
        return combinationNumbers
                .computeIfAbsent(sense, key -> new HashMap<>())
                .computeIfAbsent(known, key -> newCombination(key, sense));
    }

    private int newCombination(int known, Sense sense) {
        List<Sense> together = new ArrayList<>(combinations.get(known));
        if (together.stream().anyMatch(other -> other == sense)) {
            return known;
        }
        together.add(sense);
        combinations.add(List.copyOf(together));
        return combinations.size() - 1;
    }
}
