package org.bleepline.detect.tagger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which words and phrases stand in which word lists, as hashes: the lists themselves cannot be read back.
 *
 * <p>A phrase belongs to up to 30 kinds, one bit each; what the bits mean is up to the training. A word may also be a
 * <em>cue</em>, such as "born" or "passport", with a class from 1 to 255. Immutable once built.
 */
public final class Lexicon {
    /** No phrase has more tokens. */
    public static final int LONGEST_PHRASE = 6;

    public static final int KINDS = 30;

    private static final int STARTS_LONGER_PHRASE = 1 << 31;
    private static final int FIRST = 0x5EED_1EC5;

    private final IntTable phrases;
    private final IntTable cues;

    private Lexicon(IntTable phrases, IntTable cues) {
        this.phrases = phrases;
        this.cues = cues;
    }

    /** The running hash of a phrase after its first token. */
    static int begin(int tokenHash) {
        return Hash.mix(Hash.combine(FIRST, tokenHash));
    }

    static int extend(int phrase, int tokenHash) {
        return Hash.mix(Hash.combine(phrase, tokenHash));
    }

    /** The kinds of a phrase, one bit each; 0 if it is in no list. */
    int kinds(int phrase) {
        return phrases.get(phrase) & ~STARTS_LONGER_PHRASE;
    }

    boolean startsLongerPhrase(int phrase) {
        return phrases.get(phrase) < 0;
    }

    /** The class of a cue word, 0 if it is none. */
    int cue(int tokenHash) {
        return cues.get(tokenHash);
    }

    public int size() {
        return phrases.size();
    }

    void write(DataOutputStream out) throws IOException {
        write(phrases, out);
        write(cues, out);
    }

    static Lexicon read(DataInputStream in) throws IOException {
        return new Lexicon(readTable(in), readTable(in));
    }

    private static void write(IntTable table, DataOutputStream out) throws IOException {
        int[] keys = table.keys();
        Arrays.sort(keys);
        out.writeInt(keys.length);
        for (int key : keys) {
            out.writeInt(key);
        }
        for (int key : keys) {
            out.writeInt(table.get(key));
        }
    }

    private static IntTable readTable(DataInputStream in) throws IOException {
        int size = Limits.check(in.readInt(), Limits.MOST_ENTRIES);
        int[] keys = Limits.readInts(in, size);
        int[] values = Limits.readInts(in, size);
        IntTable table = new IntTable(size);
        for (int index = 0; index < size; index++) {
            table.put(keys[index], values[index]);
        }
        return table;
    }

    /** Collects phrases; not safe for use by several threads. */
    public static final class Builder {
        private final IntTable phrases = new IntTable(1 << 16);
        private final IntTable cues = new IntTable(1 << 10);

        /** Adds all tokens as one phrase of a kind, 0 to 29; ignored if there are none or too many. */
        public Builder phrase(Tokens tokens, int kind) {
            if (kind < 0 || kind >= KINDS) {
                throw new IllegalArgumentException("kind must be below " + KINDS + ", not " + kind);
            }
            if (tokens.count() == 0 || tokens.count() > LONGEST_PHRASE) {
                return this;
            }
            int phrase = begin(tokens.hash(0));
            if (tokens.count() > 1) {
                phrases.put(phrase, phrases.get(phrase) | STARTS_LONGER_PHRASE);
            }
            for (int token = 1; token < tokens.count(); token++) {
                phrase = extend(phrase, tokens.hash(token));
            }
            phrases.put(phrase, phrases.get(phrase) | 1 << kind);
            return this;
        }

        /** Makes a word a cue of a class, 1 to 255. */
        public Builder cue(String word, int cueClass) {
            if (cueClass < 1 || cueClass > 255) {
                throw new IllegalArgumentException("cue class must be from 1 to 255, not " + cueClass);
            }
            cues.put(Hash.word(word), cueClass);
            return this;
        }

        /** What was collected; the builder is not to be used again. */
        public Lexicon build() {
            return new Lexicon(phrases, cues);
        }
    }
}
