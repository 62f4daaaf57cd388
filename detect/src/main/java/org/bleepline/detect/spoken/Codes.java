package org.bleepline.detect.spoken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins numbers, letters and symbols into codes. Each token is visited a bounded number of times. */
final class Codes {
    private static final Set<String> BEFORE_LETTER = Words.of("is it's its as number code that's id plate spelled");
    /** Upper-case words that announce a code and are never part of one. */
    private static final Set<String> ANNOUNCERS = Words.of(
            "pin ssn dl id vin cvv cvc cvn dob ip po mrn nhs npi ein iban swift bic aba ach usa uk us eu apt "
                    + "ext no tel fax exp mbi otp ref acct mac tv pc hr er gp ok csc url faq atm ira dna hiv bsb pps tfn uan bvn sin soc");

    private static final Set<String> STRONG_CORRECTIONS =
            Words.of("no wait sorry actually correction oops scratch mean rather again nope over");
    private static final Set<String> CORRECTIONS =
            Words.of("no wait sorry actually correction oops scratch mean rather again nope over that i i'm im make "
                    + "it it's its that's thats should be let let's lets me start repeat excuse is not try my bad");
    private static final Set<String> SPELLED_ANNOUNCERS =
            Words.of("cvv cvc csc cvn vin ssn dob iban mrn otp npi pin nhs dl id itin po bsb pps tfn bvn uan sin");
    private static final int LONGEST_CHUNK = 12;
    private static final Set<String> BEFORE_PRONOUN = Words.of("this that which old other second");
    private static final int MAX_GAP = 8;

    private final SpokenText text;

    // The part that was read last.
    private final StringBuilder part = new StringBuilder();

    Codes(SpokenText text) {
        this.text = text;
    }

    List<Code> read(int[] codeOf) {
        Arrays.fill(codeOf, -1);
        List<Code> codes = new ArrayList<>();
        int token = 0;
        while (token < text.size()) {
            int announced = spelledAnnouncer(token);
            if (announced > 0) {
                token = announced;
                continue;
            }
            int end = part(token, null);
            if (end < 0) {
                token++;
                continue;
            }
            Run run = new Run(token);
            token = run.follow(end);
            Code code = run.code();
            Arrays.fill(codeOf, code.first(), code.end(), codes.size());
            codes.add(code);
        }
        return codes;
    }

    /** Behind "c v v" or "v i n" where no further letter follows, else -1: it announces a code and is none. */
    private int spelledAnnouncer(int token) {
        if (!text.is(token, Sign.LETTER) || !text.is(token + 1, Sign.LETTER)) {
            return -1;
        }
        StringBuilder letters = new StringBuilder();
        int end = token;
        while (letters.length() < 5
                && text.is(end, Sign.LETTER)
                && text.length(end) == 1
                && text.sameTurn(token, end)) {
            letters.append(text.lexeme(end).symbol());
            end++;
        }
        return SPELLED_ANNOUNCERS.contains(letters.toString()) ? end : -1;
    }

    private final class Run {
        private final StringBuilder value = new StringBuilder();
        private final StringBuilder written = new StringBuilder();
        private int first;
        private int end;
        private int digits;
        private int letters;
        private int parts;
        private int longestPart;
        private int lastPart;
        private boolean lastPartLetters;
        private boolean lastPartSpelled;
        private int correctedAt = -1;

        Run(int first) {
            this.first = first;
        }

        int follow(int firstEnd) {
            take(first, firstEnd, "");
            while (true) {
                Gap gap = gap(end);
                if (gap == null) {
                    return end;
                }
                int partEnd = part(gap.end, this);
                if (partEnd < 0 || !mayJoin(gap, partEnd)) {
                    return end;
                }
                if (gap.correction && correctedAt < 0) {
                    correctedAt = value.length();
                }
                take(gap.end, partEnd, gap.symbols);
            }
        }

