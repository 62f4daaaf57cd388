package org.bleepline.detect.spoken;

/** What a known word can be; one word may be several things ("may", "second"). */
public enum Sign {
    /** "zero" to "nine". */
    UNIT,
    /** "oh", a zero between digits. */
    OH,
    /** "ten" to "nineteen". */
    TEEN,
    /** "twenty" to "ninety". */
    TENS,
    HUNDRED,
    /** "thousand", "million", "billion", "trillion". */
    SCALE,
    /** "first" to "thirtieth"; the number is the day. */
    ORDINAL,
    /** The "st" of "21st". */
    ORDINAL_ENDING,
    /** "double", "triple"; the number is the count. */
    REPEAT,
    /** A single letter, also "zee". */
    LETTER,
    /** A word of a spelling alphabet, such as "bravo"; the symbol is its letter. */
    ALPHABET,
    /** "january", "jan"; the number is the month. */
    MONTH,
    /** "monday", "mon". */
    WEEKDAY,
    SEASON,
    /** "am", "pm". */
    MERIDIEM,
    /** "year", "minutes": a unit of time. */
    TIME_UNIT,
    /** "dollars", "euro". */
    CURRENCY,
    /** A unit that is neither time nor money: "mg", "miles". */
    MEASURE,
    /** "uh": carries no meaning. */
    FILLER,
    /** "dot", "dash", "underscore": a spoken symbol. */
    SYMBOL,
    /** "mister", "dr": stands in front of a name. */
    TITLE,
    /** "street", "avenue". */
    STREET,
    /** "north", "nw". */
    COMPASS,
    /** A state or territory of the United States, by name or two letters. */
    STATE,
    /** A frequent word of the language that is hardly ever a name. */
    COMMON,
    /** "com", "org": ends an internet address. */
    TOP_LEVEL,
    /** "pdf", "xlsx": ends the name of a file. */
    FILE_ENDING;

    long bit() {
        return 1L << ordinal();
    }
}
