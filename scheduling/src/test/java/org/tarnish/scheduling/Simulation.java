package org.tarnish.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.Curves;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Storage;
import org.tarnish.experiment.request.TrainingRequest;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;

/**
 * Experiments from request to report in a simulated world: two processes that may own them, workers for every queue, a
 * store and a broker, and somebody who restarts what dies.
 */
final class Simulation {
    private static final Duration RESTART = Duration.ofSeconds(3);
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofHours(6);

    final World world;
    final Faults faults;
    final SimulatedStore store;
    final SimulatedBroker broker;
    final SimulatedOwner.Requests requests = new SimulatedOwner.Requests();
    private final SimulatedWorker.Troubles troubles = new SimulatedWorker.Troubles();
    private final SimulatedOwner[] owners = new SimulatedOwner[2];
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final Set<String> submitted = new HashSet<>();
    private int leader;
    private int incarnation;
    private double pauses;
    private double stops;
    private double wipes;

    Simulation(long seed, Function<World, Faults> faults) {
        world = new World(seed);
        this.faults = faults.apply(world);
        store = new SimulatedStore(world, this.faults);
        broker = new SimulatedBroker(world, this.faults);
        for (int i = 0; i < owners.length; i++) {
            owners[i] = owner(i);
        }
        for (var queue : JobQueue.values()) {
            for (int i = 0; i < 2; i++) {
                hire(queue);
            }
        }
        owners[leader].acquire();
        var keeper = new World.Process("keeper");
        world.begin(keeper, this::keep);
    }

    private SimulatedOwner owner(int i) {
        return new SimulatedOwner("owner-" + i + "-" + incarnation++, world, store, broker, requests);
    }

    private void hire(JobQueue queue) {
        var worker = new SimulatedWorker(queue.topic() + "-" + incarnation++, world, store, broker, queue, troubles);
        workers.add(worker);
        worker.begin();
    }

    /** What goes wrong besides calls: pauses of processes, SIGTERMs, duplicates, reorderings, wipes, bugs, full disks. */
    void disturb() {
        var random = world.random;
        pauses = random.nextBoolean() ? 0.02 * random.nextDouble() : 0;
        stops = random.nextBoolean() ? 0.02 * random.nextDouble() : 0;
        wipes = random.nextInt(4) == 0 ? 0.01 : 0;
        broker.disturb(random.nextBoolean() ? 0.2 : 0, random.nextBoolean());
        troubles.unforeseen = random.nextInt(3) == 0 ? 0.05 : 0;
        troubles.ofTheWorker = random.nextInt(3) == 0 ? 0.05 : 0;
    }

    /** Starts anew what has died, and moves ownership, as a launcher and a broker do. */
    private void keep() {
        var since = Instant.MAX;
        while (true) {
            world.sleep(Duration.ofSeconds(1));
            for (var worker : List.copyOf(workers)) {
                if (worker.dead) {
                    workers.remove(worker);
                    var queue = queueOf(worker);
                    var launcher = new World.Process("launcher");
                    world.begin(launcher, () -> {
                        world.sleep(RESTART);
                        hire(queue);
                    });
                } else {
                    disturb(worker);
                    if (stops > 0 && world.random.nextDouble() < stops) {
                        worker.stop();
                    }
                }
            }
            for (int i = 0; i < owners.length; i++) {
                if (owners[i].dead && i != leader) {
                    owners[i] = owner(i);
                } else if (!owners[i].dead) {
                    disturb(owners[i]);
                }
            }
            var current = owners[leader];
            boolean away = current.dead || current.pausedUntil.isAfter(world.instant());
            if (!away) {
                since = Instant.MAX;
            } else if (since.equals(Instant.MAX)) {
                since = world.instant();
            } else if (!world.instant().isBefore(since.plus(current.dead ? RESTART : SESSION))) {
                // A former owner that only slept goes on until it hears of it.
                var former = owners[leader];
                leader = 1 - leader;
                if (owners[leader].dead) {
                    owners[leader] = owner(leader);
                }
                owners[leader].acquire();
                since = Instant.MAX;
                var herald = new World.Process("herald");
                world.begin(herald, () -> {
                    world.sleep(Duration.ofMillis(world.random.nextInt(5_000)));
                    while (former.pausedUntil.isAfter(world.instant())) {
                        world.sleep(Duration.ofMillis(500));
                    }
                    world.sleep(Duration.ofMillis(world.random.nextInt(2_000)));
                    if (owners[leader] != former) {
                        former.release();
                    }
                });
            }
            if (wipes > 0 && world.random.nextDouble() < wipes) {
                broker.wipe();
            }
        }
    }

