package org.bleepline.wording.restore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides from left to right which mark stands behind each word and how its letters are written; each decision sees the ones
 * before it. Immutable; safe for use by several threads.
 */
public final class Restorer {
    /**
     * One word restored.
     *
     * @param text in its case, without the mark
     * @param mark what stands behind it
     */
    public record Restored(String text, Mark mark) {}

    private final RestoreModel model;

    public Restorer(RestoreModel model) {
        this.model = model;
    }

    /**
     * Restores one turn; its last word ends a sentence.
     *
     * @param words in small letters; a word that holds a capital or a digit keeps its letters as they are
     * @param pauses behind each word
     * @return one for each word
     */
    public List<Restored> restore(List<String> words, List<Pause> pauses) {
        return restore(words, pauses, Collections.nCopies(words.size(), Known.NOTHING));
    }

    /**
     * The same, where something is known of the words.
     *
     * @param known of each word
     */
    public List<Restored> restore(List<String> words, List<Pause> pauses, List<Known> known) {
        Stretch stretch = Stretch.of(words, pauses, model.names());
        Mark[] marks = marks(stretch, known);
        Capitals[] capitals = capitals(stretch, known);
        List<Restored> restored = new ArrayList<>(words.size());
        for (int index = 0; index < marks.length; index++) {
            boolean first = index == 0 || marks[index - 1].endsSentence();
            restored.add(new Restored(
                    written(words.get(index), capitals[index], model.spelling(stretch.word(index)), first),
                    marks[index]));
        }
        return restored;
    }

    private Mark[] marks(Stretch stretch, List<Known> known) {
        Mark[] marks = new Mark[stretch.size()];
        int[] rows = new int[Stretch.MARK_FEATURES];
        float[] scores = new float[Mark.values().length];
        int sentenceStart = 0;
        int markBehind = 0;
        for (int index = 0; index < marks.length; index++) {
            stretch.markRows(index, sentenceStart, markBehind, RestoreModel.MARK_BITS, rows);
            model.scoreMarks(rows, scores);
            if (index == marks.length - 1) {
                marks[index] =
                        scores[Mark.QUESTION.ordinal()] > scores[Mark.PERIOD.ordinal()] ? Mark.QUESTION : Mark.PERIOD;
            } else {
                for (Mark mark : Mark.values()) {
                    if (!known.get(index).allows(mark)) {
                        scores[mark.ordinal()] = Float.NEGATIVE_INFINITY;
                    }
                }
                marks[index] = Mark.values()[highest(scores)];
            }
            if (marks[index] != Mark.NONE) {
                markBehind = index + 1;
            }
            if (marks[index].endsSentence()) {
                sentenceStart = index + 1;
            }
        }
        return marks;
    }

    private Capitals[] capitals(Stretch stretch, List<Known> known) {
        Capitals[] capitals = new Capitals[stretch.size()];
        int[] rows = new int[Stretch.CAPITALS_FEATURES];
        float[] scores = new float[Capitals.values().length];
        Capitals previous = Capitals.LOWER;
        for (int index = 0; index < capitals.length; index++) {
            stretch.capitalsRows(index, previous, RestoreModel.CAPITALS_BITS, rows);
            model.scoreCapitals(rows, scores);
            if (known.get(index).name()) {
                scores[Capitals.LOWER.ordinal()] = Float.NEGATIVE_INFINITY;
            }
            capitals[index] = Capitals.values()[highest(scores)];
            previous = capitals[index];
        }
        return capitals;
    }

    /** The place of the highest score, the first one of equals. */
    static int highest(float[] scores) {
        int best = 0;
        for (int index = 1; index < scores.length; index++) {
            if (scores[index] > scores[best]) {
                best = index;
            }
        }
        return best;
    }

    private static String written(String word, Capitals capitals, @Nullable String spelling, boolean first) {
        boolean asItIs = word.chars().anyMatch(letter -> Character.isUpperCase(letter) || Character.isDigit(letter));
        if (asItIs) {
            return word;
        }
        String cased = switch (capitals) {
            case LOWER -> word;
            case FIRST -> withCapital(word);
            case ALL -> upper(word);
            case MIXED -> spelling != null && spelling.equalsIgnoreCase(word) ? spelling : withCapital(word);
        };
        return first && capitals == Capitals.LOWER ? withCapital(cased) : cased;
    }

    /** Letter for letter: a word keeps its letters even where the capital of one is two. */
    private static String upper(String letters) {
        StringBuilder upper = new StringBuilder(letters.length());
        letters.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
        return upper.toString();
    }

    private static String withCapital(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int end = word.offsetByCodePoints(0, 1);
        return upper(word.substring(0, end)) + word.substring(end);
    }
}
