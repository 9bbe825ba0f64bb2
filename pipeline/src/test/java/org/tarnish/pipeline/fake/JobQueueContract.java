package org.tarnish.pipeline.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** What every queue of jobs promises. */
public abstract class JobQueueContract {
    /** A worker at {@link #QUEUE}. */
    protected interface Worker extends AutoCloseable {
        /** The next job; patient, for one is to come, and empty only when something is wrong. */
        Optional<Job> take();

        /** The next job, or empty if none comes for a short while, as is to be expected. */
        Optional<Job> glance();

        /** Ends the job that was taken last. */
        void accept();

        /** Gives back the job that was taken last. */
        void release();

        /** Leaves, whatever it holds. */
        @Override
        void close();
    }

    protected static final JobQueue QUEUE = JobQueue.TRAIN;

    private static final Job JOB = new Job("experiment", Tasks.named("task"));

    protected abstract Jobs jobs();

    protected abstract Worker worker();

    /** Stops the broker and starts it again on its data. */
    protected abstract void restart() throws Exception;

    @Test
    void aPublishedJobArrivesAndIsGoneOnceAccepted() {
        jobs().publish(QUEUE, JOB);
        try (var worker = worker()) {
            assertThat(worker.take()).contains(JOB);
            worker.accept();
            assertThat(worker.glance()).isEmpty();
        }
        try (var other = worker()) {
            assertThat(other.glance()).isEmpty();
        }
    }

    @Test
    void manyJobsArriveEachOnceAndTwiceIfPublishedTwice() {
        var published = List.of("a", "b", "c", "b");
        jobs().publishAll(published.stream()
                .map(task -> new Outgoing(QUEUE, new Job("experiment", Tasks.named(task))))
                .toList());
        var taken = new ArrayList<String>();
        try (var worker = worker()) {
            for (int i = 0; i < published.size(); i++) {
                taken.add(worker.take().orElseThrow().task().id());
                worker.accept();
            }
            assertThat(worker.glance()).isEmpty();
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void aJobThatOneHoldsIsNoneOfTheOthers() {
        jobs().publish(QUEUE, JOB);
        try (var worker = worker();
                var other = worker()) {
            assertThat(worker.take()).contains(JOB);
            assertThat(other.glance()).isEmpty();
            worker.accept();
        }
    }

    @Test
    void aReleasedJobComesBack() {
        jobs().publish(QUEUE, JOB);
        try (var worker = worker()) {
            assertThat(worker.take()).contains(JOB);
            worker.release();
            assertThat(worker.take()).contains(JOB);
            worker.accept();
        }
    }

    @Test
    void aJobWhoseWorkerLeftComesToAnother() {
        jobs().publish(QUEUE, JOB);
        try (var worker = worker()) {
            assertThat(worker.take()).contains(JOB);
        }
        try (var other = worker()) {
            assertThat(other.take()).contains(JOB);
            other.accept();
        }
    }

    @Test
    void aJobThatIsHeldWhileTheBrokerRestartsComesBack() throws Exception {
        jobs().publish(QUEUE, JOB);
        try (var worker = worker()) {
            assertThat(worker.take()).contains(JOB);
            restart();
            try (var other = worker()) {
                assertThat(other.take()).contains(JOB);
                other.accept();
            }
        }
    }
}