        private void take(int token, int partEnd, String symbols) {
            boolean single = part.length() == 1;
            if (parts > 0) {
                if (!symbols.isEmpty()) {
                    written.append(symbols);
                } else if (!single || lastPart > 1) {
                    written.append(text.glued(token) ? "" : " ");
                }
            }
            for (int index = 0; index < part.length(); index++) {
                if (Character.isDigit(part.charAt(index))) {
                    digits++;
                } else {
                    letters++;
                }
            }
            value.append(part);
            written.append(part);
            parts++;
            lastPart = part.length();
            lastPartLetters = Character.isLetter(part.charAt(0));
            lastPartSpelled = text.isWord(token);
            longestPart = Math.max(longestPart, part.length());
            end = partEnd;
        }

        /** Whether what stands between two parts keeps them together. */
        private boolean mayJoin(Gap gap, int partEnd) {
            boolean nextLetters = Character.isLetter(part.charAt(0));
            if (gap.commaAndSpace) {
                if (letters > 0 && digits > 0 && longestPart > 1) {
                    return false;
                }
                if (lastPart > 4 || part.length() > 4 || (isYear(lastValue()) && isYear(part.toString()))) {
                    return false;
                }
                if (lastPartLetters != nextLetters && ((lastPart > 1 && lastPartLetters) || part.length() > 1)) {
                    return false;
                }
                if (text.isDigits(gap.end) && !lastPartSpelled && lastPart != part.length() && part.length() < 3) {
                    return false;
                }
            }
            if (gap.dotAndSpace) {
                return !nextLetters
                        && !lastPartLetters
                        && lastPart >= 3
                        && part.length() == lastPart
                        && !isYear(part.toString())
                        && text.isDigits(gap.end)
                        && !lastPartSpelled;
            }
            return !gap.correction || !nextLetters || (part.length() == 1 && lastPartLetters);
        }

        private String lastValue() {
            return value.substring(value.length() - lastPart);
        }

        Code code() {
            int from = first;
            if (text.isMark(from - 1, '+') && text.glued(from) && text.isDigits(from)) {
                from--;
                written.insert(0, '+');
            } else if (text.isWord(from - 1, "plus") && text.sameTurn(from - 1, from) && digits >= 7) {
                from--;
                written.insert(0, '+');
            }
            if (text.isMark(from - 1, '(') && text.glued(from) && text.isMark(from + 1, ')')) {
                from--;
            }
            return new Code(
                    from, end, value.toString(), written.toString(), digits, letters, parts, longestPart, correctedAt);
        }
    }

    private static boolean isYear(String digits) {
        return digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
    }

    private record Gap(int end, String symbols, boolean commaAndSpace, boolean dotAndSpace, boolean correction) {}

    /** What stands between the part that ends at a token and the next one; null if nothing can follow. */
    private @Nullable Gap gap(int from) {
        int token = from;
        StringBuilder symbols = new StringBuilder();
        boolean comma = false;
        boolean dot = false;
        boolean correction = false;
        boolean mark = false;
        while (token - from <= MAX_GAP && text.sameTurn(from - 1, token)) {
            if (text.isMark(token)) {
                char symbol = text.lexeme(token).symbol();
                boolean spaced = !text.glued(token + 1);
                if (symbol == ',' || symbol == ';') {
                    comma |= spaced;
                    symbols.append(spaced ? "" : ",");
                } else if (symbol == '.') {
                    dot |= spaced && !text.isMark(token + 1, '.');
                    symbols.append(spaced ? "" : ".");
                } else if ("-–—/()_:\\#*+@".indexOf(symbol) >= 0 && symbol != '\0') {
                    if ((symbol == ':' && spaced) || symbol == '@') {
                        return null;
                    }
                    if ("–—".indexOf(symbol) >= 0 || symbol == '-') {
                        symbols.append('-');
                    } else if (symbol != '(' && symbol != ')') {
                        symbols.append(symbol);
                    }
                } else if (symbol == '\u2026') {
                    dot |= spaced;
                } else {
                    return null;
                }
                mark = true;
                token++;
                continue;
            }
            if (!text.isWord(token)) {
                break;
            }
            Lexeme lexeme = text.lexeme(token);
            if (lexeme.is(Sign.FILLER)) {
                token++;
                continue;
            }
            int corrected = correction(token);
            if (corrected > 0) {
                correction = true;
                dot = false;
                token = corrected;
                continue;
            }
            if (lexeme.is(Sign.SYMBOL) && lexeme.symbol() != '@' && lexeme.symbol() != '%' && !mark) {
                if (lexeme.symbol() != ' ') {
                    symbols.append(lexeme.symbol());
                }
                token++;
                continue;
            }
            if ((text.isWord(token, "forward") || text.isWord(token, "back")) && text.isWord(token + 1, "slash")) {
                symbols.append(text.isWord(token, "back") ? '\\' : '/');
                token += 2;
                continue;
            }
            if (text.isWord(token, "and") && text.isWord(token + 1, "then")) {
                token += 2;
                continue;
            }
            break;
        }
        if (!text.sameTurn(from - 1, token) || symbols.length() > 4) {
            return null;
        }
        return new Gap(token, symbols.toString(), comma, dot && !correction, correction);
    }

