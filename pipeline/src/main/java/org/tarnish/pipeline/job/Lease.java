package org.tarnish.pipeline.job;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.experiment.plan.JobQueue;

/**
 * A message in a consumer's hands: no other worker gets it before {@link JobQueue#LOCK} has passed since it was acquired
 * or last renewed. It ends by {@link #settle} or by a {@link #renew} that fails; after the latter the consumer is of no
 * more use, for it may hold the message for ever and spin.
 */
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final Duration RENEW_AFTER = JobQueue.LOCK.dividedBy(3);
    private static final Duration TAKE_BACK = Duration.ofMillis(500);

    private final ShareConsumer<String, byte[]> consumer;
    private final ConsumerRecord<String, byte[]> message;
    private final Pace pace;
    private long begin;

    /**
     * @param begin a time, by the pace, before which the broker cannot have given the message to the consumer
     */
    Lease(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> message, Pace pace, long begin) {
        this.consumer = consumer;
        this.message = message;
        this.pace = pace;
        this.begin = begin;
    }

    ConsumerRecord<String, byte[]> message() {
        return message;
    }

    /** How long until {@link #renew} is due; zero if it is. */
    Duration untilRenewal() {
        var left = RENEW_AFTER.minusNanos(pace.nanos() - begin);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean due() {
        return untilRenewal().isZero();
    }

    /**
     * Renews the lease and takes the message in hand again. A broker that does not answer is waited for, and asked again
     * by the client, until the lease would be over.
     *
     * @return false if the lease is lost
     */
    boolean renew() {
        var left = JobQueue.LOCK.minusNanos(pace.nanos() - begin);
        return !left.isNegative() && !left.isZero() && renew(left);
    }

    /**
     * Asks the broker whether the message is still in this consumer's hands and renews the lease thereby, for a message
     * that has just come but may have waited in the client since {@code begin}.
     *
     * @return false if it is not, or the broker does not say
     */
    boolean confirm() {
        return renew(JobQueue.LOCK);
    }

    private boolean renew(Duration patience) {
        long asked = pace.nanos();
        try {
            consumer.acknowledge(message, AcknowledgeType.RENEW);
            var outcomes = consumer.commitSync(patience);
            // No outcome at all: the client had nobody to send it to.
            if (outcomes.isEmpty() || outcomes.values().stream().anyMatch(Optional::isPresent)) {
                return false;
            }
            // Only a poll hands the message back. Before the renewal is confirmed it would acquire another one as well,
            // which nobody would renew.
            boolean mine = false;
            boolean others = false;
            for (var polled : consumer.poll(TAKE_BACK)) {
                boolean same = polled.offset() == message.offset() && polled.partition() == message.partition();
                mine |= same;
                others |= !same;
            }
            begin = asked;
            return mine && !others;
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("renewing offset {} failed", message.offset(), e);
            return false;
        }
    }

    /**
     * Says what becomes of the message. It travels with the consumer's next poll, commit or close; if it gets lost, the
     * message is delivered again.
     *
     * @throws IllegalStateException if the message is not in the consumer's hands
     */
    void settle(AcknowledgeType type) {
        consumer.acknowledge(message, type);
    }

    /** Sends at once what {@link #settle} said. */
    void send() {
        consumer.commitAsync();
    }
}
