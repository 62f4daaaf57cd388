package org.bleepline.detect.tagger;

import java.util.Arrays;

/**
 * What the model looks at for each token, as 32-bit hashes: the word, its affixes and neighbours, the lists it stands
 * in, the cue words in front of it (also those of the previous turn), the number it is a part of and, only where
 * capitals mean something, its shape.
 *
 * <p>All features but the shapes are blind to case and punctuation, so that what is learned from formatted text holds
 * for raw text. Reads one turn at a time; not safe for use by several threads.
 */
public final class Features {
    /** No token has more features. */
    public static final int MOST = 160;

    private static final int NO_WORD = 0x7A11_0001;
    private static final int CUE_REACH = 12;
    private static final int TURN_CUE_REACH = 30;
    private static final int NEXT_CUE_REACH = 4;
    private static final int CONTEXT_TOKENS = 14;
    private static final int AFFIX = 4;

    private final Tokens tokens;
    private final Lexicon lexicon;

    private int from;
    private int to;
    private boolean formatted;
    private int[] single = new int[0];
    private int[] multi = new int[0];
    private byte[] multiPosition = new byte[0];
    private int[] runStart = new int[0];
    private int[] runEnd = new int[0];
    private int[] runDigits = new int[0];
    private int[] cueOf = new int[0];
    private int[] lastCue = new int[0];
    private int[] lastCueAt = new int[0];
    private int[] cueBeforeLast = new int[0];
    private int turnCue;
    private int turnCueBefore;
    private boolean turnAnswers;

    private int[] out = new int[MOST];
    private int count;

    public Features(Tokens tokens, Lexicon lexicon) {
        this.tokens = tokens;
        this.lexicon = lexicon;
    }

    /** Prepares the features of the tokens of one turn. */
    public void turn(int turn) {
        from = tokens.turnStart(turn);
        to = tokens.turnStart(turn + 1);
        formatted = tokens.formatted(turn);
        int length = to - from;
        if (single.length < length) {
            int size = Math.max(64, length + length / 4);
            single = new int[size];
            multi = new int[size];
            multiPosition = new byte[size];
            runStart = new int[size];
            runEnd = new int[size];
            runDigits = new int[size];
            cueOf = new int[size];
            lastCue = new int[size];
            lastCueAt = new int[size];
            cueBeforeLast = new int[size];
        }
        matchPhrases();
        findRuns();
        findCues();
        findTurnCues(turn);
    }

    /**
     * The features of a token of the prepared turn.
     *
     * @param target receives them; holds at least {@link #MOST}
     * @return how many there are
     */
    public int of(int token, int[] target) {
        out = target;
        count = 0;
        for (Group group : Group.ALL) {
            add(group, token);
        }
        addOthers(token);
        return count;
    }

    /**
     * Features that depend on a few small values, which often come again: the sum of their weights is worth keeping. The
     * others depend on words side by side.
     */
    enum Group {
        /** The word, however it is written, and what lists say about it. */
        WORD,
        /** The kinds of the words around, and their shapes. */
        FORM,
        /** The cues in front and behind. */
        CUES,
        /** The cues of the turn before. */
        QUESTION,
        /** The lists that the word and its neighbours stand in. */
        LISTS;

        static final Group[] ALL = values();
    }

    /** The features of a token in a group; {@link #of} without the groups and {@link #others}. */
    int of(Group group, int token, int[] target) {
        out = target;
        count = 0;
        add(group, token);
        return count;
    }

    /** The features of a token that are in no group. */
    int others(int token, int[] target) {
        out = target;
        count = 0;
        addOthers(token);
        return count;
    }

    /**
     * All that the features of a group depend on.
     *
     * @param key receives three numbers; the highest bit of the first stays free
     */
    void key(Group group, int token, long[] key) {
        key[1] = 0;
        key[2] = 0;
        switch (group) {
            case WORD -> wordKey(token, key);
            case FORM -> key[0] = formKey(token);
            case CUES -> key[0] = cueKey(token);
            case QUESTION -> key[0] = questionKey(token);
            case LISTS -> {
                key[0] = (long) kinds(token) << 32 | kinds(token - 1) & 0xFFFF_FFFFL;
                key[1] = kinds(token + 1);
            }
        }
    }

    private void add(Group group, int token) {
        switch (group) {
            case WORD -> addWord(token);
            case FORM -> addForm(token);
            case CUES -> addCues(token);
            case QUESTION -> addQuestion(token);
            case LISTS -> addLists(token);
        }
    }