    /** The token behind words of a correction, or -1. */
    private int correction(int from) {
        int token = from;
        boolean strong = false;
        while (token - from < MAX_GAP && (text.isWord(token) || text.isMark(token, ','))) {
            if (text.isWord(token)) {
                if (!CORRECTIONS.contains(text.word(token))) {
                    break;
                }
                strong |= STRONG_CORRECTIONS.contains(text.word(token));
            }
            token++;
        }
        return strong ? token : -1;
    }

    /** Reads one part into {@link #part}; the token behind it, or -1. */
    private int part(int token, @Nullable Run run) {
        part.setLength(0);
        NumberGroup group = text.groupAt(token);
        if (group != null) {
            if (text.glued(group.end())
                    && text.isWord(group.end())
                    && text.lexeme(group.end()).is(Sign.ORDINAL_ENDING)) {
                return -1;
            }
            if ((group.kind() == NumberGroup.Kind.WORDS && isAmountWord(group))
                    || countsDigits(group)
                    || isPronoun(token, run)) {
                return -1;
            }
            part.append(group.digits());
            return group.end();
        }
        if (!text.isWord(token)) {
            return -1;
        }
        Lexeme lexeme = text.lexeme(token);
        if (lexeme.is(Sign.REPEAT)
                && !(text.isWord(token, "double") && text.isWord(token + 1, "u"))
                && text.is(token + 1, Sign.LETTER)
                && text.sameTurn(token, token + 1)
                && text.word(token + 1).length() == 1) {
            String letter = upper(text.lexeme(token + 1).symbol());
            part.append(letter.repeat((int) lexeme.number()));
            return token + 2;
        }
        if (text.isWord(token, "double") && text.isWord(token + 1, "u")) {
            part.append('W');
            return token + 2;
        }
        if (lexeme.is(Sign.LETTER)) {
            return letter(token, lexeme, run);
        }
        if (isChunk(token, run)) {
            for (int offset = text.start(token); offset < text.end(token); offset++) {
                part.append(Character.toUpperCase(text.document().text().charAt(offset)));
            }
            return Character.isLetter(part.charAt(0)) ? token + 1 : -1;
        }
        if (lexeme.is(Sign.ALPHABET) && standsForLetter(token, run)) {
            part.append(upper(lexeme.symbol()));
            return token + 1;
        }
        return -1;
    }

    /** "thirty thousand" counts something; nobody says a code so. */
    private boolean isAmountWord(NumberGroup group) {
        return group.value() >= 3_000
                && group.value() % 1_000 == 0
                && text.lexeme(group.end() - 1).is(Sign.SCALE);
    }

    /** The "four" of "the last four", the "sixteen" of "sixteen digit number". */
    private boolean countsDigits(NumberGroup group) {
        if (group.value() > 20 || group.kind() == NumberGroup.Kind.REPEATED) {
            return false;
        }
        int before = group.first() - 1;
        boolean ranked = group.value() >= 2
                && group.value() <= 6
                && (text.isWord(before, "last") || text.isWord(before, "first") || text.isWord(before, "final"));
        return ranked || text.isWord(group.end(), "digit") || text.isWord(group.end(), "digits");
    }

