package org.bleepline.detect.lexicon;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Large lists of phrases as hashes: what belongs to a section can be told, what the phrases are cannot be read.
 *
 * <p>The form: the number of sections; for each its name and its hashes in ascending order; at last, under an empty name,
 * the hashes of all beginnings of longer phrases. The same phrases give the same bytes.
 *
 * <p>{@snippet :
 * CompiledLexicon lists = new CompiledLexicon();
 * lists.add("gazetteer-city", "Santa Rosa", true);
 * lists.writeTo(out);
 * }
 *
 * <p>Not safe for use by several threads.
 */
public final class CompiledLexicon {
    private static final int MAGIC = 0x424c4c31;
    private static final String BEGINNINGS = "";

    private final SortedMap<String, SortedSet<Long>> sections = new TreeMap<>();
    private final SortedSet<Long> beginnings = new TreeSet<>();

    /**
     * Adds a phrase of a section; phrases without words or with too many are left out.
     *
     * @param exact whether the words are compared as they stand, as names are, and not without their plural
     */
    public void add(String section, String phrase, boolean exact) {
        for (Phrase spelling : Phrase.spellings(phrase, exact)) {
            long[] hashes = spelling.beginnings();
            for (int index = 0; index < hashes.length - 1; index++) {
                beginnings.add(hashes[index]);
            }
            sections.computeIfAbsent(section, key -> new TreeSet<>()).add(spelling.whole());
        }
    }

    /** The number of phrases of all sections. */
    public int size() {
        return sections.values().stream().mapToInt(SortedSet::size).sum();
    }

    /** Writes everything; the caller closes the stream. */
    public void writeTo(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(sections.size() + 1);
        for (Map.Entry<String, SortedSet<Long>> section : sections.entrySet()) {
            write(section.getKey(), section.getValue(), out);
        }
        write(BEGINNINGS, beginnings, out);
        out.flush();
    }

    private static void write(String name, SortedSet<Long> hashes, DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeInt(hashes.size());
        for (long hash : hashes) {
            out.writeLong(hash);
        }
    }

    /** Adds all sections to a lexicon, each under the rules that stand there for its name. */
    static void read(InputStream stream, Lexicon lexicon) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(stream.readAllBytes());
        try {
            read(bytes, lexicon);
        } catch (BufferUnderflowException e) {
            throw new IOException("a compiled lexicon that is cut short", e);
        }
    }

    private static void read(ByteBuffer bytes, Lexicon lexicon) throws IOException {
        if (bytes.getInt() != MAGIC) {
            throw new IOException("not a compiled lexicon");
        }
        int count = bytes.getInt();
        for (int index = 0; index < count; index++) {
            byte[] letters = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(letters);
            String name = new String(letters, StandardCharsets.UTF_8);
            int size = bytes.getInt();
            if (size < 0 || size > bytes.remaining() / Long.BYTES) {
                throw new IOException("a section of " + size + " phrases");
            }
            long[] hashes = new long[size];
            bytes.asLongBuffer().get(hashes);
            bytes.position(bytes.position() + size * Long.BYTES);
            if (name.equals(BEGINNINGS)) {
                for (long hash : hashes) {
                    lexicon.phrases().putGoesOn(hash);
                }
            } else {
                Sense sense = lexicon.section(name);
                for (long hash : hashes) {
                    lexicon.addCompiled(hash, sense);
                }
            }
        }
    }
}
