package org.bleepline.detect.lexicon;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of word classes. A mark is a class of words that speaks for or against a sense, such as kinds of food; each
 * token carries a set of them. Some are given by the form of the token, the others by lists.
 *
 * <p>Marks are numbered while the lists are read; afterwards the numbers do not change.
 */
final class Marks {
    /** Marks that the form of a token gives it. */
    enum Form {
        /** A capital first letter, not at the start of a sentence. */
        CAP,
        /** A capital first letter. */
        TITLE,
        /** A small first letter in a text that uses capitals. */
        LOWER,
        /** At least two letters, all capitals. */
        CAPITALS,
        /** Digits. */
        DIGITS,
        /** Digits, an apostrophe and digits: feet and inches. */
        FEET,
        /** A plus or minus sign at the end. */
        SIGNED,
        /** The first token of a sentence or a turn. */
        FIRST,
        /** The last token of a sentence or a turn. */
        LAST,
        /** A comma follows. */
        COMMA
    }

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> undeclared = new TreeSet<>();

    Marks() {
        for (Form form : Form.values()) {
            declare(form.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The number of a mark; a new one if the name is new. */
    int number(String name) {
        return numbers.computeIfAbsent(name, key -> {
            undeclared.add(key);
            return numbers.size();
        });
    }

    /** The number of a mark that a list gives to words. */
    int declare(String name) {
        int number = number(name);
        undeclared.remove(name);
        return number;
    }

    /**
     * @throws IllegalArgumentException if a rule or pattern asks for a mark that no word can have
     */
    void requireAllDeclared() {
        if (!undeclared.isEmpty()) {
            throw new IllegalArgumentException("no list gives the marks " + undeclared);
        }
    }

    boolean knows(String name) {
        return numbers.containsKey(name);
    }

    int count() {
        return numbers.size();
    }
}
