package org.bleepline.server.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.fetch.OutsideHttp;
import org.bleepline.server.redactedaudio.RedactedAudios;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.web.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers messages about transcripts: each is tried until it is answered with 2xx or 4xx, ten times at most. A message is
 * noted in the transaction that ends the transcript, so that none is lost; one may come twice if the server is killed while
 * it is answered.
 */
public final class Webhooks {
    /** The table of the queue. */
    public static final String QUEUE = "delivery_queue";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final String TASK = "webhook";

    private final TranscriptStore transcripts;
    private final DeliveryStore deliveries;
    private final RedactedAudios audios;
    private final OutsideHttp http;
    private final ServerSettings.Webhooks settings;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final Clock clock;
    private final CustomTask<Void> task;
    private final SchedulerClient queue;

    public Webhooks(
            DataSource database,
            TransactionTemplate transactions,
            TranscriptStore transcripts,
            RedactedAudios audios,
            OutsideHttp http,
            ServerSettings.Webhooks settings,
            MeterRegistry meters,
            Clock clock) {
        this.transactions = transactions;
        this.transcripts = transcripts;
        this.deliveries = new DeliveryStore(JdbcClient.create(database), clock);
        this.audios = audios;
        this.http = http;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.pause()))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work(instance.getId()));
        this.queue =
                SchedulerClient.Builder.create(database, task).tableName(QUEUE).build();
    }

    /** What the queue's workers do. */
    public CustomTask<Void> task() {
        return task;
    }

    /** Notes what there is to tell about a transcript that ends in this very transaction; nothing if nobody asked for it. */
    public void announce(TranscriptRow row, boolean audioReady) {
        if (row.request().path("webhook_url").isString()) {
            enqueue(row.id(), Delivery.Event.ENDED);
            if (audioReady) {
                enqueue(row.id(), Delivery.Event.AUDIO_READY);
            }
        }
    }

    /** Nothing more is to be sent about a transcript. */
    public void drop(String transcript) {
        deliveries.drop(transcript);
    }

    private void enqueue(String transcript, Delivery.Event event) {
        deliveries.insert(transcript, event);
        queue.schedule(task.instance(transcript + "/" + event.column()), clock.instant());
    }

    private CompletionHandler<Void> work(String id) {
        int slash = id.indexOf('/');
        Delivery.Event event = Delivery.Event.valueOf(id.substring(slash + 1).toUpperCase(Locale.ROOT));
        Optional<Delivery> pending = deliveries
                .find(id.substring(0, slash), event)
                .filter(delivery -> delivery.state() == Delivery.State.PENDING);
        if (pending.isEmpty()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Delivery delivery = pending.get();
        Optional<TranscriptRow> row = transcripts.find(delivery.transcript()).filter(found -> !found.deleted());
        Optional<ObjectNode> body = row.flatMap(found -> body(found, event));
        if (row.isEmpty() || body.isEmpty()) {
            deliveries.note(delivery, Delivery.State.DROPPED, Optional.empty());
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Optional<Integer> code = send(row.get(), body.get());
        Delivery.State state = state(code, delivery.attempts() + 1);
        note(delivery, state, code);
        if (state == Delivery.State.PENDING) {
            return (complete, operations) ->
                    operations.reschedule(complete, clock.instant().plus(settings.pause()));
        }
        meters.counter("bleepline.webhooks", "outcome", state.column()).increment();
        LOG.info("Webhook {} is {} after {} tries", id, state.column(), delivery.attempts() + 1);
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /**
     * All or nothing: were the delivery noted alone and the server killed, it would not be tried again, and the transcript
     * would never say how it went. A try that is killed half way does not count as one.
     */
    private void note(Delivery delivery, Delivery.State state, Optional<Integer> code) {
        transactions.executeWithoutResult(status -> {
            deliveries.note(delivery, state, code);
            if (delivery.event() == Delivery.Event.ENDED && code.isPresent()) {
                transcripts.noteWebhook(delivery.transcript(), code.get());
            }
        });
    }

    private Delivery.State state(Optional<Integer> code, int attempts) {
        if (code.isPresent() && code.get() >= 200 && code.get() < 300) {
            return Delivery.State.DELIVERED;
        }
        boolean refused = code.isPresent() && code.get() >= 400 && code.get() < 500;
        return refused || attempts >= settings.attempts() ? Delivery.State.FAILED : Delivery.State.PENDING;
    }

    private Optional<ObjectNode> body(TranscriptRow row, Delivery.Event event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (event) {
            case ENDED ->
                Optional.of(body.put("transcript_id", row.id())
                        .put("status", row.status().wireName()));
            case AUDIO_READY ->
                audios.link(row)
                        .map(link -> body.put("status", "redacted_audio_ready")
                                .put("redacted_audio_url", row.baseUrl() + link));
        };
    }

    private Optional<Integer> send(TranscriptRow row, ObjectNode body) {
        String name = row.request().path("webhook_auth_header_name").asString("");
        String value = row.request().path(TranscriptParameters.WEBHOOK_SECRET).asString("");
        Map<String, String> headers = name.isEmpty() || value.isEmpty() ? Map.of() : Map.of(name, value);
        String url = row.request().path("webhook_url").asString("").strip().replace(" ", "%20");
        try {
            byte[] json = Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            return Optional.of(http.post(URI.create(url), json, headers, settings.patience()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("Webhook of {} got no answer: {}", row.id(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
