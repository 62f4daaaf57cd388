package org.bleepline.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A shared library of Linux whose list of needed libraries can be shortened (ELF, 64 bits, little-endian; System V
 * Application Binary Interface, chapter 5, and "ELF Symbol Versioning" by Ulrich Drepper).
 *
 * <p>bytedeco's FFmpeg is linked with libraries for screens, sound cards and graphics processors, which servers do not
 * have; without them it would not start, though nothing here ever calls one of them. All calls into them are resolved when
 * they are made and not before, so an entry that names such a library is made to name the C library instead.
 */
final class SharedLibrary {
    /** What only grabbing screens, recording from devices and decoding pictures by hardware would use. */
    static final Set<String> DEVICES = Set.of(
            "libxcb.so.1",
            "libxcb-shm.so.0",
            "libasound.so.2",
            "libpulse.so.0",
            "libudev.so.1",
            "libva.so.2",
            "libva-drm.so.2",
            "libdrm.so.2");

    private static final String C_LIBRARY = "libc.so.6";
    private static final int PT_LOAD = 1;
    private static final int PT_DYNAMIC = 2;
    private static final long DT_NEEDED = 1;
    private static final long DT_STRTAB = 5;
    private static final long DT_VERNEED = 0x6ffffffeL;

    private final byte[] bytes;
    private final ByteBuffer file;
    private final List<Integer> needed = new ArrayList<>();
    private int dynamicStrings = -1;
    private int versionsNeeded = -1;
    private final List<long[]> segments = new ArrayList<>();

    private SharedLibrary(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a damaged shared library", e);
        }
    }

    /** Looks into a file; nothing is copied, changes go into the array. */
    static SharedLibrary in(byte[] file) throws IOException {
        return new SharedLibrary(file);
    }

    static boolean looksLikeOne(byte[] file) {
        return file.length > 64
                && file[0] == 0x7f
                && file[1] == 'E'
                && file[2] == 'L'
                && file[3] == 'F'
                && file[4] == 2;
    }

    /** Names of the libraries that the system loads with it. */
    List<String> needs() {
        return needed.stream().map(at -> name(file.getLong(at + 8))).toList();
    }

    /** Makes it load without the named libraries. */
    void doWithout(Set<String> libraries) throws IOException {
        for (int at : needed) {
            if (libraries.contains(name(file.getLong(at + 8)))) {
                file.putLong(at + 8, cLibraryName());
            }
        }
        int known = versionsNeeded < 0 ? -1 : cLibraryVersion();
        for (int at = versionsNeeded; at >= 0; at = following(at, file.getInt(at + 12))) {
            if (libraries.contains(name(file.getInt(at + 4)))) {
                // The versions that were wanted of it become one that the C library has.
                file.putInt(at + 4, (int) cLibraryName());
                int version = at + file.getInt(at + 8);
                for (; version >= 0; version = following(version, file.getInt(version + 12))) {
                    file.putInt(version, file.getInt(known)).putInt(version + 8, file.getInt(known + 8));
                }
            }
        }
    }

    private long cLibraryName() throws IOException {
        for (int at : needed) {
            if (name(file.getLong(at + 8)).equals(C_LIBRARY)) {
                return file.getLong(at + 8);
            }
        }
        throw new IOException("a shared library that does not need the C library");
    }

    private int cLibraryVersion() throws IOException {
        for (int at = versionsNeeded; at >= 0; at = following(at, file.getInt(at + 12))) {
            if (name(file.getInt(at + 4)).equals(C_LIBRARY)) {
                return at + file.getInt(at + 8);
            }
        }
        throw new IOException("a shared library that names no version of the C library");
    }

    private static int following(int at, int distance) {
        return distance == 0 ? -1 : at + distance;
    }

    private void read() {
        int headers = (int) file.getLong(32);
        int size = file.getShort(54);
        int count = file.getShort(56);
        int dynamic = -1;
        for (int i = 0; i < count; i++) {
            int at = headers + i * size;
            if (file.getInt(at) == PT_LOAD) {
                segments.add(new long[] {file.getLong(at + 16), file.getLong(at + 32), file.getLong(at + 8)});
            } else if (file.getInt(at) == PT_DYNAMIC) {
                dynamic = (int) file.getLong(at + 8);
            }
        }
        for (int at = dynamic; at >= 0 && file.getLong(at) != 0; at += 16) {
            long tag = file.getLong(at);
            if (tag == DT_NEEDED) {
                needed.add(at);
            } else if (tag == DT_STRTAB) {
                dynamicStrings = offset(file.getLong(at + 8));
            } else if (tag == DT_VERNEED) {
                versionsNeeded = offset(file.getLong(at + 8));
            }
        }
        if (dynamicStrings < 0 || needed.isEmpty()) {
            throw new IllegalArgumentException("no list of needed libraries");
        }
    }

    private int offset(long address) {
        for (long[] segment : segments) {
            if (address >= segment[0] && address < segment[0] + segment[1]) {
                return (int) (address - segment[0] + segment[2]);
            }
        }
        throw new IllegalArgumentException("an address outside of the file");
    }

    private String name(long index) {
        int start = dynamicStrings + (int) index;
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
