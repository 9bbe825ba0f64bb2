package org.tarnish.pipeline.job;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.job.JobHandler.Verdict;
import org.tarnish.pipeline.json.Json;

/**
 * The rounds of a poller: join a lane, take a job, have it done, tell Kafka, take the next. Whatever Kafka does, the
 * rounds go on, with pauses that grow, and a job that has begun is run to its end exactly once; they never spin. For one
 * thread.
 *
 * <p>A message may start without asking the broker whether it is still ours if the consumer was polled lately: what a
 * poll returns was acquired after the poll before it began, for there is at most one fetch under way, and a fetch that a
 * poll has ordered can at worst be answered while the job of that poll runs. After a long job, or a pause of the whole
 * process, the lease is renewed first. What is left is an answer that the network holds back for longer than a lock: such
 * a job begins beside another worker's, its first renewal fails, and the task's marker decides.
 */
final class PollerRounds {
    private static final Logger LOG = LoggerFactory.getLogger(PollerRounds.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BEAT = JobQueue.LOCK.dividedBy(3);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration LOOK_WHEN_IDLE = Duration.ofSeconds(30);
    private static final int MOST_LANES = 100;

    private final JobHandler handler;
    private final JobConsumers consumers;
    private final LaneProvision provision;
    private final PollerWatch watch;
    private final Pace pace;
    private final Function<Callable<Verdict>, Future<Verdict>> worker;
    private final BackOff trouble = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private final BackOff givenBack = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private Lane lane;
    private boolean saidFull;
    private Future<Verdict> unfinished;
    private volatile long lastRound;

    /**
     * @param worker runs a job in another thread
     */
    PollerRounds(
            JobQueue queue,
            JobHandler handler,
            JobConsumers consumers,
            LaneProvision provision,
            PollerWatch watch,
            Pace pace,
            Function<Callable<Verdict>, Future<Verdict>> worker) {
        this.lane = Lane.first(queue);
        this.handler = handler;
        this.consumers = consumers;
        this.provision = provision;
        this.watch = watch;
        this.pace = pace;
        this.worker = worker;
        this.lastRound = pace.nanos();
    }

    /** When the last round was made, by the pace; a round that Kafka spoils counts too. */
    long lastRound() {
        return lastRound;
    }

    /** Makes rounds until the pace says stop. Can be called again if it ends by an exception. */
    void run() {
        while (!pace.stopping()) {
            try {
                outlast();
                rest();
                provide();
                work();
            } catch (GroupMaxSizeReachedException e) {
                moveOn();
            } catch (KafkaException | IllegalStateException e) {
                // The client sets the flag again when it was interrupted; with it kept, no pause would pause.
                boolean interrupted = Thread.interrupted();
                watch.kafkaFailed();
                var pause = trouble.next();
                LOG.warn(
                        "{}: {}; joining again in {} s",
                        lane.topic(),
                        interrupted ? "interrupted, " + e : e.toString(),
                        pause.toSeconds());
                lastRound = pace.nanos();
                pace.pause(pause);
            }
        }
        outlast();
    }

    /** Waits for a job whose lease was lost, or whose loop broke off: another one beside it would be one too many. */
    private void outlast() {
        while (unfinished != null) {
            lastRound = pace.nanos();
            if (verdict(BEAT).isPresent()) {
                unfinished = null;
            }
        }
    }

    /** Waits, outside the group, until a job may be taken. */
    private void rest() {
        while (!pace.stopping() && !handler.ready()) {
            lastRound = pace.nanos();
            pace.pause(BEAT);
        }
        lastRound = pace.nanos();
    }

    /** Whether anything was missing. */
    private boolean provide() {
        try {
            return provision.provide(lane);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while looking for topics", e);
        }
    }

    private void moveOn() {
        watch.laneFull(lane);
        lastRound = pace.nanos();
        if (!saidFull) {
            saidFull = true;
            LOG.info(
                    "{}: share group '{}' takes no more members, this worker goes to the queue's next lane; the broker's"
                            + " group.share.max.size (at most 1000) sets how many it takes",
                    lane.topic(),
                    lane.group());
        }
        if (lane.number() + 1 < MOST_LANES) {
            lane = lane.next();
        } else {
            lane = Lane.first(lane.queue());
            pace.pause(trouble.next());
        }
    }

    /** Takes jobs with one consumer, until it is of no more use. */
    private void work() {
        var consumer = consumers.of(lane);
        try {
            consumer.setAcknowledgementCommitCallback(this::acknowledged);
            consumer.subscribe(List.of(lane.topic()));
            takeJobs(consumer);
        } finally {
            close(consumer);
        }
    }

    private void takeJobs(ShareConsumer<String, byte[]> consumer) {
        long previous = pace.nanos();
        long idleSince = previous;
        while (!pace.stopping() && handler.ready()) {
            long asked = pace.nanos();
            var messages = consumer.poll(POLL);
            lastRound = pace.nanos();
            trouble.reset();
            for (var message : messages) {
                if (!process(new Lease(consumer, message, pace, previous))) {
                    return;
                }
                idleSince = pace.nanos();
            }
            previous = asked;
            if (messages.isEmpty()) {
                if (pace.nanos() - idleSince > LOOK_WHEN_IDLE.toNanos()) {
                    // A consumer does not say that its topic is gone; it only stays idle.
                    if (provide()) {
                        return;
                    }
                    idleSince = pace.nanos();
                }
                // A poll that comes back early with nothing must not make this a spinning loop.
                pause(POLL.minusNanos(pace.nanos() - asked));
            }
        }
    }

    /** Whether the consumer is of further use. */
    private boolean process(Lease lease) {
        if (pace.stopping()) {
            lease.settle(AcknowledgeType.RELEASE);
            return true;
        }
        var job = read(lease.message());
        if (job.isEmpty()) {
            lease.settle(AcknowledgeType.REJECT);
            return true;
        }
        if (lease.due() && !lease.confirm()) {
            LOG.info(
                    "{}: {} came too late to be begun",
                    lane.topic(),
                    lease.message().key());
            return false;
        }
        begin(job.get(), lease.message());
        var verdict = verdict(lease.untilRenewal());
        while (verdict.isEmpty()) {
            lastRound = pace.nanos();
            if (lease.due() && !lease.renew()) {
                watch.kafkaFailed();
                LOG.warn(
                        "{}: lost the lease of {}; it runs on and its marker decides",
                        lane.topic(),
                        lease.message().key());
                return false;
            }
            verdict = verdict(lease.untilRenewal());
        }
        unfinished = null;
        lastRound = pace.nanos();
        settle(lease, verdict.get());
        return true;
    }

    private Optional<Job> read(ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(Json.read(message.value(), Job.class));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            LOG.error(
                    "{}: message at offset {} is no job and is dropped: {}",
                    lane.topic(),
                    message.offset(),
                    e.toString());
            return Optional.empty();
        }
    }

