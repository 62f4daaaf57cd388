package org.bleepline.training;

import java.util.List;

/**
 * A text with its mentions; a line break begins a new turn.
 *
 * @param text what was said
 * @param mentions in order, not overlapping
 * @param known the types that are marked wherever they occur, one bit each; of all others the unmarked words may be some
 * @param guessesCapitals whether unmarked capitals and numbers may be anything, because the source marks only a part
 */
record Example(String text, List<Mention> mentions, long known, boolean guessesCapitals) {
    Example {
        mentions = List.copyOf(mentions);
    }

    /** One whose mentions are all there are. */
    static Example complete(String text, List<Mention> mentions) {
        return new Example(text, mentions, Types.ALL, false);
    }

    Example with(String newText, List<Mention> newMentions) {
        return new Example(newText, newMentions, known, guessesCapitals);
    }
}
