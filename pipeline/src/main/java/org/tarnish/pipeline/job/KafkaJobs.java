package org.tarnish.pipeline.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.json.Json;

/** Jobs over Kafka, dealt over the lanes of their queue. Safe for concurrent use. */
public final class KafkaJobs implements Jobs {
    private final RecordSender sender;
    private final Lanes lanes;

    /** Sends through a sender, which it does not close. */
    public KafkaJobs(RecordSender sender, Lanes lanes) {
        this.sender = sender;
        this.lanes = lanes;
    }

    @Override
    public void publishAll(List<Outgoing> jobs) {
        sender.sendAll(jobs.stream().map(this::message).toList());
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        var parked = new ProducerRecord<>(Topics.PARKED, job.experiment(), Json.bytes(job));
        parked.headers().add("queue", queue.topic().getBytes(StandardCharsets.UTF_8));
        parked.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        sender.sendAll(List.of(parked));
    }

    private ProducerRecord<String, byte[]> message(Outgoing outgoing) {
        var job = outgoing.job();
        return new ProducerRecord<>(lanes.next(outgoing.queue()).topic(), job.experiment(), Json.bytes(job));
    }
}