    /** The "one" of "the IPv6 one", "this one four five ..." and "the Discover one, 6011 4402 ...". */
    private boolean isPronoun(int token, @Nullable Run run) {
        if (!text.isWord(token, "one")) {
            return false;
        }
        if (run != null) {
            return !run.lastPartSpelled && run.letters > 0;
        }
        int next = text.isMark(token + 1, ',') ? token + 2 : token + 1;
        boolean typedFollows = text.isDigits(next) && text.length(next) > 1 && text.sameTurn(token, next);
        return typedFollows || (text.sameTurn(token - 1, token) && BEFORE_PRONOUN.contains(text.word(token - 1)));
    }

    private int letter(int token, Lexeme lexeme, @Nullable Run run) {
        int spelled = spelledLike(token, lexeme.symbol());
        if (lexeme.symbol() == 'x' && text.isWord(token + 1, "ray") && text.sameTurn(token, token + 1)) {
            spelled = token + 2;
        }
        if (spelled < 0 && isArticleOrPronoun(token) && !letterDespiteItsWord(token, run)) {
            return -1;
        }
        if (spelled < 0 && run != null && !run.lastPartLetters && isMeridiem(token)) {
            return -1;
        }
        part.append(upper(lexeme.symbol()));
        return spelled < 0 ? token + 1 : spelled;
    }

    /** "m as in mike", "m for mike", "m like mike": the token behind, or -1. */
    private int spelledLike(int token, char letter) {
        int word = -1;
        if (text.isWord(token + 1, "as") && text.isWord(token + 2, "in")) {
            word = token + 3;
        } else if (text.isWord(token + 1, "for") || text.isWord(token + 1, "like") || text.isWord(token + 1, "as")) {
            word = token + 2;
        }
        return word > 0
                        && text.isWord(word)
                        && text.sameTurn(token, word)
                        && text.length(word) > 1
                        && text.word(word).charAt(0) == letter
                ? word + 1
                : -1;
    }

    private boolean isMeridiem(int token) {
        return (text.isWord(token, "a") || text.isWord(token, "p"))
                && (text.isWord(token + 1, "m") || (text.isMark(token + 1, '.') && text.isWord(token + 2, "m")));
    }

    private boolean isArticleOrPronoun(int token) {
        boolean insideCode =
                (text.glued(token) && text.isDigits(token - 1)) || (text.glued(token + 1) && text.isDigits(token + 1));
        return !insideCode && (text.isWord(token, "a") || text.isWord(token, "i"));
    }

    /** Whether "a" or "i" is spelled rather than spoken as a word. */
    private boolean letterDespiteItsWord(int token, @Nullable Run run) {
        boolean letterFollows = text.sameTurn(token, token + 1)
                && ((text.is(token + 1, Sign.LETTER) && !text.isWord(token + 1, "i") && !text.isWord(token + 1, "a"))
                        || (text.isDigits(token + 1) && text.glued(token + 1)));
        boolean numberFollows = text.groupAt(token + 1) != null && text.sameTurn(token, token + 1);
        if (run == null) {
            if (text.isWord(token, "a") && text.capital(token) && numberFollows && !text.startsTurn(token)) {
                return true;
            }
            boolean introduced =
                    text.startsTurn(token) || !text.isWord(token - 1) || BEFORE_LETTER.contains(text.word(token - 1));
            return (introduced
                            && (letterFollows
                                    || (numberFollows && text.isWord(token, "a") && !countsSomething(token + 1))))
                    || (letterFollows && text.is(token + 2, Sign.LETTER) && text.sameTurn(token, token + 2));
        }
        if (letterFollows || (numberFollows && run.lastPartLetters)) {
            return true;
        }
        if (text.isMark(token + 1, '-') || text.is(token + 1, Sign.SYMBOL)) {
            return run.lastPartLetters;
        }
        if (isArticleOrPronoun(token + 1) && run.lastPartLetters) {
            return true;
        }
        if (numberFollows) {
            return text.isWord(token, "a") && run.lastPart <= 4;
        }
        return run.lastPartLetters
                && run.lastPart == 1
                && (!text.sameTurn(token, token + 1)
                        || !text.isWord(token + 1)
                        || (text.is(token + 1, Sign.COMMON) && text.isWord(token, "a")));
    }

