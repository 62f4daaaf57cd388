package org.bleepline.server.redactedaudio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a file, after RFC 9110, section 14.
 *
 * @param first first byte, inclusive
 * @param last last byte, inclusive
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** A range that no byte of the file lies in. */
    static final class UnsatisfiableException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    long length() {
        return last - first + 1;
    }

    /** The range that a header asks for; empty, which means the whole, if it asks for several or makes no sense. */
    static Optional<ByteRange> of(String header, long fileLength) throws UnsatisfiableException {
        Matcher matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long count = Math.min(Long.parseLong(matcher.group(2)), fileLength);
            if (count == 0) {
                throw new UnsatisfiableException();
            }
            return Optional.of(new ByteRange(fileLength - count, fileLength - 1));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? fileLength - 1 : Long.parseLong(matcher.group(2));
        if (first >= fileLength) {
            throw new UnsatisfiableException();
        }
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, Math.min(last, fileLength - 1)));
    }
}
