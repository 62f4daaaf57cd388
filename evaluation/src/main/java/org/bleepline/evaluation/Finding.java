package org.bleepline.evaluation;

import org.bleepline.core.policy.Policy;

/**
 * Something that was missed, or found where nothing is, with the words around it. It holds text: it belongs only into the
 * reports that the owner of the texts asked for.
 *
 * @param textId the id of the text
 * @param line number of the line in the gold file, 1 is the first
 * @param before up to 60 characters in front
 * @param words the words themselves
 * @param after up to 60 characters behind
 * @param evidence of a false alarm, which recognizer gave it and why; of a miss, the kinds that were found there instead
 */
public record Finding(
        Policy policy, String textId, long line, String before, String words, String after, String evidence) {
    private static final int CONTEXT = 60;

    static Finding of(Policy policy, GoldText gold, long line, int start, int end, String evidence) {
        String text = gold.text();
        return new Finding(
                policy,
                gold.id(),
                line,
                text.substring(Math.max(0, start - CONTEXT), start),
                text.substring(start, end),
                text.substring(end, Math.min(text.length(), end + CONTEXT)),
                evidence);
    }
}