    private void addWord(int token) {
        int w0 = word(token);
        int c0 = category(token);
        int m0 = kinds(token);
        add(1, 0);
        add(2, w0);
        add(17, c0);
        affixes(token, c0);
        add(31, Math.min(length(token), 12), c0);
        add(32, m0);
        for (int rest = m0; rest != 0; rest &= rest - 1) {
            add(42, Integer.numberOfTrailingZeros(rest));
        }
        add(73, Math.min(to - from, 4), w0);
        if (tokens.possessive[token]) {
            add(80, 1);
            add(81, m0);
        }
        if (formatted) {
            int shape = shapeInSentence(token);
            add(83, shape);
            add(87, shape, m0);
            add(94, shape, w0);
            add(96, Math.min(length(token), 8), shape);
        }
    }

    private void affixes(int token, int c0) {
        if (c0 != Category.WORD.ordinal() && c0 != Category.ADDRESS.ordinal()) {
            return;
        }
        int start = tokens.start[token];
        int end = tokens.end[token];
        int hash = Hash.SEED;
        int length = Math.min(AFFIX, end - start);
        for (int index = 0; index < length; index++) {
            hash = Hash.step(hash, Hash.fold(tokens.text.charAt(start + index)));
            if (index >= 1) {
                add(23 + index, hash);
            }
        }
        hash = Hash.SEED;
        for (int index = 0; index < length; index++) {
            hash = Hash.step(hash, Hash.fold(tokens.text.charAt(end - 1 - index)));
            if (index >= 1) {
                add(27 + index, hash);
            }
        }
    }

    private void wordKey(int token, long[] key) {
        int start = tokens.start[token];
        int end = tokens.end[token];
        int length = Math.min(AFFIX, end - start);
        long prefix = 0;
        long suffix = 0;
        for (int index = 0; index < length; index++) {
            prefix = prefix << Character.SIZE | Hash.fold(tokens.text.charAt(start + index));
            suffix = suffix << Character.SIZE | Hash.fold(tokens.text.charAt(end - 1 - index));
        }
        int form = category(token);
        form = form << 4 | Math.min(length(token), 12);
        form = form << 3 | Math.min(to - from, 4);
        form = form << 5 | (formatted ? shapeInSentence(token) : 31);
        form = form << 1 | (tokens.possessive[token] ? 1 : 0);
        key[0] = (long) form << 32 | word(token) & 0xFFFF_FFFFL;
        key[1] = prefix;
        key[2] = suffix;
    }

    private void addForm(int token) {
        int c0 = category(token);
        int c1 = category(token - 1);
        int d1 = category(token + 1);
        add(18, c1, c0);
        add(19, c0, d1);
        add(20, c1 * 32 + d1, c0);
        add(21, category(token - 2) * 32 + c1, c0);
        add(22, category(token + 2) * 32 + d1, c0);
        int early = early(token);
        int late = late(token);
        add(71, early, late);
        add(72, early * 4 + late, c0);
        add(74, formatted ? 1 : 0);
        if (!formatted) {
            return;
        }
        int shape = shapeInSentence(token);
        int s1 = shape(token - 1);
        int t1 = shape(token + 1);
        add(84, s1, shape);
        add(85, shape, t1);
        add(86, s1 * 16 + t1, shape);
        add(90, tokens.before[token], tokens.after[token]);
        add(91, shape * 8 + tokens.after[token], t1);
        add(92, token > from ? tokens.after[token - 1] * 16 + shape : -1);
        add(93, shape(token - 2) * 256 + s1 * 16 + t1, shape);
    }

    private long formKey(int token) {
        long key = category(token - 2);
        key = key << 5 | category(token - 1);
        key = key << 5 | category(token);
        key = key << 5 | category(token + 1);
        key = key << 5 | category(token + 2);
        key = key << 2 | early(token);
        key = key << 2 | late(token);
        if (formatted) {
            key = key << 1 | 1;
            key = key << 3 | shape(token - 2);
            key = key << 3 | shape(token - 1);
            key = key << 4 | shapeInSentence(token);
            key = key << 3 | shape(token + 1);
            key = key << 3 | tokens.before[token];
            key = key << 3 | tokens.after[token];
            key = key << 3 | (token > from ? tokens.after[token - 1] : 0);
        }
        return key;
    }

