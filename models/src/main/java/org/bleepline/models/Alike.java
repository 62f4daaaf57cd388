package org.bleepline.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that somebody may have meant: those that hold what was typed, and those that differ in a letter or two. */
final class Alike {
    private static final int MOST = 5;
    /** A letter may be wrong for each so many. */
    private static final int LETTERS = 4;

    private Alike() {}

    /** The likeliest first; at most five. */
    static List<String> to(String typed, List<String> names) {
        String wanted = bare(typed);
        Map<String, Integer> errors = new HashMap<>();
        for (String name : names) {
            String known = bare(name);
            int count = !wanted.isEmpty() && known.contains(wanted) ? 0 : edits(wanted, known);
            if (count <= Math.max(1, wanted.length() / LETTERS)) {
                errors.put(name, count);
            }
        }
        List<String> alike = new ArrayList<>(names);
        alike.retainAll(errors.keySet());
        alike.sort(Comparator.comparing(errors::get));
        return alike.subList(0, Math.min(MOST, alike.size()));
    }

    /** What stands behind {@code ; } in a complaint, or {@code otherwise} where no name is alike. */
    static String question(String typed, List<String> names, String otherwise) {
        List<String> alike = to(typed, names);
        return alike.isEmpty() ? otherwise : "is it one of these? " + String.join(", ", alike);
    }

    private static String bare(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^(whisper|vosk-model)-", "");
    }

    /** Levenshtein's distance: letters put in, taken out or changed. */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = before[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(changed, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
