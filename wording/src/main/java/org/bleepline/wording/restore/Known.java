package org.bleepline.wording.restore;

/**
 * What is known of a word before marks and capitals are restored.
 *
 * @param name whether it begins with a capital wherever it stands
 * @param behind which marks may stand behind it
 */
public record Known(boolean name, Behind behind) {
    /** Which marks may stand behind a word that is not the last one of its turn. */
    public enum Behind {
        ANY,
        /** A comma, but no end of a sentence. */
        COMMA,
        NONE
    }

    /** A word of which nothing is known. */
    public static final Known NOTHING = new Known(false, Behind.ANY);

    boolean allows(Mark mark) {
        return switch (behind) {
            case ANY -> true;
            case COMMA -> !mark.endsSentence();
            case NONE -> mark == Mark.NONE;
        };
    }
}
