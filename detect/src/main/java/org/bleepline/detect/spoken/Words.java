package org.bleepline.detect.spoken;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of lower-case words, written as one line. */
public final class Words {
    private Words() {}

    /** The words between the spaces; a repeated one counts once. Immutable. */
    public static Set<String> of(String words) {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
