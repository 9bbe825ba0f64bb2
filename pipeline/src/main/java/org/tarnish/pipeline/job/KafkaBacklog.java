package org.tarnish.pipeline.job;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.tarnish.experiment.plan.JobQueue;

/** The backlog as Kafka's share groups know it. */
public final class KafkaBacklog implements Backlog {
    private final Admin admin;

    public KafkaBacklog(Admin admin) {
        this.admin = admin;
    }

    @Override
    public OptionalLong of(JobQueue queue) {
        try {
            var offsets = admin.listShareGroupOffsets(Map.of(queue.group(), new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(queue.group())
                    .get(5, TimeUnit.SECONDS);
            long lag = 0;
            boolean known = false;
            for (var offset : offsets.values()) {
                if (offset != null && offset.lag().isPresent()) {
                    lag += offset.lag().get();
                    known = true;
                }
            }
            return known ? OptionalLong.of(lag) : OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        }
    }
}
