package org.tarnish.reporting.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.json.Json;

/** Topics {@code facts}, {@code outcomes} and {@code progress}, onto the board, which never makes them wait. */
@ApplicationScoped
class BoardChannels {
    private final Board board;

    BoardChannels(Board board) {
        this.board = board;
    }

    @Incoming("facts-seen")
    void fact(ConsumerRecord<String, byte[]> event) {
        EventType.fact(type(event), event.value()).ifPresent(board::see);
    }

    @Incoming("outcomes-seen")
    void outcome(ConsumerRecord<String, byte[]> event) {
        EventType.attempt(type(event), event.value()).ifPresent(board::see);
    }

    @Incoming("progress-seen")
    void progress(ConsumerRecord<String, byte[]> event) {
        var type = type(event);
        if (type.equals(EventType.of(Standing.class))) {
            board.see(Json.read(event.value(), Standing.class));
        } else if (type.equals(EventType.of(TaskProgress.class))) {
            board.see(Json.read(event.value(), TaskProgress.class));
        }
    }

    private static String type(ConsumerRecord<String, byte[]> event) {
        var header = event.headers().lastHeader(EventType.HEADER);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