    private boolean countsSomething(int token) {
        NumberGroup group = text.groupAt(token);
        return group != null
                && text.isWord(group.end())
                && text.lexeme(group.end()).isAny(Sign.TIME_UNIT, Sign.CURRENCY);
    }

    /** Whether a word of letters is part of a typed code: glued to digits, or short and in capitals beside them. */
    private boolean isChunk(int token, @Nullable Run run) {
        Lexeme lexeme = text.lexeme(token);
        int length = text.length(token);
        if (length > LONGEST_CHUNK) {
            return false;
        }
        boolean digitsBefore = text.glued(token) && text.isDigits(token - 1);
        boolean digitsAfter = text.glued(token + 1) && text.isDigits(token + 1);
        boolean capitals = text.allCapitals(token);
        if (digitsBefore) {
            boolean unit = lexeme.isAny(Sign.MERIDIEM, Sign.TIME_UNIT)
                    || lexeme.isAny(Sign.CURRENCY, Sign.MEASURE)
                    || lexeme.is(Sign.ORDINAL_ENDING);
            return (!unit || (capitals && run != null && run.letters > 0))
                    && (capitals || (digitsAfter && length <= 3));
        }
        if (digitsAfter) {
            return capitals || length <= 3;
        }
        if (!capitals || length < 2) {
            return false;
        }
        boolean dashed = (text.glued(token) && isJoint(token - 1) && run != null)
                || (text.glued(token + 1) && isJoint(token + 1) && text.glued(token + 2) && text.isDigits(token + 2));
        if (dashed) {
            return true;
        }
        if (length > 7) {
            return false;
        }
        boolean amidDigits =
                run != null && run.digits > 0 && text.isDigits(token + 1) && text.sameTurn(token, token + 1);
        if (amidDigits && length <= 4 && !lexeme.is(Sign.COMMON)) {
            return true;
        }
        boolean long5 = length == 5 && text.length(token + 1) >= 5;
        if ((length > 4 && !long5) || ANNOUNCERS.contains(lexeme.text()) || lexeme.signs() != 0) {
            return false;
        }
        boolean besideDigits = text.isDigits(token + 1) && text.sameTurn(token, token + 1);
        return besideDigits || (run != null && run.digits > 0);
    }

    private boolean isJoint(int token) {
        return text.isMark(token, '-') || text.isMark(token, '/');
    }

    /** Whether "mike" or "golf" is a letter here: beside another such word, a letter or a digit said alone. */
    private boolean standsForLetter(int token, @Nullable Run run) {
        int next = token + 1;
        while (text.is(next, Sign.FILLER)) {
            next++;
        }
        if (!text.sameTurn(token, next) && run == null) {
            return false;
        }
        boolean wordFollows = text.is(next, Sign.ALPHABET) && text.sameTurn(token, next);
        if (text.is(token, Sign.MONTH) && !wordFollows) {
            return run != null && run.lastPartLetters && text.groupAt(next) == null;
        }
        boolean letterFollows = text.sameTurn(token, next) && text.is(next, Sign.LETTER) && !isArticleOrPronoun(next);
        NumberGroup number = text.groupAt(next);
        boolean digitFollows =
                text.sameTurn(token, next) && number != null && number.digits().length() == 1;
        if (run == null) {
            return wordFollows
                    || letterFollows
                    || (number != null
                            && digitFollows
                            && (text.groupAt(number.end()) != null || text.is(number.end(), Sign.ALPHABET)));
        }
        return run.parts >= 1 && (run.longestPart == 1 || wordFollows || digitFollows);
    }

    private static String upper(char letter) {
        return String.valueOf(Character.toUpperCase(letter));
    }
}
