package org.tarnish.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tarnish.cli.client.NoStackException;
import org.tarnish.cli.client.ReportingClient;
import org.tarnish.cli.client.RequestPublisher;
import org.tarnish.cli.client.Watching;
import org.tarnish.local.launcher.Stack;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/**
 * What a task costs around its work: experiments of tasks that do nothing go through a stack that this process launched,
 * as any experiment does.
 */
public final class PipelineBenchmark implements AutoCloseable {
    /** Asking costs too, and this little is not taken off. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private static final Duration UNTIL_KNOWN = Duration.ofMinutes(2);

    /** The first experiment trains its network and evaluates it; all others find that done. */
    private static final String REQUEST =
            """
            {"name": "bench-pipeline", "dataset": {"name": "digits", "limit": {"train": 60, "validation": 20, "test": 20}},
             "imageSize": 16, "architectures": ["resnet20"], "training": {"maxEpochs": 0}}""";

    private final Stack stack;
    private final Consumer<String> say;
    private final Probe probe;
    private final MinioObjectStore store;
    private final Archive archive;

    /** @param stack that this process launched and nobody else uses */
    public PipelineBenchmark(Stack stack, Consumer<String> say) {
        this.stack = stack;
        this.say = say;
        this.probe = new Probe(stack);
        var s3 = stack.endpoints().s3();
        this.store = new MinioObjectStore(
                new StoreSettings(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket()), () -> {});
        this.archive = new Archive(store);
    }

    /** Sends tasks through that are not measured, for the JVMs compile what runs often. */
    public void warmUp(int tasks) throws IOException, InterruptedException {
        say.accept("Warming up with " + tasks + " tasks, which are not measured: the JVMs compile what runs often.");
        through(tasks);
    }

    /**
     * Sends so many tasks through, and waits for their end.
     *
     * @throws IOException if the experiment does not end well, stands still, or a service ends meanwhile
     */
    public PipelineCost measure(int tasks) throws IOException, InterruptedException {
        var cost = through(tasks);
        say.accept(String.format(
                Locale.ROOT, "%d tasks took %.1f s, %.1f a second.", tasks, cost.seconds(), cost.tasksPerSecond()));
        return cost;
    }

    private PipelineCost through(int tasks) throws IOException, InterruptedException {
        var id = "bench-pipeline-" + tasks + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Heap.reset();
        var before = probe.read();
        var begun = Instant.now();
        new RequestPublisher(stack.endpoints().kafka()).submit(id, request(tasks));
        awaitEnd(id);
        var after = probe.read();
        var heap = Heap.peakMegabytes();
        // Not counted: the store is asked only now.
        var end = end(id);
        return PipelineCost.of(tasks, planned(id, end), Duration.between(begun, end.at()), before, after, heap);
    }

    private void awaitEnd(String id) throws IOException {
        var watching = new Watching(new ReportingClient(stack.endpoints().web()), new StandstillAlarm(), BETWEEN_LOOKS);
        var deadline = System.nanoTime() + UNTIL_KNOWN.toNanos();
        while (true) {
            try {
                if (watching.until(view -> false, id, UNTIL_KNOWN) == null) {
                    throw new IOException("Nobody knows " + id + " " + UNTIL_KNOWN.toSeconds()
                            + " s after its request was published: see the logs of corruption-service and"
                            + " reporting-service.");
                }
                return;
            } catch (NoStackException e) {
                // The stack is up, this process has started it: on a busy machine a first answer may take long.
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Costs as tables, a row per number of tasks. */
    public static List<String> tables(List<PipelineCost> costs) {
        return PipelineTables.lines(costs);
    }

    @Override
    public void close() {
        probe.close();
        store.close();
    }

    static JsonNode request(int tasks) throws IOException {
        var request = (ObjectNode) new ObjectMapper().readTree(REQUEST);
        return request.put("rehearsal", tasks);
    }

    /** By the owner's clock, which is this machine's: questions every few seconds would be too coarse. */
    private ExperimentOutcome end(String id) throws IOException {
        return archive.outcome(id)
                .orElseThrow(() -> new IOException(
                        "The experiment " + id + " is said to be over, but the store has no outcome of it:"
                                + " see the log of corruption-service."));
    }

    /**
     * The number of tasks of an experiment that ended as it should.
     *
     * @throws IOException if it did not
     */
    static int planned(String id, ExperimentOutcome end) throws IOException {
        var kinds = end.kinds();
        var planned = kinds.stream().mapToInt(Standing.Count::total).sum();
        var done = kinds.stream().mapToInt(Standing.Count::done).sum();
        if (end.state() != ExperimentOutcome.State.COMPLETE || planned == 0 || done < planned) {
            throw new IOException(
                    "The experiment " + id + " must be complete with all of its tasks done to be a measure, was "
                            + end.state().label() + " with " + done + " of " + planned + " tasks done"
                            + (end.reason() == null ? "" : " (" + end.reason() + ")")
                            + (end.errors().isEmpty() ? "" : " (" + end.errors() + ")") + ": see the services' logs.");
        }
        return planned;
    }
}
