package org.bleepline.server.webhook;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.bleepline.server.storage.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of deliveries. It remembers how often each was tried, also over a restart. */
final class DeliveryStore {
    private final JdbcClient database;
    private final Clock clock;

    DeliveryStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void insert(String transcript, Delivery.Event event) {
        database.sql("insert into webhook_delivery (transcript, event, state, attempts, created)"
                        + " values (:transcript, :event, 'pending', 0, :created)")
                .param("transcript", transcript)
                .param("event", event.column())
                .param("created", Times.toColumn(clock.instant()))
                .update();
    }

    Optional<Delivery> find(String transcript, Delivery.Event event) {
        return database.sql("select state, attempts from webhook_delivery"
                        + " where transcript = :transcript and event = :event")
                .param("transcript", transcript)
                .param("event", event.column())
                .query((row, index) -> new Delivery(
                        transcript,
                        event,
                        Delivery.State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getInt(2)))
                .optional();
    }

    /** Counts a try and notes how it went. */
    void note(Delivery delivery, Delivery.State state, Optional<Integer> statusCode) {
        database.sql("update webhook_delivery set state = :state, attempts = attempts + 1,"
                        + " status_code = coalesce(:code, status_code)"
                        + " where transcript = :transcript and event = :event")
                .param("state", state.column())
                .param("code", statusCode.orElse(null), java.sql.Types.INTEGER)
                .param("transcript", delivery.transcript())
                .param("event", delivery.event().column())
                .update();
    }

    /** What has not been delivered yet is not to be sent any more. */
    void drop(String transcript) {
        database.sql("update webhook_delivery set state = 'dropped'"
                        + " where transcript = :transcript and state = 'pending'")
                .param("transcript", transcript)
                .update();
    }
}
