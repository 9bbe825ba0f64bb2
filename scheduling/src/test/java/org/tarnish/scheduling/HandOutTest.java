package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Storage;
import org.tarnish.experiment.request.TrainingRequest;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.AttemptStarted;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.job.Outgoing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;

/** Which evaluator gets which jobs, and how many networks all of them load: each keeps the four that it used last. */
class HandOutTest {
    private static final int KEPT_LOADED = 4;
    private static final int CONDITIONS = 24;
    private static final Duration EVALUATION = Duration.ofMillis(200);

    private final MovedClock clock = new MovedClock();
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final BrokerInMemory broker = new BrokerInMemory();
    private final OwnerInMemory owner = new OwnerInMemory(store, broker, clock);
    private final List<Evaluator> evaluators = new ArrayList<>();
    private final List<String> evaluated = new ArrayList<>();
    private Instant nextCondition = World.START;

    @Test
    void evaluationsOfOneNetworkAreHandedOutTogetherWhenConditionsComeWhileAllNetworksWait() {
        int networks = 8;
        hire(2);
        submit("e", networks / 2);

        work();

        assertThat(evaluated).hasSize(networks * (CONDITIONS + 1));
        System.out.println("hand-out: " + networks + " networks on " + evaluated.size() / networks + " conditions by "
                + evaluators.size() + " evaluators: " + loads() + " loads");
        assertThat(loads()).as("in the order in which they become ready: 69").isLessThan(32);
    }

    @Test
    void shortEvaluationsOfManyExperimentsAreHandedOutTogetherAndNoneWaitsLong() {
        int experiments = 8;
        hire(1);
        IntStream.range(0, experiments).forEach(i -> submit("e" + i, 1));

        work();

        assertThat(evaluated).hasSize(experiments * 2 * (CONDITIONS + 1));
        System.out.println("hand-out: " + experiments + " experiments of two networks on " + (CONDITIONS + 1)
                + " conditions by one evaluator: " + loads() + " loads");
        assertThat(loads()).as("with one at a time of each experiment: 400").isLessThan(160);
        var begun = new LinkedHashMap<String, Integer>();
        IntStream.range(0, evaluated.size()).forEach(i -> begun.putIfAbsent(evaluated.get(i), i));
        assertThat(begun.values())
                .as("when each experiment had its first")
                .hasSize(experiments)
                .allMatch(first -> first < 4 * experiments);
    }

    @Test
    void fewNetworksKeepAllEvaluatorsAtWork() {
        hire(3);
        submit("e", 1);

        work();

        assertThat(evaluators).allMatch(evaluator -> evaluator.done >= 2 * (CONDITIONS + 1) / 3 - 2);
        assertThat(loads()).isEqualTo(2 * 3);
    }

    @Test
    void aJobSaysWhatItsWorkerWillProbablyDoNext() {
        hire(1);
        submit("e", 2);

        work();

        assertThat(evaluators.get(0).guesses).isGreaterThan(evaluated.size() / 2);
        assertThat(right()).isGreaterThan(0.9);
    }

    @Test
    void withSeveralWorkersMostGuessesAreRight() {
        hire(3);
        submit("e", 2);

        work();

        assertThat(right()).isGreaterThan(0.7);
    }

    /** Share of the guesses that came true. */
    private double right() {
        int guesses =
                evaluators.stream().mapToInt(evaluator -> evaluator.guesses).sum();
        int right = evaluators.stream().mapToInt(evaluator -> evaluator.right).sum();
        System.out.println("hand-out: " + right + " of " + guesses + " guesses of " + evaluators.size()
                + " evaluators at " + evaluated.size() + " evaluations");
        return right / (double) guesses;
    }

    private static final class Evaluator {
        private final String name;
        private final LinkedHashSet<String> loaded = new LinkedHashSet<>();
        private Outgoing job;
        private Instant until;
        private int loads;
        private int done;
        private TaskSpec foreseen;
        private int guesses;
        private int right;

        Evaluator(String name) {
            this.name = name;
        }

        void guess(TaskSpec came, TaskSpec next) {
            guesses += foreseen == null ? 0 : 1;
            right += came.equals(foreseen) ? 1 : 0;
            foreseen = next;
        }

