package org.tarnish.reporting.follow;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.EventType;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.json.Json;

/** Topics {@code facts} and {@code progress}, onto the board. */
@ApplicationScoped
class BoardChannels {
    private static final Logger LOG = LoggerFactory.getLogger(BoardChannels.class);

    private final Board board;

    BoardChannels(Board board) {
        this.board = board;
    }

    @Incoming("facts-seen")
    @Blocking
    void fact(ConsumerRecord<String, byte[]> event) {
        var header = event.headers().lastHeader("ce_type");
        if (header == null) {
            LOG.warn("fact at offset {} has no CloudEvents type and is passed over", event.offset());
            return;
        }
        EventType.read(new String(header.value(), StandardCharsets.UTF_8), event.value())
                .ifPresent(board::see);
    }

    @Incoming("progress-seen")
    @Blocking
    void progress(ConsumerRecord<String, byte[]> event) {
        board.see(Json.read(event.value(), TaskProgress.class));
    }
}
