package org.bleepline.server.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.bleepline.server.transcript.TranscriptJobs;
import org.bleepline.server.webhook.Webhooks;

/**
 * The queues of transcripts, first come, first served: one of short uploads, one of all others. They lie in the database, so that they
 * outlive the server.
 */
public final class JobQueue implements TranscriptJobs {
    /** The table of the queue. */
    static final String QUEUE = "job_queue";
    /** The table of the queue of short uploads. */
    static final String SHORT_QUEUE = "short_job_queue";

    private static final String TASK = "transcribe";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final JobRunner runner;
    private final Webhooks webhooks;
    private final Clock clock;
    private final CustomTask<Void> task;
    private final CustomTask<Void> shortTask;
    private final SchedulerClient queue;
    private final SchedulerClient shortQueue;
    private volatile Runnable waker = () -> {};

    public JobQueue(DataSource database, JobRunner runner, Webhooks webhooks, Clock clock) {
        this.runner = runner;
        this.webhooks = webhooks;
        this.clock = clock;
        this.task = task(runner, false);
        this.shortTask = task(runner, true);
        this.queue =
                SchedulerClient.Builder.create(database, task).tableName(QUEUE).build();
        this.shortQueue = SchedulerClient.Builder.create(database, shortTask)
                .tableName(SHORT_QUEUE)
                .build();
    }

    private static CustomTask<Void> task(JobRunner runner, boolean brief) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    runner.run(instance.getId(), brief);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** What the queue's workers do. */
    CustomTask<Void> task() {
        return task;
    }

    /** What those of the queue of short uploads do. */
    CustomTask<Void> shortTask() {
        return shortTask;
    }

    /** @param wake makes the workers look at once rather than at their next round */
    void onWake(Runnable wake) {
        waker = wake;
    }

    @Override
    public void enqueue(String id, boolean brief) {
        if (brief) {
            shortQueue.schedule(shortTask.instance(id), clock.instant());
        } else {
            queue.schedule(task.instance(id), clock.instant());
        }
    }

    @Override
    public boolean full() {
        return runner.full();
    }

    @Override
    public void wake() {
        waker.run();
    }

    @Override
    public void cancel(String id) {
        runner.cancel(id);
        webhooks.drop(id);
        for (SchedulerClient each : List.of(queue, shortQueue)) {
            try {
                each.cancel(TaskInstanceId.of(TASK, id));
            } catch (TaskInstanceException e) {
                // It is in the other queue, has ended, or is being worked on: then it finds the row deleted.
            }
        }
    }
}