    private static JobQueue queueOf(SimulatedWorker worker) {
        for (var queue : JobQueue.values()) {
            if (worker.name.startsWith(queue.topic() + "-")) {
                return queue;
            }
        }
        throw new IllegalStateException(worker.name);
    }

    private void disturb(World.Process process) {
        if (pauses > 0 && world.random.nextDouble() < pauses) {
            process.pausedUntil = world.instant().plusSeconds(world.random.nextInt(90));
        }
    }

    /** An experiment of every kind of task; those of odd seeds compute what others store. */
    static ExperimentRecord experiment(String id, long seed) {
        var request = new ExperimentRequest(
                id,
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                TrainingRequest.defaults(),
                List.of(
                        new MethodologyRequest("baseline", null),
                        new MethodologyRequest("fixed", Map.of("reduction", "crop", "quality", 0.5))),
                new Conditions(
                        null,
                        new Conditions.Reductions(List.of("color"), List.of(0.5)),
                        new Conditions.MinimalImages(List.of("color"), 5, 0.25, "baseline"),
                        null,
                        List.of(new ImageSetRequest("photos", "photos", null, null, null, "f0")),
                        null,
                        seed % 2 == 0 ? Storage.SHARDS : Storage.COMPUTED),
                List.of(seed),
                new Curves(
                        org.tarnish.experiment.request.Split.VALIDATION,
                        null,
                        new Conditions.Reductions(List.of("crop"), List.of(0.5)),
                        null),
                3,
                List.of(new ModelRequest(
                        "given", "model.onnx", null, "0", Map.of("model.onnx.data", "0"), null, null, null)),
                List.of(),
                null);
        return new ExperimentRecord(id, World.START, request, Planner.ingest(request, "digits"));
    }

    /** Publishes a request. */
    void submit(ExperimentRecord record) {
        submitted.add(record.id());
        requests.records.add(scheduler -> scheduler.submit(record));
    }

    void cancel(String id) {
        requests.records.add(scheduler -> scheduler.cancel(id));
    }

    /** Runs until every experiment that was submitted has ended, and returns their reports by id. */
    Map<String, String> run() {
        try {
            world.run(
                    MOST,
                    () -> requests.committed == requests.records.size()
                            && submitted.stream()
                                    .allMatch(id -> store.peek(Keys.outcome(id)).isPresent()
                                            && store.peek(Keys.open(id)).isEmpty()
                                            && terminal(id).findAny().isPresent()));
            return check();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; " + state(), e);
        } finally {
            world.end();
        }
    }

    private String state() {
        var state = new StringBuilder("records " + requests.committed + " of " + requests.records.size());
        for (var id : submitted) {
            state.append("; ")
                    .append(id)
                    .append(' ')
                    .append(store.peek(Keys.outcome(id)).map(String::new).orElse("has no outcome"))
                    .append(store.peek(Keys.open(id)).isPresent() ? ", open" : ", shut")
                    .append(", told ")
                    .append(terminal(id).toList());
        }
        return state.toString();
    }

    private java.util.stream.Stream<Fact> terminal(String id) {
        return broker.facts().stream()
                .filter(fact -> fact.experiment().equals(id))
                .filter(fact -> fact instanceof Fact.ReportPublished
                        || fact instanceof Fact.ExperimentFailed
                        || fact instanceof Fact.ExperimentCancelled);
    }

    /** What must hold of any history. */
    private Map<String, String> check() {
        var reports = new TreeMap<String, String>();
        for (var id : submitted) {
            var outcome = Json.read(store.peek(Keys.outcome(id)).orElseThrow(), ExperimentOutcome.class);
            var told = terminal(id).distinct().toList();
            if (told.size() != 1) {
                throw new AssertionError(id + " was told to have ended in different ways: " + told);
            }
            var expected =
                    switch (outcome.state()) {
                        case COMPLETE -> Fact.ReportPublished.class;
                        case CANCELLED -> Fact.ExperimentCancelled.class;
                        default -> Fact.ExperimentFailed.class;
                    };
            if (!expected.isInstance(told.get(0))) {
                throw new AssertionError(id + " ended as " + outcome + " and was told as " + told);
            }
            if (outcome.state() == ExperimentOutcome.State.FAILED) {
                throw new AssertionError(id + " failed: " + outcome.reason());
            }
            if (outcome.state() == ExperimentOutcome.State.COMPLETE) {
                reports.put(
                        id,
                        store.peek(Keys.report(id, "report.html"))
                                .map(bytes -> Json.read(bytes, String.class))
                                .orElseThrow(() -> new AssertionError(id + " is complete without a report")));
            }
        }
        return reports;
    }
}
