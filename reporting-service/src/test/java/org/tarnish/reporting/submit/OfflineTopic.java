package org.tarnish.reporting.submit;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of requests without a broker: whoever tests a submission is told of each record. */
@Alternative
@Priority(1)
@Singleton
public class OfflineTopic {
    private final BlockingQueue<ProducerRecord<String, byte[]>> taken = new LinkedBlockingQueue<>();

    @Produces
    @Singleton
    RequestTopic requests() {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
                var sent = super.send(record, callback);
                taken.add(record);
                return sent;
            }
        };
        return new RequestTopic(() -> producer, headers -> {}, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    /** The next record that is published; null if none is within a minute. */
    public ProducerRecord<String, byte[]> next() throws InterruptedException {
        return taken.poll(1, TimeUnit.MINUTES);
    }
}
