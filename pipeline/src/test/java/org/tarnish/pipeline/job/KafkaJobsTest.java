package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.fake.Tasks;
import org.tarnish.pipeline.json.Json;

class KafkaJobsTest {
    private static final Map<Lane, Integer> WORKERS =
            Map.of(new Lane(JobQueue.TRAIN, 0), 2, new Lane(JobQueue.TRAIN, 1), 1);

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaJobs jobs = new KafkaJobs(
            new RecordSender(producer, headers -> headers.add("trace", new byte[1])),
            new Lanes(() -> CompletableFuture.completedFuture(WORKERS), () -> 0, Duration.ofSeconds(1)));

    @Test
    void manyJobsAreDealtOverTheLanesOfTheirQueues() {
        jobs.publishAll(IntStream.range(0, 6)
                .mapToObj(i ->
                        new Outgoing(i == 5 ? JobQueue.REPORT : JobQueue.TRAIN, new Job("e", Tasks.named("t" + i))))
                .toList());
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        "jobs.train", "jobs.train.1", "jobs.train", "jobs.train", "jobs.train.1", "jobs.report");
        assertThat(producer.history()).allSatisfy(sent -> {
            assertThat(sent.key()).isEqualTo("e");
            assertThat(sent.headers().lastHeader("trace")).isNotNull();
        });
        assertThat(Json.read(producer.history().get(3).value(), Job.class)).isEqualTo(new Job("e", Tasks.named("t3")));
    }

    @Test
    void aBrokerThatDoesNotAnswerIsUnavailableAndTheOtherJobsDoNotWaitForItInTurn() {
        producer.sendException = new TimeoutException("no metadata after 60000 ms");
        assertThatThrownBy(() -> jobs.publishAll(List.of(outgoing("a"), outgoing("b"))))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessage("cannot publish to topic 'jobs.train' (no metadata after 60000 ms); it can be tried again");
    }

    @Test
    void oneJobThatFailsFailsAll() {
        var failing = new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        var all = new KafkaJobs(
                new RecordSender(failing, headers -> {}),
                new Lanes(() -> CompletableFuture.completedFuture(WORKERS), () -> 0, Duration.ofSeconds(1)));
        var publishing = CompletableFuture.runAsync(() -> all.publishAll(List.of(outgoing("a"), outgoing("b"))));
        while (failing.history().size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(publishing).as("all are sent before any is waited for").isNotDone();
        failing.completeNext();
        failing.errorNext(new TimeoutException("expired"));
        assertThatThrownBy(publishing::join).hasCauseInstanceOf(BrokerUnavailable.class);
    }

    @Test
    void aJobThatNoBrokerTakesIsTheCallersMistake() {
        producer.sendException = new RecordTooLargeException("2000000 bytes");
        assertThatThrownBy(() -> jobs.publish(JobQueue.REPORT, new Job("e", Tasks.named("t"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a record is too large for topic 'jobs.report': 2000000 bytes");
    }

    @Test
    void aParkedJobTellsItsQueueAndReason() {
        jobs.park(JobQueue.TRAIN, new Job("e", Tasks.named("t")), "it failed");
        var parked = producer.history().get(0);
        assertThat(parked.topic()).isEqualTo("parked");
        assertThat(new String(parked.headers().lastHeader("queue").value(), StandardCharsets.UTF_8))
                .isEqualTo("jobs.train");
        assertThat(new String(parked.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .isEqualTo("it failed");
    }

    private static Outgoing outgoing(String task) {
        return new Outgoing(JobQueue.TRAIN, new Job("e", Tasks.named(task)));
    }
}
