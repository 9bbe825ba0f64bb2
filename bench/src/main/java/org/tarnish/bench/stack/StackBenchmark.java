package org.tarnish.bench.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tarnish.cli.client.RequestPublisher;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Topics;

/** What a local stack costs: its memory while it waits, and the time from a request to the first running job. */
public final class StackBenchmark {
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REQUEST =
            """
            {"name": "bench", "dataset": {"name": "digits"}, "imageSize": 16, "architectures": ["resnet20"],
             "initializations": ["random"], "methodologies": ["baseline"],
             "training": {"optimizer": "adam", "learningRate": 0.001, "batchSize": 64, "maxEpochs": 1},
             "conditions": {"corruptions": {"names": ["contrast"], "severities": [1]}}}""";

    private final Endpoints endpoints;
    private final Consumer<String> say;

    public StackBenchmark(Endpoints endpoints, Consumer<String> say) {
        this.endpoints = endpoints;
        this.say = say;
    }

    /** Says what each process of the stack that this process launched holds, after it has waited a while. */
    public void memory() throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
        var shares = Memory.shares();
        shares.forEach(share -> say(share.name() + " holds %.0f MB.", share.megabytes()));
        say(
                "The whole stack, idle, holds %.0f MB.",
                shares.stream().mapToDouble(Memory.Share::megabytes).sum());
    }

    /** Says how long requests wait for their first running job, and how large the job messages are. */
    public void requests(int count) throws IOException {
        var publisher = new RequestPublisher(endpoints.kafka());
        var waits = new ArrayList<Double>();
        try (var outcomes = new Topic(endpoints.kafka(), List.of(Topics.OUTCOMES))) {
            for (int i = 0; i < count; i++) {
                waits.add(firstStart(publisher, outcomes, i));
            }
        }
        var sorted = waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        say(
                "From a request to its first running job: median %.2f s, longest %.2f s, of %d requests.",
                sorted[sorted.length / 2], sorted[sorted.length - 1], sorted.length);
        var queues = Arrays.stream(JobQueue.values()).map(JobQueue::topic).toList();
        try (var jobs = new Topic(endpoints.kafka(), queues)) {
            say("The largest job message has %d bytes.", jobs.largestRecord());
        }
    }

    private double firstStart(RequestPublisher publisher, Topic outcomes, int number) throws IOException {
        var id = "bench-" + ProcessHandle.current().pid() + "-" + number;
        var begun = System.nanoTime();
        publisher.submit(id, request(number));
        if (!outcomes.awaitRecord(record -> id.equals(record.key()), PATIENCE)) {
            throw new IOException("No job of " + id + " ran within " + PATIENCE.toSeconds()
                    + " s: see the logs of corruption-service and trainer-service.");
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        publisher.cancel(id);
        return seconds;
    }

    /** Each draws its corruptions from another seed, so that there is something to do that was not done before. */
    private static ObjectNode request(int number) throws IOException {
        var request = (ObjectNode) new ObjectMapper().readTree(REQUEST);
        ((ObjectNode) request.at("/conditions/corruptions")).put("seed", System.nanoTime() + number);
        return request;
    }

    private void say(String format, Object... values) {
        say.accept(String.format(Locale.ROOT, format, values));
    }
}
