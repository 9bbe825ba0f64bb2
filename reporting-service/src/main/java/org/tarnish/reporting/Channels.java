package org.tarnish.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.json.Json;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.submit.Submissions;

/**
 * Topics {@code facts}, {@code progress} and {@code outcomes}, onto the board and to those who wait for a verdict.
 * Nothing here waits for anything, so it runs where the records arrive; they come as many at once as there are.
 */
@ApplicationScoped
class Channels {
    private static final String STANDING = EventType.of(Standing.class);
    private static final String TASK = EventType.of(TaskProgress.class);

    private final Board board;
    private final Submissions submissions;

    Channels(Board board, Submissions submissions) {
        this.board = board;
        this.submissions = submissions;
    }

    @Incoming("facts-seen")
    void facts(ConsumerRecords<String, byte[]> events) {
        EventType.forEach(events, event -> EventType.fact(EventType.of(event), event.value())
                .ifPresent(fact -> {
                    board.see(fact);
                    submissions.see(fact);
                }));
    }

    @Incoming("progress-seen")
    void progress(ConsumerRecords<String, byte[]> events) {
        EventType.forEach(events, event -> {
            var type = EventType.of(event);
            if (type.equals(STANDING)) {
                board.see(Json.read(event.value(), Standing.class));
            } else if (type.equals(TASK)) {
                board.see(Json.read(event.value(), TaskProgress.class));
            }
        });
    }

    @Incoming("outcomes-seen")
    void outcomes(ConsumerRecords<String, byte[]> events) {
        EventType.forEach(events, event -> EventType.attempt(EventType.of(event), event.value())
                .ifPresent(board::see));
    }
}
