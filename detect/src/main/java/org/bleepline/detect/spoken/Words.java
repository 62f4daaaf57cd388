package org.bleepline.detect.spoken;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Sets of lower-case words, written as one line. */
public final class Words {
    private Words() {}

    /** The words between the spaces; a repeated one counts once. Immutable. */
    public static Set<String> of(String words) {
        return Collections.unmodifiableSet(
                new HashSet<>(Arrays.asList(words.strip().split(" +"))));
    }
}
