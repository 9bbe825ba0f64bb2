package org.tarnish.reporting.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.job.BrokerUnavailable;

class RequestTopicTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final CountDownLatch connected = new CountDownLatch(1);
    private RequestTopic topic = topic(LONG, LONG);

    private RequestTopic topic(Duration turn, Duration patience) {
        return new RequestTopic(
                () -> {
                    try {
                        connected.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return kafka;
                },
                headers -> headers.add("traceparent", new byte[] {1}),
                turn,
                patience);
    }

    @AfterEach
    void close() throws InterruptedException {
        connected.countDown();
        topic.close();
    }

    private void isRefused(CompletableFuture<Void> publication, String why) {
        assertThatThrownBy(publication::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessage(
                        "Kafka does not take records of topic 'experiments' (" + why + "); try again in a few seconds");
    }

    @Test
    void aRequestIsARecordUnderTheExperimentsId() {
        connected.countDown();

        topic.publish("e1", JSON).join();

        assertThat(kafka.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.EXPERIMENTS);
            assertThat(record.key()).isEqualTo("e1");
            assertThat(record.value()).isEqualTo(JSON);
            assertThat(record.headers().lastHeader("traceparent")).isNotNull();
        });
    }

    @Test
    void whatKafkaRefusesIsSaid() {
        connected.countDown();
        kafka.sendException = new TimeoutException("no metadata");

        isRefused(topic.publish("e1", JSON), "no metadata");
    }

    @Test
    void nobodyWaitsForABrokerThatHangsAndWhatWaitedTooLongIsNeverSent() throws InterruptedException {
        topic = topic(LONG, Duration.ofMillis(20));
        var first = topic.publish("e1", JSON);
        var second = topic.publish("e2", JSON);

        isRefused(first, "it does not answer");
        isRefused(second, "it does not answer");
        connected.countDown();
        topic.close();

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void whatCouldNotBeSentInTimeIsNotSentLater() {
        connected.countDown();
        topic = topic(Duration.ZERO, LONG);

        isRefused(topic.publish("e1", JSON), "it does not answer");

        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void whatWaitsTakesBoundedMemory() {
        var largest = new byte[Topics.MAX_REQUEST_BYTES];
        assertThat(topic.publish("e0", new byte[0])).isNotDone();
        for (int i = 1; i <= 8; i++) {
            assertThat(topic.publish("e" + i, largest)).isNotDone();
        }

        isRefused(topic.publish("e9", largest), "too much waits for it already");
    }
}
