package org.tarnish.scheduling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.RehearsalResult;
import org.tarnish.experiment.result.ReportResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.ShardsResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.job.JobHandler;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskObserver;
import org.tarnish.pipeline.task.TaskRunner;
import org.tarnish.pipeline.task.TaskTimer;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.pipeline.task.WorkerHealth;
import org.tarnish.pipeline.task.WorkerTrouble;

/** A worker process of one queue: the real runner of tasks over simulated work, whose results follow from ids alone. */
final class SimulatedWorker extends World.Process {
    private static final int SPLIT_SHARDS = 2;
    private static final int MINIMAL_IMAGES = 2;

    private final World world;
    private final SimulatedStore store;
    private final SimulatedBroker broker;
    private final JobQueue queue;
    private final Troubles troubles;
    private final Archive archive;
    private final Twins twins;
    private boolean stopping;

    /** What goes wrong in works. */
    static final class Troubles {
        /** Share of attempts that throw what nobody foresaw; at most two in a row for a task. */
        double unforeseen;
        /** Share of attempts whose worker finds its disk full. */
        double ofTheWorker;

        final Map<String, Integer> stumbles = new java.util.HashMap<>();
    }

    SimulatedWorker(
            String name, World world, SimulatedStore store, SimulatedBroker broker, JobQueue queue, Troubles troubles) {
        super(name);
        this.world = world;
        this.store = store;
        this.broker = broker;
        this.queue = queue;
        this.troubles = troubles;
        this.archive = new Archive(
                store, () -> Duration.between(World.START, world.instant()).toNanos());
        this.twins = new Twins(store, archive);
    }

    void begin() {
        world.begin(this, this::run);
        world.begin(this, () -> {
            while (!dead) {
                broker.renew(this);
                world.sleep(JobQueue.LOCK.dividedBy(3));
            }
        });
    }

    /** Asks the worker to end, as SIGTERM does. */
    void stop() {
        stopping = true;
    }

    private void run() {
        var works = new EnumMap<TaskKind, TaskWork>(TaskKind.class);
        for (var kind : TaskKind.values()) {
            if (kind.queue() == queue || kind == TaskKind.REHEARSE) {
                works.put(kind, this::work);
            }
        }
        var runner = new TaskRunner(
                name,
                store,
                archive,
                new Claims(store, world::lock),
                broker,
                new TaskObserver() {
                    @Override
                    public void started(TaskKind kind) {}

                    @Override
                    public void ended(TaskKind kind, String outcome, double seconds) {}
                },
                world,
                new Timers(),
                new WorkerHealth(world, Optional::empty),
                new TaskRunner.Watch(Duration.ofMinutes(30), () -> world.kill(this)),
                works);
        while (!stopping) {
            if (!runner.ready()) {
                world.sleep(Duration.ofSeconds(1));
                continue;
            }
            var taken = broker.take(queue);
            if (taken.isEmpty()) {
                world.sleep(SimulatedBroker.poll());
                continue;
            }
            var message = taken.get();
            var verdict = runner.handle(
                    message.job, new JobHandler.Delivery(message.deliveries, new RecordHeaders(), () -> stopping));
            world.step();
            if (verdict == JobHandler.Verdict.ACCEPT) {
                broker.accept(queue, message);
            } else {
                broker.release(message);
                world.sleep(Duration.ofSeconds(1));
            }
        }
        world.kill(this);
    }

    private final class Timers implements TaskTimer {
        @Override
        public Timed every(Duration interval, Runnable beat) {
            return timed(interval, beat, true);
        }

        @Override
        public Timed after(Duration delay, Runnable call) {
            return timed(delay, call, false);
        }

        private Timed timed(Duration interval, Runnable beat, boolean again) {
            var over = new boolean[1];
            var busy = new boolean[1];
            world.begin(SimulatedWorker.this, () -> {
                do {
                    world.sleep(interval);
                    if (!over[0]) {
                        busy[0] = true;
                        beat.run();
                        busy[0] = false;
                    }
                } while (again && !over[0]);
            });
            return () -> {
                over[0] = true;
                while (busy[0]) {
                    world.sleep(Duration.ofMillis(5));
                }
            };
        }
    }

    private Object work(Task task, TaskContext context) {
        var id = task.id();
        if (troubles.ofTheWorker > 0 && world.random.nextDouble() < troubles.ofTheWorker) {
            throw new WorkerTrouble("the disk of " + name + " is full", null);
        }
        world.sleep(Duration.ofMillis(100 + world.random.nextInt(1_500)));
        context.checkCancelled();
        if (troubles.unforeseen > 0
                && troubles.stumbles.getOrDefault(id, 0) < 2
                && world.random.nextDouble() < troubles.unforeseen) {
            troubles.stumbles.merge(id, 1, Integer::sum);
            throw new IllegalStateException("a bug in " + id);
        }
        try {
            return result(task, context);
        } catch (MissingObject e) {
            throw new PermanentFailure(e.getMessage(), e);
        }
    }

