package org.bleepline.server.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The threads behind the queues. What this server had in hand when it was last stopped or killed is begun again at once;
 * what another server had is taken over when that one has been silent for a minute.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final int WEBHOOK_THREADS = 8;

    private final DataSource database;
    private final JobQueue queue;
    private final JobRunner runner;
    private final DataFolder folder;
    private final String instance;
    private final Scheduler jobs;
    private final Scheduler shortJobs;
    private final Scheduler deliveries;

    public Workers(
            DataSource database,
            JobQueue queue,
            JobRunner runner,
            Webhooks webhooks,
            DataFolder folder,
            ServerSettings.Jobs settings,
            String instance) {
        this.database = database;
        this.queue = queue;
        this.runner = runner;
        this.folder = folder;
        this.instance = instance;
        this.jobs = scheduler(JobQueue.QUEUE, queue.task(), settings.threadCount());
        this.shortJobs = scheduler(JobQueue.SHORT_QUEUE, queue.shortTask(), settings.threadCount());
        this.deliveries = scheduler(Webhooks.QUEUE, webhooks.task(), WEBHOOK_THREADS);
    }

    /** Takes up what was in hand, and starts. */
    public void start() throws IOException {
        emptyWorkFolder();
        JdbcClient client = JdbcClient.create(database);
        for (String table : List.of(JobQueue.QUEUE, JobQueue.SHORT_QUEUE, Webhooks.QUEUE)) {
            int taken = client.sql("update " + table + " set picked = false, picked_by = null, last_heartbeat = null,"
                            + " version = version + 1 where picked and picked_by = :instance")
                    .param("instance", instance)
                    .update();
            if (taken > 0) {
                LOG.info("{} executions of {} were in hand and are begun again", taken, table);
            }
        }
        jobs.start();
        shortJobs.start();
        deliveries.start();
        queue.onWake(() -> {
            jobs.triggerCheckForDueExecutions();
            shortJobs.triggerCheckForDueExecutions();
        });
    }

    @Override
    public void close() {
        runner.stop();
        jobs.stop();
        shortJobs.stop();
        deliveries.stop();
    }

    private Scheduler scheduler(String table, com.github.kagkarlsson.scheduler.task.Task<?> task, int threads) {
        return Scheduler.create(database, task)
                .tableName(table)
                .threads(threads)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .schedulerName(new SchedulerName.Fixed(instance))
                .shutdownMaxWait(STOP_PATIENCE)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private void emptyWorkFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder.work())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder.work())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
