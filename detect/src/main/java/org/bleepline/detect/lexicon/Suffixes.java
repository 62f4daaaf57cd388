package org.bleepline.detect.lexicon;

/**
 * Endings that tell what a word is, such as {@code cillin}. The longest ending wins; a word must be at least
 * {@value #MIN_STEM} letters longer than its ending.
 */
final class Suffixes {
    private static final int MIN_STEM = 2;
    private static final int MIN_ENDING = 3;
    private static final int MAX_ENDING = 10;

    private static final Suffixes NONE = new Suffixes();

    private final PhraseTable table = new PhraseTable(64);

    /** Nothing is to be put into it. */
    static Suffixes none() {
        return NONE;
    }

    void put(String ending, int senses) {
        if (ending.length() < MIN_ENDING || ending.length() > MAX_ENDING) {
            throw new IllegalArgumentException("an ending has " + MIN_ENDING + " to " + MAX_ENDING + " letters");
        }
        long hash = WordHash.ENDING;
        for (int index = ending.length() - 1; index >= 0; index--) {
            hash = WordHash.lengthenEnding(hash, ending.charAt(index));
        }
        table.putSenses(hash, senses);
    }

    /** The senses of the ending of a word, 0 if it has none that is listed. */
    int find(WordHash word) {
        if (table.size() == 0) {
            return 0;
        }
        int senses = 0;
        long hash = WordHash.ENDING;
        int longest = Math.min(MAX_ENDING, word.length() - MIN_STEM);
        for (int length = 1; length <= longest; length++) {
            hash = WordHash.lengthenEnding(hash, word.letter(word.length() - length));
            if (length >= MIN_ENDING) {
                int value = table.find(hash);
                senses = value == PhraseTable.UNKNOWN ? senses : PhraseTable.senses(value);
            }
        }
        return senses;
    }
}
