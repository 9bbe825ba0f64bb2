package org.tarnish.pipeline.job;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.tarnish.experiment.plan.JobQueue;

/**
 * The backlog as Kafka's share groups know it, summed over the queue's first lane and all others that have workers. What
 * lies in a lane that its workers have left is not counted: it is published again elsewhere.
 */
public final class KafkaBacklog implements Backlog {
    private static final long PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final Lanes lanes;

    public KafkaBacklog(Admin admin, Lanes lanes) {
        this.admin = admin;
        this.lanes = lanes;
    }

    @Override
    public OptionalLong of(JobQueue queue) {
        var all = new HashMap<String, ListShareGroupOffsetsSpec>();
        lanes.of(queue).forEach(lane -> all.put(lane.group(), new ListShareGroupOffsetsSpec()));
        try {
            var offsets = admin.listShareGroupOffsets(Map.copyOf(all));
            long unfinished = 0;
            boolean known = false;
            for (var group : all.keySet()) {
                var lag = lag(offsets, group);
                known |= lag.isPresent();
                unfinished += lag.orElse(0);
            }
            return known ? OptionalLong.of(unfinished) : OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong lag(ListShareGroupOffsetsResult offsets, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            long lag = 0;
            boolean known = false;
            for (var offset : offsets.partitionsToOffsetInfo(group)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()) {
                if (offset != null && offset.lag().isPresent()) {
                    lag += offset.lag().get();
                    known = true;
                }
            }
            return known ? OptionalLong.of(lag) : OptionalLong.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }
}
