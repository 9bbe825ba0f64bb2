package org.tarnish.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.json.Json;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.submit.Submissions;

/**
 * Topics {@code facts}, {@code progress} and {@code outcomes}, onto the board and to those who wait for a verdict.
 * Nothing here waits for anything, so it runs where the records arrive.
 */
@ApplicationScoped
class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final String STANDING = EventType.of(Standing.class);
    private static final String TASK = EventType.of(TaskProgress.class);

    private final Board board;
    private final Submissions submissions;

    Channels(Board board, Submissions submissions) {
        this.board = board;
        this.submissions = submissions;
    }

    @Incoming("facts-seen")
    void fact(ConsumerRecord<String, byte[]> event) {
        EventType.fact(type(event), event.value()).ifPresent(fact -> {
            board.see(fact);
            submissions.see(fact);
        });
    }

    @Incoming("progress-seen")
    void progress(ConsumerRecord<String, byte[]> event) {
        var type = type(event);
        if (type.equals(STANDING)) {
            board.see(Json.read(event.value(), Standing.class));
        } else if (type.equals(TASK)) {
            board.see(Json.read(event.value(), TaskProgress.class));
        }
    }

    @Incoming("outcomes-seen")
    void outcome(ConsumerRecord<String, byte[]> event) {
        EventType.attempt(type(event), event.value()).ifPresent(board::see);
    }

    /** The CloudEvents type; empty, which is none, if it is missing. */
    private static String type(ConsumerRecord<String, byte[]> event) {
        var header = event.headers().lastHeader(EventType.HEADER);
        if (header == null) {
            LOG.warn(
                    "the record at offset {} of topic {} has no CloudEvents type and is passed over",
                    event.offset(),
                    event.topic());
            return "";
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