    /** The last cue in front of a token and of the number it is a part of. */
    private void addCues(int token) {
        int at = inRun(token) ? runStart[token - from] : token;
        int c0 = category(token);
        int cue = lastCue[at - from];
        int near = near(at);
        int digits = digits(token);
        add(47, cue, near);
        add(48, Hash.combine(cue, near), c0);
        add(50, Hash.combine(cue, c0), digits);
        int before = cueBeforeLast[at - from];
        add(51, Hash.combine(cue, before), c0);
        add(52, before, digits);
        add(53, nextCue(token), c0);
        if (formatted) {
            add(95, shapeInSentence(token), lastCue[token - from]);
        }
    }

    private long cueKey(int token) {
        int at = inRun(token) ? runStart[token - from] : token;
        long key = lastCue[at - from];
        key = key << 2 | near(at);
        key = key << 5 | category(token);
        key = key << 7 | digits(token) + 1;
        key = key << 8 | cueBeforeLast[at - from];
        key = key << 8 | nextCue(token);
        if (formatted) {
            key = key << 1 | 1;
            key = key << 4 | shapeInSentence(token);
            key = key << 8 | lastCue[token - from];
        }
        return key;
    }

    private int near(int at) {
        int distance = lastCue[at - from] == 0 ? 0 : at - lastCueAt[at - from];
        return distance == 0 ? 0 : distance <= 2 ? 1 : distance <= 4 ? 2 : 3;
    }

    private int digits(int token) {
        return inRun(token) ? runDigits[token - from] : -1;
    }

    private int nextCue(int token) {
        int end = inRun(token) ? runEnd[token - from] : token + 1;
        int last = Math.min(to, end + NEXT_CUE_REACH);
        for (int index = end; index < last; index++) {
            if (cueOf[index - from] != 0) {
                return cueOf[index - from];
            }
        }
        return 0;
    }

    private void addQuestion(int token) {
        int at = inRun(token) ? runStart[token - from] : token;
        if (at - from >= CONTEXT_TOKENS) {
            return;
        }
        int c0 = category(token);
        int early = early(at);
        int digits = digits(token);
        add(54, Hash.combine(turnCue, early), c0);
        add(56, Hash.combine(turnCue, c0), digits);
        add(57, Hash.combine(turnCue, turnCueBefore), c0);
        add(58, Hash.combine(turnCueBefore, c0), digits);
        add(59, Hash.combine(turnCue, Math.min(to - from, 6)), early);
    }

    private long questionKey(int token) {
        int at = inRun(token) ? runStart[token - from] : token;
        if (at - from >= CONTEXT_TOKENS) {
            return -1;
        }
        long key = turnCue;
        key = key << 8 | turnCueBefore;
        key = key << 2 | early(at);
        key = key << 5 | category(token);
        key = key << 7 | digits(token) + 1;
        return key << 3 | Math.min(to - from, 6);
    }

    private void addLists(int token) {
        int m0 = kinds(token);
        int m1 = kinds(token - 1);
        int y1 = kinds(token + 1);
        add(33, m1, m0);
        add(34, m0, y1);
        add(38, Hash.combine(m1, m0), y1);
        add(39, m1);
        add(40, y1);
    }

    private void addOthers(int token) {
        int w0 = word(token);
        int w1 = word(token - 1);
        int w2 = word(token - 2);
        int x1 = word(token + 1);
        int x2 = word(token + 2);
        add(3, w1);
        add(4, x1);
        add(5, w2);
        add(6, x2);
        add(7, w1, w0);
        add(8, w0, x1);
        add(9, w2, w1);
        add(10, x1, x2);
        add(11, w1, x1);
        int m0 = kinds(token);
        int m1 = kinds(token - 1);
        add(35, w1, m0);
        add(36, m0, x1);
        add(37, Hash.combine(w2, w1), m0);
        add(41, Hash.combine(kinds(token - 2), m1), m0);
        int at = inRun(token) ? runStart[token - from] : token;
        add(49, Hash.combine(lastCue[at - from], m0), near(at));
        if (at - from < CONTEXT_TOKENS) {
            add(55, Hash.combine(turnCue, m0), early(at));
        }
        phrases(token, w1);
        if (token > from && tokens.possessive[token - 1]) {
            add(82, m1);
        }
        if (formatted) {
            int shape = shapeInSentence(token);
            add(88, shape, w1);
            add(89, shape, x1);
        }
        if (inRun(token)) {
            number(token);
        }
        int c0 = category(token);
        if (c0 == Category.ADDRESS.ordinal()
                || c0 == Category.DIGITS_AND_LETTERS.ordinal()
                || c0 == Category.DIGITS_AND_MARKS.ordinal()) {
            pattern(tokens.start[token], tokens.end[token]);
        }
    }

