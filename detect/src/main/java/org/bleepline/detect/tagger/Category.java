package org.bleepline.detect.tagger;

import java.util.List;

/** What a token is by its form alone. The order is part of the model. */
enum Category {
    WORD,
    DIGIT_WORD("zero one two three four five six seven eight nine oh nought"),
    TENS_WORD("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            + " twenty thirty forty fourty fifty sixty seventy eighty ninety"),
    SCALE_WORD("hundred thousand million billion trillion"),
    ORDINAL_WORD("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"),
    REPEAT_WORD("double triple treble quadruple"),
    LETTER,
    SPELLING_WORD("alpha alfa bravo delta foxtrot hotel juliet juliett kilo lima papa quebec romeo sierra tango"
            + " whiskey xray yankee zulu"),
    SYMBOL_WORD("dash hyphen dot underscore slash backslash plus hashtag period point colon"),
    DIGITS,
    DIGITS_AND_LETTERS,
    DIGITS_AND_MARKS,
    ADDRESS,
    MONTH("january february march april may june july august september october november december jan feb mar apr"
            + " jun jul aug sept sep oct nov dec"),
    WEEKDAY("monday tuesday wednesday thursday friday saturday sunday"),
    CLOCK_WORD("am pm a.m p.m oclock noon midnight"),
    TIME_UNIT("second seconds minute minutes hour hours day days week weeks month months year years decade decades"
            + " night nights fortnight"),
    MONEY_UNIT("dollar dollars buck bucks cent cents pound pounds pence quid euro euros peso pesos yen rupee rupees"
            + " franc francs grand"),
    FILLER("uh um er erm hmm hm mm ah");

    private static final Category[] ALL = values();
    private static final IntTable BY_WORD = byWord();

    private final List<String> words;

    Category() {
        this.words = List.of();
    }

    Category(String words) {
        this.words = List.of(words.split(" "));
    }

    static Category of(int ordinal) {
        return ALL[ordinal];
    }

    /** The category of a word, by its hash. */
    static Category ofWord(int hash) {
        return ALL[BY_WORD.get(hash)];
    }

    /** Whether a token of this kind is a part of a spoken or written number or code. */
    boolean inNumber() {
        return switch (this) {
            case DIGIT_WORD,
                    TENS_WORD,
                    SCALE_WORD,
                    REPEAT_WORD,
                    LETTER,
                    SPELLING_WORD,
                    DIGITS,
                    DIGITS_AND_LETTERS,
                    DIGITS_AND_MARKS -> true;
            case WORD, ORDINAL_WORD, SYMBOL_WORD, ADDRESS, MONTH, WEEKDAY, CLOCK_WORD, TIME_UNIT, MONEY_UNIT, FILLER ->
                false;
        };
    }

    private static IntTable byWord() {
        IntTable table = new IntTable(256);
        for (Category category : ALL) {
            for (String word : category.words) {
                table.put(Hash.word(word), category.ordinal());
            }
        }
        return table;
    }
}
