package org.bleepline.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SeatsTest {
    private static final boolean SHORT = true;
    private static final boolean LONG = false;

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void aShortOneHasASeatMoreWhereAllAreTakenByLongOnes() throws Exception {
        Seats seats = new Seats(2);
        Seats.Seat one = seats.take(LONG, stopping::get);
        seats.take(LONG, stopping::get);

        Seats.Seat extra = seats.take(SHORT, stopping::get);
        CompletableFuture<Seats.Seat> secondShort = later(seats, SHORT, "short");
        CompletableFuture<Seats.Seat> thirdLong = later(seats, LONG, "long");

        assertThat(order).isEmpty();
        extra.close();
        secondShort.get(5, TimeUnit.SECONDS);
        assertThat(order).containsExactly("short");
        one.close();
        thirdLong.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aShortOneHasNoSeatMoreWhereAnotherShortOneWillSoonBeDone() throws Exception {
        Seats seats = new Seats(2);
        Seats.Seat brief = seats.take(SHORT, stopping::get);
        seats.take(LONG, stopping::get);

        CompletableFuture<Seats.Seat> waiting = later(seats, SHORT, "short");

        assertThat(order).isEmpty();
        brief.close();
        waiting.get(5, TimeUnit.SECONDS);
    }

    @Test
    void seatsAreGivenInTheOrderOfAsking() throws Exception {
        Seats seats = new Seats(1);
        Seats.Seat taken = seats.take(SHORT, stopping::get);
        CompletableFuture<Seats.Seat> first = later(seats, LONG, "first");
        CompletableFuture<Seats.Seat> second = later(seats, LONG, "second");

        taken.close();
        first.get(5, TimeUnit.SECONDS).close();
        second.get(5, TimeUnit.SECONDS).close();

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void nobodyWaitsWhereTheServerStops() throws Exception {
        Seats seats = new Seats(1);
        seats.take(LONG, stopping::get);
        CompletableFuture<Seats.Seat> waiting = later(seats, LONG, "never");

        stopping.set(true);

        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
    }

    /** Asks, and returns when the asking thread waits. */
    private CompletableFuture<Seats.Seat> later(Seats seats, boolean brief, String name) throws InterruptedException {
        CompletableFuture<Seats.Seat> seat = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        Seats.Seat taken = seats.take(brief, stopping::get);
                        order.add(name);
                        seat.complete(taken);
                    } catch (CancellationException e) {
                        seat.completeExceptionally(new IllegalStateException(e));
                    }
                },
                name);
        asking.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (asking.getState() != Thread.State.TIMED_WAITING && !seat.isDone()) {
            assertThat(System.nanoTime()).as("thread %s waits", name).isLessThan(deadline);
            Thread.sleep(1);
        }
        return seat;
    }
}