    /** The phrases of several words that a token is a part of or stands beside. */
    private void phrases(int token, int w1) {
        int many = multi[token - from];
        if (many != 0) {
            int position = multiPosition[token - from];
            for (int rest = many; rest != 0; rest &= rest - 1) {
                add(43, Integer.numberOfTrailingZeros(rest), position);
            }
            add(44, Hash.combine(many, position), w1);
        }
        if (token + 1 < to && multi[token + 1 - from] != 0 && multiPosition[token + 1 - from] == Labels.BEGIN) {
            add(45, multi[token + 1 - from]);
        }
        if (token > from && multi[token - 1 - from] != 0 && multiPosition[token - 1 - from] == Labels.LAST) {
            add(46, multi[token - 1 - from]);
        }
    }

    private void number(int token) {
        int start = runStart[token - from];
        int end = runEnd[token - from];
        int digits = runDigits[token - from];
        int left = word(start - 1);
        int left2 = word(start - 2);
        int right = word(end);
        int edge = (token == start ? 1 : 0) + (token == end - 1 ? 2 : 0);
        add(60, left, edge);
        add(61, Hash.combine(left2, left), edge);
        add(62, right, edge);
        add(63, digits, edge);
        add(64, Hash.combine(left, digits), edge);
        add(65, Hash.combine(right, digits), edge);
        add(66, Hash.combine(left, right), edge);
        add(67, Hash.combine(category(start - 1), category(end)), digits);
        add(68, Math.min(end - start, 20), category(token));
        add(69, Hash.combine(word(start - 3), left2), edge);
        add(70, Hash.combine(word(end + 1), right), edge);
    }

    /** The token with each run of letters and of digits as one character, and which marks it holds. */
    private void pattern(int start, int end) {
        int hash = Hash.SEED;
        int marks = Hash.SEED;
        int seen = 0;
        char last = 0;
        for (int index = start; index < end; index++) {
            char character = tokens.text.charAt(index);
            char kind = Character.isDigit(character) ? '0' : Character.isLetter(character) ? 'a' : character;
            if (kind != last) {
                hash = Hash.step(hash, kind);
            }
            if (kind == character && kind != 'a' && kind != '0') {
                int bit = 1 << (kind & 31);
                if ((seen & bit) == 0) {
                    seen |= bit;
                    marks = Hash.step(marks, kind);
                }
            }
            last = kind;
        }
        add(97, hash);
        add(98, marks);
        int tail = Hash.SEED;
        for (int index = end - 1;
                index > start && end - index <= 6 && Character.isLetter(tokens.text.charAt(index));
                index--) {
            tail = Hash.step(tail, Hash.fold(tokens.text.charAt(index)));
        }
        add(99, tail);
        add(100, Hash.combine(hash, tokens.text.charAt(start)));
    }

    private int early(int token) {
        return Math.min(token - from, 3);
    }

    private int late(int token) {
        return Math.min(to - 1 - token, 3);
    }

    private int length(int token) {
        return tokens.end[token] - tokens.start[token];
    }

    /** The shape of a token, in a number of its own where a sentence begins. */
    private int shapeInSentence(int token) {
        boolean opens =
                token == from || tokens.after[token - 1] == Tokens.STOP || tokens.after[token - 1] == Tokens.QUESTION;
        return opens ? tokens.shape[token] + 8 : tokens.shape[token];
    }

    private void matchPhrases() {
        Arrays.fill(single, 0, to - from, 0);
        Arrays.fill(multi, 0, to - from, 0);
        int covered = from;
        for (int token = from; token < to; token++) {
            int phrase = Lexicon.begin(tokens.hash[token]);
            single[token - from] = lexicon.kinds(phrase);
            if (!lexicon.startsLongerPhrase(phrase)) {
                continue;
            }
            int bestLength = 0;
            int bestKinds = 0;
            for (int length = 2; length <= Lexicon.LONGEST_PHRASE && token + length <= to; length++) {
                phrase = Lexicon.extend(phrase, tokens.hash[token + length - 1]);
                int kinds = lexicon.kinds(phrase);
                if (kinds != 0) {
                    bestLength = length;
                    bestKinds = kinds;
                }
            }
            if (bestLength > 0 && token + bestLength > covered) {
                for (int index = 0; index < bestLength; index++) {
                    if (token + index >= covered) {
                        multi[token + index - from] = bestKinds;
                        multiPosition[token + index - from] = (byte)
                                (index == 0 ? Labels.BEGIN : index == bestLength - 1 ? Labels.LAST : Labels.INSIDE);
                    }
                }
                covered = token + bestLength;
            }
        }
    }