    private void begin(Job job, ConsumerRecord<String, byte[]> message) {
        int count = message.deliveryCount().map(Short::intValue).orElse(1);
        var delivery = new JobHandler.Delivery(count, message.headers(), pace::stopping);
        unfinished = worker.apply(() -> handler.handle(job, delivery));
    }

    private Optional<Verdict> verdict(Duration atMost) {
        try {
            return pace.await(unfinished, atMost);
        } catch (ExecutionException e) {
            LOG.error("{}: a job ended unexpectedly and is given back", lane.topic(), e.getCause());
            return Optional.of(Verdict.RELEASE);
        }
    }

    private void settle(Lease lease, Verdict verdict) {
        lease.settle(type(verdict));
        if (verdict != Verdict.RELEASE) {
            givenBack.reset();
        } else {
            // Others may have it now; this worker waits, longer each time, for its next job may fare no better.
            lease.send();
            pause(givenBack.next());
        }
    }

    private void pause(Duration length) {
        if (!length.isNegative() && !length.isZero()) {
            pace.pause(length);
        }
    }

    private void acknowledged(Map<TopicIdPartition, Set<Long>> offsets, Exception failure) {
        if (failure != null) {
            watch.kafkaFailed();
            LOG.warn("{}: acknowledging {} failed: {}", lane.topic(), offsets.values(), failure.toString());
        }
    }

    private void close(ShareConsumer<String, byte[]> consumer) {
        try {
            consumer.close(CLOSE);
        } catch (KafkaException | IllegalStateException e) {
            Thread.interrupted();
            watch.kafkaFailed();
            LOG.warn("{}: leaving the group failed: {}", lane.topic(), e.toString());
        }
    }

    private static AcknowledgeType type(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> AcknowledgeType.ACCEPT;
            case RELEASE -> AcknowledgeType.RELEASE;
        };
    }
}
