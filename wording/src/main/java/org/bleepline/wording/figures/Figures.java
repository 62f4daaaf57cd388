package org.bleepline.wording.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.span.Document;
import org.bleepline.detect.spoken.SpokenText;

/**
 * Finds what is better written in figures. English. Immutable; safe for use by several threads.
 *
 * <p>{@snippet :
 * Figures.of("en_us").in(Document.of("it is twenty five dollars", "en")); // words 2 to 5 as "$25"
 * }
 */
public final class Figures {
    private final Notation notation;

    private Figures(Notation notation) {
        this.notation = notation;
    }

    /** @param languageCode such as {@code en_us}; its region says which dollar is meant */
    public static Figures of(String languageCode) {
        return new Figures(Notation.of(languageCode));
    }

    /** The figures of a document of small letters without marks, in order; none crosses the end of a turn. */
    public List<Figure> in(Document document) {
        SpokenText text = SpokenText.of(document);
        List<Figure> figures = new ArrayList<>();
        Piece[] addresses = Addresses.in(text);
        SpokenNumbers numbers = new SpokenNumbers(text, notation);
        int token = 0;
        while (token < text.size()) {
            Piece address = addresses[token];
            List<Piece> pieces = address == null ? numbers.at(token, nextAddress(addresses, token)) : List.of(address);
            int end = token + 1;
            for (Piece piece : pieces) {
                figure(document, text, piece, figures);
                end = Math.max(end, piece.end());
            }
            token = end;
        }
        return figures;
    }

    private static int nextAddress(Piece[] addresses, int token) {
        int next = token;
        while (next < addresses.length && addresses[next] == null) {
            next++;
        }
        return next;
    }

    /** Only whole words can be written anew. */
    private static void figure(Document document, SpokenText text, Piece piece, List<Figure> figures) {
        int first = document.firstWordEndingAfter(text.start(piece.first()));
        int last = document.firstWordEndingAfter(text.end(piece.end() - 1) - 1);
        boolean whole = document.wordStart(first) == text.start(piece.first())
                && document.wordEnd(last) == text.end(piece.end() - 1)
                && text.sameTurn(piece.first(), piece.end() - 1);
        if (whole) {
            figures.add(new Figure(first, last + 1, piece.text()));
        }
    }

    /** Nothing found at any token. */
    static Piece[] none(int size) {
        Piece[] pieces = new Piece[size];
        Arrays.fill(pieces, null);
        return pieces;
    }
}