        void load(String network) {
            if (!loaded.remove(network)) {
                loads++;
                if (loaded.size() == KEPT_LOADED) {
                    loaded.remove(loaded.iterator().next());
                }
            }
            loaded.add(network);
        }
    }

    private void hire(int count) {
        IntStream.range(0, count).forEach(i -> evaluators.add(new Evaluator("evaluator-" + i)));
    }

    private int loads() {
        return evaluators.stream().mapToInt(evaluator -> evaluator.loads).sum();
    }

    /** Two networks for each seed: the training that all methodologies begin with, and the baseline. */
    private void submit(String id, int seeds) {
        var qualities = IntStream.rangeClosed(1, CONDITIONS)
                .mapToObj(i -> i / (double) (CONDITIONS + 1))
                .toList();
        // No experiment has a network of another's.
        long first = 100L * id.hashCode();
        var request = new ExperimentRequest(
                id,
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                TrainingRequest.defaults(),
                List.of(new MethodologyRequest("baseline", null)),
                new Conditions(
                        null,
                        new Conditions.Reductions(List.of("color"), qualities),
                        null,
                        null,
                        List.of(),
                        null,
                        Storage.SHARDS),
                LongStream.range(first, first + seeds).boxed().toList(),
                null,
                0,
                List.of(),
                List.of(),
                null);
        owner.scheduler.submit(new ExperimentRecord(id, World.START, request, Planner.ingest(request, "digits")));
        owner.scheduler.flush();
    }

    /** Lets all work until nothing is left: networks are trained at once, and conditions come faster than they are judged. */
    private void work() {
        while (true) {
            owner.settle();
            broker.waiting.forEach((queue, jobs) -> {
                if (queue != JobQueue.EVALUATE && queue != JobQueue.CORRUPT) {
                    take(jobs);
                }
            });
            owner.settle();
            var conditions = broker.waiting.get(JobQueue.CORRUPT);
            if (!conditions.isEmpty() && !clock.now.isBefore(nextCondition)) {
                var job = conditions.poll();
                nextCondition = clock.now.plus(EVALUATION.dividedBy(2));
                end(job, "corrupter");
            }
            owner.settle();
            boolean busy = evaluators.stream().map(this::takeOrGoOn).toList().contains(true);
            if (!busy && conditions.isEmpty() && broker.waiting() == 0) {
                return;
            }
            clock.now = clock.now.plusMillis(10);
        }
    }

    private void take(ArrayDeque<Outgoing> jobs) {
        while (!jobs.isEmpty()) {
            end(jobs.poll(), "another");
        }
    }

    private boolean takeOrGoOn(Evaluator evaluator) {
        if (evaluator.job != null && !clock.now.isBefore(evaluator.until)) {
            end(evaluator.job, evaluator.name);
            evaluator.job = null;
            owner.settle();
        }
        var jobs = broker.waiting.get(JobQueue.EVALUATE);
        if (evaluator.job == null && jobs != null && !jobs.isEmpty()) {
            evaluator.job = jobs.poll();
            evaluator.until = clock.now;
            var task = evaluator.job.job().task();
            if (task.spec() instanceof TaskSpec.Evaluate evaluation) {
                evaluator.until = clock.now.plus(EVALUATION);
                evaluator.done++;
                evaluator.guess(evaluation, evaluator.job.job().next());
                evaluator.load(evaluation.train());
                evaluated.add(evaluator.job.job().experiment());
            }
            owner.scheduler.hear(new AttemptStarted(
                    task.id(),
                    evaluator.job.job().experiment(),
                    clock.now,
                    task.spec().taskKind(),
                    evaluator.name,
                    1));
            owner.settle();
        }
        return evaluator.job != null;
    }

    private void end(Outgoing job, String worker) {
        var task = job.job().task();
        var experiment = job.job().experiment();
        store.put(
                Keys.marker(task.id()),
                Json.bytes(new Marker(task.id(), experiment, worker, 1, 1, clock.now, Json.tree(result(task)))),
                "application/json");
        owner.scheduler.hear(new AttemptEnded(task.id(), experiment, clock.now, worker, 1, Ending.DONE, null, 0, 1));
    }

    private Object result(Task task) {
        return switch (task.spec().taskKind()) {
            case INGEST -> ScaleTest.manifest();
            case REPORT -> new ReportResult("report.html", clock.now);
            default -> List.of();
        };
    }
}
