package org.bleepline.engine.worker;

import java.util.List;
import java.util.Objects;

/**
 * What to listen for in one piece.
 *
 * @param language a code without region, one that the engine knows
 * @param keyterms words that are likely to be said; engines that cannot be told pass over them
 */
public record PieceRequest(String language, List<String> keyterms) {
    public PieceRequest {
        Objects.requireNonNull(language, "language");
        keyterms = List.copyOf(keyterms);
    }
}
