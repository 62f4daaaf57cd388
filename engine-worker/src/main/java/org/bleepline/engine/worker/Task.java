package org.bleepline.engine.worker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One piece that a worker is to hear, or whose language it is to tell. */
final class Task {
    private final Piece piece;
    private final @Nullable PieceRequest request;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile long heardMillis;

    /** What a worker found: words, or probabilities of languages. */
    record Answer(List<HeardWord> words, Map<String, Double> languages) {}

    /** @param request null to be told the language */
    Task(Piece piece, @Nullable PieceRequest request) {
        this.piece = piece;
        this.request = request;
    }

    Piece piece() {
        return piece;
    }

    @Nullable
    PieceRequest request() {
        return request;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Nobody wants the answer any more. */
    void stop() {
        stopped = true;
        answer.cancel(false);
    }

    boolean stopped() {
        return stopped;
    }

    void heard(long millis) {
        heardMillis = Math.max(heardMillis, millis);
    }

    /** How much of the piece is heard. */
    long heardMillis() {
        return heardMillis;
    }

    int frames() {
        return piece.samples().length;
    }
}
