package org.bleepline.detect.spoken;

/**
 * One distinct word, lower case. Tokens share it, so comparing words of the vocabulary costs one look at a bit set.
 *
 * @param text lower case, as written otherwise
 * @param signs bits of {@link Sign}
 * @param number what a number word, ordinal, month or repetition counts; -1 if it does not
 * @param symbol the letter or symbol that it stands for; 0 if for none
 */
public record Lexeme(String text, long signs, long number, char symbol) {
    public boolean is(Sign sign) {
        return (signs & sign.bit()) != 0;
    }

    /** Whether it has at least one of the signs. */
    public boolean isAny(Sign first, Sign second) {
        return (signs & (first.bit() | second.bit())) != 0;
    }

    Lexeme with(Sign sign, long newNumber, char newSymbol) {
        return new Lexeme(
                text, signs | sign.bit(), newNumber >= 0 ? newNumber : number, newSymbol != 0 ? newSymbol : symbol);
    }
}
