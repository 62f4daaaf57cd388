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
import javax.sql.DataSource;
import org.bleepline.server.transcript.TranscriptJobs;
import org.bleepline.server.webhook.Webhooks;

/** The queue of transcripts, first come, first served. It lies in the database, so that it outlives the server. */
public final class JobQueue implements TranscriptJobs {
    /** The table of the queue. */
    public static final String QUEUE = "job_queue";

    private static final String TASK = "transcribe";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final JobRunner runner;
    private final Webhooks webhooks;
    private final Clock clock;
    private final CustomTask<Void> task;
    private final SchedulerClient queue;
    private volatile Runnable waker = () -> {};

    public JobQueue(DataSource database, JobRunner runner, Webhooks webhooks, Clock clock) {
        this.runner = runner;
        this.webhooks = webhooks;
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    runner.run(instance.getId());
                    return new CompletionHandler.OnCompleteRemove<>();
                });
        this.queue =
                SchedulerClient.Builder.create(database, task).tableName(QUEUE).build();
    }

    /** What the queue's workers do. */
    public CustomTask<Void> task() {
        return task;
    }

    /** @param wake makes the workers look at once rather than at their next round */
    public void onWake(Runnable wake) {
        waker = wake;
    }

    @Override
    public void enqueue(String id) {
        queue.schedule(task.instance(id), clock.instant());
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
        try {
            queue.cancel(TaskInstanceId.of(TASK, id));
        } catch (TaskInstanceException e) {
            // It has ended, or is being worked on: then it finds the row deleted.
        }
    }
}
