package org.bleepline.wording.figures;

import java.util.Set;
import org.bleepline.detect.spoken.Lexeme;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.jspecify.annotations.Nullable;

/**
 * E-mail and web addresses said with "at" and "dot". Nothing is guessed: of the words in front of "at" only the last one
 * belongs to an address, and those that a spoken sign, a spelled letter or a number ties to it.
 */
final class Addresses {
    private static final int MAX_LABELS = 6;
    private static final int MAX_PARTS = 12;
    private static final String SIGNS = "._-+";
    /** Of these names alone nobody makes an address. */
    private static final Set<String> NO_LABELS = Set.of("the", "a", "at", "is", "and", "to", "of", "it's", "or");

    private final SpokenText text;

    private Addresses(SpokenText text) {
        this.text = text;
    }

    /** For each token the address that begins there, or null. */
    static @Nullable Piece[] in(SpokenText text) {
        @Nullable Piece[] pieces = Figures.none(text.size());
        Addresses addresses = new Addresses(text);
        int token = 0;
        while (token < text.size()) {
            Piece found = addresses.around(token);
            if (found == null) {
                token++;
            } else {
                pieces[found.first()] = found;
                token = found.end();
            }
        }
        return pieces;
    }

    /** The address whose first "dot" of the domain is at a token, or null. */
    private @Nullable Piece around(int token) {
        if (!isSign(token, '.')) {
            return null;
        }
        Part label = partBefore(token);
        if (label == null) {
            return null;
        }
        Part domain = domain(label, token);
        if (domain == null) {
            return null;
        }
        if (isAt(label.first - 1) && text.sameTurn(label.first - 1, token)) {
            Part local = local(label.first - 1);
            return local == null ? null : new Piece(local.first, domain.end, local.written + "@" + domain.written);
        }
        return path(domain);
    }

    private record Part(int first, int end, String written) {}

    private @Nullable Part domain(Part first, int dot) {
        StringBuilder written = new StringBuilder(first.written);
        int end = first.end;
        int at = dot;
        boolean top = false;
        for (int labels = 0; labels < MAX_LABELS && isSign(at, '.'); labels++) {
            Part label = partBehind(at + 1);
            if (label == null) {
                break;
            }
            written.append('.').append(label.written);
            end = label.end;
            top = text.is(label.end - 1, Sign.TOP_LEVEL);
            at = label.end;
        }
        return top && text.sameTurn(first.first, end - 1) ? new Part(first.first, end, written.toString()) : null;
    }

    /** "slash help" behind a web address. */
    private Piece path(Part domain) {
        StringBuilder written = new StringBuilder(domain.written);
        int end = domain.end;
        while (true) {
            int slash = text.isWord(end, "forward") ? end + 1 : end;
            Part part = isSign(slash, '/') && text.sameTurn(domain.first, slash) ? partBehind(slash + 1) : null;
            if (part == null) {
                return new Piece(domain.first, end, written.toString());
            }
            written.append('/').append(part.written);
            end = part.end;
        }
    }

    private @Nullable Part local(int at) {
        Part last = partBefore(at);
        if (last == null) {
            return null;
        }
        StringBuilder written = new StringBuilder(last.written);
        int first = last.first;
        for (int parts = 0; parts < MAX_PARTS; parts++) {
            int before = first - 1;
            boolean sign = before > 0 && text.sameTurn(before, at) && symbol(before) != 0;
            Part part = sign ? partBefore(before) : tied(first, at);
            if (part == null) {
                break;
            }
            written.insert(0, sign ? part.written + symbol(before) : part.written);
            first = part.first;
        }
        return new Part(first, at, written.toString());
    }

    /** A name right in front of a number or of spelled letters: "mary nineteen eighty at ...". */
    private @Nullable Part tied(int first, int at) {
        boolean spelled = text.group(first) != null || text.length(first) == 1;
        Part part = spelled && text.sameTurn(first - 1, at) ? partBefore(first) : null;
        return part == null || text.is(part.first, Sign.COMMON) || !text.sameTurn(part.first, at) ? null : part;
    }

    /** Digits, letters or one word that end in front of a token. */
    private @Nullable Part partBefore(int token) {
        int last = token - 1;
        if (last < 0 || !text.sameTurn(last, token)) {
            return null;
        }
        NumberGroup group = text.group(last);
        if (group != null && group.end() == token) {
            return new Part(group.first(), token, group.digits());
        }
        return word(last);
    }

    private @Nullable Part partBehind(int token) {
        if (token == 0 || !text.sameTurn(token - 1, token)) {
            return null;
        }
        NumberGroup group = text.groupAt(token);
        if (group != null) {
            return new Part(token, group.end(), group.digits());
        }
        Part first = word(token);
        if (first == null || text.length(token) > 1) {
            return first;
        }
        // A label that is spelled: "a b c".
        StringBuilder spelled = new StringBuilder(first.written);
        int end = first.end;
        while (text.isWord(end) && text.length(end) == 1 && text.sameTurn(token, end)) {
            spelled.append(text.word(end));
            end++;
        }
        return new Part(token, end, spelled.toString());
    }

    private @Nullable Part word(int token) {
        boolean plain = text.isWord(token)
                && !text.glued(token)
                && !text.glued(token + 1)
                && text.word(token).indexOf('\'') < 0
                && !NO_LABELS.contains(text.word(token))
                && symbol(token) == 0
                && !text.is(token, Sign.FILLER);
        return plain ? new Part(token, token + 1, text.word(token)) : null;
    }

    private boolean isAt(int token) {
        return text.isWord(token, "at");
    }

    private boolean isSign(int token, char sign) {
        return text.is(token, Sign.SYMBOL) && text.lexeme(token).symbol() == sign;
    }

    /** The sign that a word stands for within an address, or 0. */
    private char symbol(int token) {
        if (!text.is(token, Sign.SYMBOL)) {
            return 0;
        }
        Lexeme lexeme = text.lexeme(token);
        return SIGNS.indexOf(lexeme.symbol()) >= 0 ? lexeme.symbol() : 0;
    }
}
