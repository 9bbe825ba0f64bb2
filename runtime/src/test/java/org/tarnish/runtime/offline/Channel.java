package org.tarnish.runtime.offline;

import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A channel that a service listens to, as the other end of it. */
public final class Channel {
    private final InMemoryConnector connector;
    private final String name;

    public Channel(InMemoryConnector connector, String name) {
        this.connector = connector;
        this.name = name;
    }

    /**
     * Sends a record and waits until the service has taken it.
     *
     * @throws java.util.concurrent.ExecutionException if the service failed at it
     */
    public void send(String key, byte[] value) throws Exception {
        deliver(new ConsumerRecord<>(name, 0, 0, key, value));
    }

    /** Sends records as many at once as there are, and waits until the service has taken them. */
    public void send(List<ProducerRecord<String, byte[]>> sent) throws Exception {
        var records = sent.stream()
                .map(one -> {
                    var record = new ConsumerRecord<>(name, 0, 0, one.key(), one.value());
                    one.headers().forEach(header -> record.headers().add(header));
                    return record;
                })
                .toList();
        deliver(new ConsumerRecords<>(Map.of(new TopicPartition(name, 0), records), Map.of()));
    }

    private void deliver(Object payload) throws Exception {
        var taken = new CompletableFuture<Void>();
        connector
                .source(name)
                .send(Message.of(
                        payload,
                        () -> {
                            taken.complete(null);
                            return CompletableFuture.completedFuture(null);
                        },
                        failure -> {
                            taken.completeExceptionally(failure);
                            return CompletableFuture.completedFuture(null);
                        }));
        taken.get(1, TimeUnit.MINUTES);
    }
}