    private Object result(Task task, TaskContext context) {
        var id = task.id();
        return switch (task.spec().taskKind()) {
            case INGEST -> ingest();
            case SHARDS -> new ShardsResult(List.of(shard(context.artefacts(), 10)), number(id));
            case IMAGESET ->
                new ImageSetResult(List.of(shard(context.artefacts(), 10)), List.of(), 0, DatasetReading.UNKNOWN);
            case TRAIN -> train(task, context);
            case MODEL -> model((TaskSpec.Model) task.spec(), context);
            case EVALUATE -> evaluate((TaskSpec.Evaluate) task.spec(), context);
            case MINIMAL -> minimal((TaskSpec.MinimalImages) task.spec(), context);
            case COMPARE -> {
                var compare = (TaskSpec.Compare) task.spec();
                require(archive.result(compare.evaluation(), EvaluationResult.class)
                        .predictions());
                require(archive.result(compare.baseline(), EvaluationResult.class)
                        .predictions());
                yield new ComparisonResult(1, 2, 0, number(id), 1);
            }
            case REHEARSE -> new RehearsalResult(((TaskSpec.Rehearse) task.spec()).number());
            case REPORT -> report(((TaskSpec.Report) task.spec()).experiment());
            default -> anything(task);
        };
    }

    /** Of a kind that nobody thought of here: it reads what it names as inputs, and leaves a result without content. */
    private Object anything(Task task) {
        var kind = task.spec().taskKind();
        task.spec().inputs().forEach(input -> archive.left(input).orElseThrow(() -> new MissingObject(input)));
        return Json.convert(Json.tree(Map.of()), kind.result());
    }

    static double number(String id) {
        return Integer.parseInt(Sha256.of(id).substring(0, 6), 16) / (double) 0x1000000;
    }

    /** As the real one: the same images are written once, and never where others were. */
    private DatasetManifest ingest() {
        var shared = store.get(Keys.dataset("d1"));
        if (shared.isPresent()) {
            return Json.read(shared.get(), DatasetManifest.class);
        }
        var writing = Keys.datasetFolder("d1") + "w" + world.random.nextInt(1_000_000_000) + "/";
        var splits = new EnumMap<Split, List<Shard>>(Split.class);
        for (var split : Split.values()) {
            var shards = new ArrayList<Shard>();
            for (int i = 0; i < SPLIT_SHARDS; i++) {
                shards.add(shard(writing + split.label() + "/" + i + "-", 10));
            }
            splits.put(split, shards);
        }
        var manifest = new DatasetManifest(
                "d1",
                "digits",
                16,
                List.of("0", "1"),
                splits,
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
                List.of(),
                0);
        store.putIfAbsent(Keys.dataset("d1"), Json.bytes(manifest), "application/json");
        return store.get(Keys.dataset("d1"))
                .map(json -> Json.read(json, DatasetManifest.class))
                .orElse(manifest);
    }

    private Shard shard(String prefix, int count) {
        var key = prefix + "images.npy";
        store.put(key, new byte[] {1}, "application/octet-stream");
        return new Shard(key, "0", key, "0", key, "0", count);
    }

    private TrainingResult train(Task task, TaskContext context) {
        var spec = (TaskSpec.Train) task.spec();
        if (spec.shared() != null) {
            require(archive.result(spec.shared(), TrainingResult.class).model());
        }
        spec.reduced().forEach(set -> archive.shards(set.shards()).forEach(shard -> require(shard.images())));
        spec.curves().stream().filter(set -> set.shards() != null).forEach(set -> archive.shards(set.shards())
                .forEach(shard -> require(shard.images())));
        require(archive.dataset(spec.dataset()).splits().get(Split.TRAIN).get(0).images());
        int epochs = store.list(Keys.checkpoints(task.id())).size();
        while (epochs < 3) {
            for (int step = 0; step < 3; step++) {
                context.progress("epoch " + epochs, step, 3, "steps");
                world.sleep(Duration.ofMillis(500 + world.random.nextInt(4_000)));
                context.checkCancelled();
            }
            store.put(Keys.checkpoints(task.id()) + epochs, new byte[] {1}, "application/octet-stream");
            context.saved();
            epochs++;
        }
        var model = context.artefacts() + "model";
        store.put(model, new byte[] {1}, "application/octet-stream");
        return new TrainingResult(
                spec.architecture(),
                2,
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
                model,
                // One of two networks: many runs end with equal weights.
                number(task.id()) < 0.5 ? "0" : "1",
                model,
                "0",
                1,
                1,
                1,
                number(task.id()),
                List.of(),
                "cpu",
                1,
                null,
                null);
    }