    private void findRuns() {
        int token = from;
        while (token < to) {
            if (!tokens.category(token).inNumber()) {
                runStart[token - from] = -1;
                token++;
                continue;
            }
            int end = token + 1;
            while (end < to) {
                if (tokens.category(end).inNumber()) {
                    end++;
                } else if (bridges(end)
                        && end + 1 < to
                        && tokens.category(end + 1).inNumber()) {
                    end += 2;
                } else {
                    break;
                }
            }
            int digits = bucket(countDigits(token, end));
            for (int index = token; index < end; index++) {
                runStart[index - from] = token;
                runEnd[index - from] = end;
                runDigits[index - from] = digits;
            }
            token = end;
        }
    }

    private boolean bridges(int token) {
        Category category = tokens.category(token);
        return category == Category.SYMBOL_WORD || category == Category.FILLER;
    }

    private int countDigits(int start, int end) {
        int digits = 0;
        int letters = 0;
        boolean tens = false;
        for (int token = start; token < end; token++) {
            Category category = tokens.category(token);
            switch (category) {
                case DIGIT_WORD -> digits += tens ? 0 : 1;
                case TENS_WORD -> digits += 2;
                case SCALE_WORD, REPEAT_WORD -> digits += 1;
                case DIGITS, DIGITS_AND_MARKS, DIGITS_AND_LETTERS ->
                    digits += Math.min(40, tokens.end[token] - tokens.start[token]);
                case LETTER, SPELLING_WORD -> letters++;
                default -> {}
            }
            tens = category == Category.TENS_WORD;
        }
        int some = letters == 0 ? 0 : letters <= 2 ? 1 : letters <= 4 ? 2 : 3;
        return digits * 4 + some;
    }

    private static int bucket(int digitsAndLetters) {
        int digits = digitsAndLetters / 4;
        return Math.min(digits, 20) * 4 + digitsAndLetters % 4;
    }

    private void findCues() {
        int last = 0;
        int lastAt = 0;
        int previous = 0;
        for (int token = from; token < to; token++) {
            if (last != 0 && token - lastAt > CUE_REACH && !inRun(token)) {
                last = 0;
                previous = 0;
            }
            lastCue[token - from] = last;
            lastCueAt[token - from] = lastAt;
            cueBeforeLast[token - from] = previous;
            int cue = lexicon.cue(tokens.hash[token]);
            cueOf[token - from] = cue;
            if (cue != 0) {
                previous = cue == last ? previous : last;
                last = cue;
                lastAt = token;
            }
        }
    }

    private void findTurnCues(int turn) {
        turnCue = 0;
        turnCueBefore = 0;
        turnAnswers = turn > 0;
        if (!turnAnswers) {
            turnCue = 255;
            return;
        }
        int first = Math.max(tokens.turnStart(turn - 1), from - TURN_CUE_REACH);
        for (int token = from - 1; token >= first; token--) {
            int cue = lexicon.cue(tokens.hash[token]);
            if (cue != 0 && turnCue == 0) {
                turnCue = cue;
            } else if (cue != 0 && cue != turnCue) {
                turnCueBefore = cue;
                return;
            }
        }
    }

    private boolean inRun(int token) {
        return runStart[token - from] >= 0;
    }

    private int word(int token) {
        return token < from || token >= to ? NO_WORD + (token < from ? 0 : 1) : tokens.hash[token];
    }

    private int category(int token) {
        return token < from || token >= to ? 31 : tokens.category[token];
    }

    private int kinds(int token) {
        return token < from || token >= to ? -1 : single[token - from];
    }

    private int shape(int token) {
        return token < from || token >= to ? 7 : tokens.shape[token];
    }

    private void add(int template, int value) {
        int hash = Hash.mix(Hash.combine(template * 0x3D4D_51CB, value));
        out[count++] = hash == 0 ? 1 : hash;
    }

    private void add(int template, int first, int second) {
        add(template, Hash.combine(first * 31, second));
    }
}
