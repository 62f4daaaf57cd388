package org.bleepline.detect.spoken;

import java.util.Arrays;
import org.bleepline.core.span.Document;

/** Cuts the words of a document into tokens: letters, digits, and single marks. One pass. */
final class Tokens {
    final byte[] kinds;
    final int[] starts;
    final int[] ends;
    final int[] turns;
    final Lexeme[] lexemes;
    final int size;

    static final byte WORD = 0;
    static final byte DIGITS = 1;
    static final byte MARK = 2;

    private static final Lexeme DIGIT_LEXEME = new Lexeme("0", 0, -1, '\0');
    private static final Lexeme[] MARKS = marks();

    private Tokens(byte[] kinds, int[] starts, int[] ends, int[] turns, Lexeme[] lexemes, int size) {
        this.kinds = kinds;
        this.starts = starts;
        this.ends = ends;
        this.turns = turns;
        this.lexemes = lexemes;
        this.size = size;
    }

    static Tokens of(Document document) {
        return new Builder(document).build();
    }

    private static Lexeme[] marks() {
        Lexeme[] marks = new Lexeme[128];
        for (char mark = 0; mark < marks.length; mark++) {
            marks[mark] = new Lexeme(String.valueOf(mark), 0, -1, mark);
        }
        return marks;
    }

    private static final class Builder {
        private final Document document;
        private final String text;
        private final LexemeTable seen = new LexemeTable();
        private byte[] kinds;
        private int[] starts;
        private int[] ends;
        private int[] turns;
        private Lexeme[] lexemes;
        private int size;

        Builder(Document document) {
            this.document = document;
            this.text = document.text();
            int capacity = document.wordCount() + document.wordCount() / 4 + 16;
            kinds = new byte[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
            turns = new int[capacity];
            lexemes = new Lexeme[capacity];
        }

        Tokens build() {
            int turnIndex = 0;
            for (Document.Turn turn : document.turns()) {
                for (int word = turn.firstWord(); word < turn.endWord(); word++) {
                    cut(document.wordStart(word), document.wordEnd(word), turnIndex);
                }
                turnIndex++;
            }
            return new Tokens(kinds, starts, ends, turns, lexemes, size);
        }

        private void cut(int from, int to, int turn) {
            int offset = from;
            while (offset < to) {
                int codePoint = text.codePointAt(offset);
                int end = offset + Character.charCount(codePoint);
                if (isDigit(codePoint)) {
                    while (end < to && isDigit(text.codePointAt(end))) {
                        end += Character.charCount(text.codePointAt(end));
                    }
                    add(DIGITS, offset, end, turn, DIGIT_LEXEME);
                } else if (Character.isLetter(codePoint)) {
                    end = endOfLetters(end, to);
                    add(WORD, offset, end, turn, lexeme(offset, end));
                } else {
                    add(MARK, offset, end, turn, codePoint < MARKS.length ? MARKS[codePoint] : lexeme(offset, end));
                }
                offset = end;
            }
        }

        /** Letters and their marks; an apostrophe between two letters belongs to the word. */
        private int endOfLetters(int from, int to) {
            int end = from;
            while (end < to) {
                char unit = text.charAt(end);
                if (unit < 0x80 && (unit | 0x20) >= 'a' && (unit | 0x20) <= 'z') {
                    end++;
                    continue;
                }
                int codePoint = text.codePointAt(end);
                if (Character.isLetter(codePoint) || isCombining(codePoint)) {
                    end += Character.charCount(codePoint);
                } else if ((codePoint == '\'' || codePoint == '\u2019')
                        && end + 1 < to
                        && Character.isLetter(text.codePointAt(end + 1))) {
                    end++;
                } else {
                    break;
                }
            }
            return end;
        }

        private Lexeme lexeme(int start, int end) {
            int hash = LexemeTable.hash(text, start, end);
            Lexeme known = Vocabulary.find(text, start, end, hash);
            if (known == null) {
                known = seen.find(text, start, end, hash);
            }
            if (known == null) {
                known = new Lexeme(folded(start, end), 0, -1, '\0');
                seen.put(known);
            }
            return known;
        }

        private String folded(int start, int end) {
            char[] units = new char[end - start];
            for (int index = start; index < end; index++) {
                units[index - start] = LexemeTable.fold(text.charAt(index));
            }
            return new String(units);
        }

        private void add(byte kind, int start, int end, int turn, Lexeme lexeme) {
            if (size == kinds.length) {
                int capacity = size + (size >> 1);
                kinds = Arrays.copyOf(kinds, capacity);
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
                turns = Arrays.copyOf(turns, capacity);
                lexemes = Arrays.copyOf(lexemes, capacity);
            }
            kinds[size] = kind;
            starts[size] = start;
            ends[size] = end;
            turns[size] = turn;
            lexemes[size] = lexeme;
            size++;
        }

        private static boolean isDigit(int codePoint) {
            return (codePoint >= '0' && codePoint <= '9') || (codePoint > 0x7f && Character.isDigit(codePoint));
        }

        private static boolean isCombining(int codePoint) {
            if (codePoint < 0x300) {
                return false;
            }
            int type = Character.getType(codePoint);
            return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        }
    }
}