    /** As the real one: what was found of equal weights is copied if it is there, and what is found follows from them. */
    private EvaluationResult evaluate(TaskSpec.Evaluate spec, TaskContext context) {
        requireNetwork(spec.train());
        var key = context.artefacts() + "predictions.csv";
        var twin = twins.of(spec);
        if (twin.isPresent()) {
            var predictions =
                    store.get(archive.result(twin.get(), EvaluationResult.class).predictions());
            if (predictions.isPresent()) {
                store.put(key, predictions.get(), "text/csv");
                twins.leave(spec, twin.get());
                return evaluation(key, spec);
            }
        }
        if (spec.shards() instanceof TaskGroup.Searched) {
            archive.results(spec.shards(), MinimalImagesResult.class)
                    .forEach(search -> search.images().forEach(image -> require(image.image())));
        } else if (spec.shards() instanceof TaskGroup.Computed) {
            archive.dataset(spec.dataset()).splits().get(spec.split()).forEach(shard -> require(shard.images()));
        } else if (spec.shards() != null) {
            archive.shards(spec.shards()).forEach(shard -> require(shard.images()));
        }
        store.put(key, new byte[] {1}, "text/csv");
        twins.leave(spec);
        return evaluation(key, spec);
    }

    private EvaluationResult evaluation(String key, TaskSpec.Evaluate spec) {
        double found = number(TaskId.of(spec.renamed(twins::network)));
        return new EvaluationResult(key, "0", (int) (100 * found), 100, Map.of("loss", 0.5));
    }

    /** As the real one: images are kept one after the other, found or copied. */
    private MinimalImagesResult minimal(TaskSpec.MinimalImages spec, TaskContext context) {
        requireNetwork(spec.train());
        var twin = twins.of(spec);
        if (twin.isPresent()) {
            var original = archive.result(twin.get(), MinimalImagesResult.class);
            var copies = new ArrayList<MinimalImagesResult.Minimal>();
            for (var image : original.images()) {
                var png = store.get(image.image());
                if (png.isPresent()) {
                    copies.add(image.at(keep(context, image.index(), png.get())));
                }
            }
            if (copies.size() == original.images().size()) {
                twins.leave(spec, twin.get());
                return new MinimalImagesResult(copies, original.unsolved(), null);
            }
        }
        double found = number(TaskId.of(spec.renamed(twins::network)));
        var images = new ArrayList<MinimalImagesResult.Minimal>();
        for (int index = 0; index < MINIMAL_IMAGES; index++) {
            var key = keep(context, index, new byte[] {1});
            images.add(new MinimalImagesResult.Minimal(index, 0, 1, 2, 1, 1, 0, 0, 1, key));
        }
        twins.leave(spec);
        return new MinimalImagesResult(images, (int) (100 * found), null);
    }

    private String keep(TaskContext context, int index, byte[] png) {
        var key = context.artefacts() + index + ".png";
        store.put(key, png, "image/png");
        return key;
    }

    /** As the real one: the model's file and the one of its weights are kept, one after the other. */
    private ModelResult model(TaskSpec.Model spec, TaskContext context) {
        var own = context.artefacts() + "model.onnx";
        var data = context.artefacts() + "data-0";
        store.put(own, new byte[] {1}, "application/octet-stream");
        store.put(data, new byte[] {1}, "application/octet-stream");
        return new ModelResult(
                own,
                spec.file().sha256(),
                Map.of("model.onnx.data", data),
                spec.file().data(),
                "",
                18,
                1,
                "images",
                "logits",
                ModelInput.Layout.NCHW,
                16,
                0,
                2,
                spec.input(),
                spec.classes(),
                spec.output(),
                "cpu",
                1);
    }

    private void requireNetwork(String task) {
        if (TaskId.kind(task) == TaskKind.MODEL) {
            var model = archive.result(task, ModelResult.class);
            require(model.model());
            model.data().values().forEach(this::require);
        } else {
            require(archive.result(task, TrainingResult.class).model());
        }
    }

    private void require(String key) {
        if (!store.exists(key)) {
            throw new MissingObject(key);
        }
    }

    /** All that a report depends on: which task left what, and what failed. */
    private ReportResult report(String experiment) {
        var plan = archive.plan(experiment).orElseThrow();
        var failures = archive.failures(experiment);
        var text = new StringBuilder();
        for (var task : plan.tasks()) {
            var marker = archive.left(task.id());
            text.append(task.id())
                    .append(' ')
                    .append(
                            failures.containsKey(task.id())
                                    ? "failed: " + failures.get(task.id()).reason()
                                    : marker.isEmpty()
                                            ? "skipped"
                                            : marker.get()
                                                    .result()
                                                    .toString()
                                                    .replaceAll("attempts/[^/\"]*/|/w[0-9]+/", ""))
                    .append('\n');
        }
        var key = Keys.report(experiment, "report.html");
        store.put(key, Json.bytes(text.toString()), "text/html");
        return new ReportResult(key, World.START);
    }
}
