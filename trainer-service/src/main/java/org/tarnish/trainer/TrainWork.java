package org.tarnish.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.imaging.PartedImages;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.DeviceNames;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.NonFiniteLogits;
import org.tarnish.learning.training.Effort;
import org.tarnish.learning.training.OutOfDeviceMemory;
import org.tarnish.learning.training.Start;
import org.tarnish.learning.training.TrainedModel;
import org.tarnish.learning.training.TrainingCancelled;
import org.tarnish.learning.training.TrainingData;
import org.tarnish.learning.training.TrainingDiverged;
import org.tarnish.learning.training.TrainingJob;
import org.tarnish.learning.training.TrainingListener;
import org.tarnish.learning.training.TrainingLoop;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initialization;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.InvalidWeightsException;
import org.tarnish.network.weights.WeightsLibrary;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.DatasetImages;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskCancelled;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;

/** Trains a network, going on from its last checkpoint if another attempt left one. */
final class TrainWork implements TaskWork {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Archive archive;
    private final DatasetImages images;
    private final LocalCache cache;
    private final ObjectStore store;
    private final WeightsLibrary weights;
    private final Compute compute;
    private final Path work;

    TrainWork(
            Archive archive,
            ShardReader reader,
            LocalCache cache,
            ObjectStore store,
            WeightsLibrary weights,
            Compute compute,
            Path work) {
        this.archive = archive;
        this.images = new DatasetImages(archive, reader);
        this.cache = cache;
        this.store = store;
        this.weights = weights;
        this.compute = compute;
        this.work = work;
    }

    @Override
    public TrainingResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.Train) task.spec();
        var dataset = archive.dataset(spec.dataset());
        try (var workspace = TemporaryFolder.in(work, "train")) {
            context.progress("preparing", 0, 0, "images");
            Engines.start(compute.threads());
            var device = Engines.device(compute.device());
            var initialization = Initializations.of(spec.initialization(), spec.architecture(), weights);
            var job = new TrainingJob(
                    Architectures.named(spec.architecture()),
                    dataset.classes().size(),
                    initialization.normalization().orElse(dataset.normalization()),
                    spec.settings(),
                    Methodologies.of(spec.methodology()).schedule(spec.settings()),
                    spec.seed(),
                    start(spec, initialization));
            var loop = new TrainingLoop(
                    device,
                    new StoredCheckpoints(store, task.id(), context::saved),
                    progress(context),
                    context::cancelled);
            var trained = loop.run(job, data(spec, dataset), workspace.path());
            var resources = resources(trained.effort(), DeviceNames.of(device));
            return store(job, trained, Engines.name(device), resources, context);
        } catch (TrainingCancelled e) {
            throw new TaskCancelled();
        } catch (OutOfDeviceMemory e) {
            // Others may hold the memory now: it counts as unforeseen, and so ends after some attempts.
            throw new IllegalStateException(e.getMessage(), e);
        } catch (TrainingDiverged
                | NonFiniteLogits
                | InvalidWeightsException
                | IllegalArgumentException
                | MissingObject
                | CorruptObject e) {
            throw new PermanentFailure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot train in the folder " + work + "; is the disk full?", e);
        }
    }

    private Start start(TaskSpec.Train spec, Initialization initialization) {
        if (spec.shared() == null) {
            return new Start.Weights(initialization);
        }
        var shared = archive.result(spec.shared(), TrainingResult.class);
        return new Start.Checkpoint(cache.fetch(shared.checkpoint(), shared.checkpointSha256()), shared.bestAccuracy());
    }

    private TrainingData data(TaskSpec.Train spec, DatasetManifest dataset) {
        return new TrainingData(
                source(images.of(dataset, present(spec, dataset, Split.TRAIN))),
                reduction -> reduced(spec, dataset, reduction),
                source(images.of(dataset, present(spec, dataset, Split.VALIDATION))),
                curves(spec, dataset));
    }

    /** A data set for evaluation alone has test images only; where nothing is trained, no others are looked at. */
    private static Split present(TaskSpec.Train spec, DatasetManifest dataset, Split split) {
        if (dataset.count(split) > 0) {
            return split;
        }
        if (spec.settings().maxEpochs() > 0) {
            throw new IllegalArgumentException("the data set " + dataset.location() + " has no " + split.label()
                    + " images; set training.maxEpochs to 0 to judge weights as they are, or give it some");
        }
        return Split.TEST;
    }

    private Map<String, ImageSource> curves(TaskSpec.Train spec, DatasetManifest dataset) {
        var sets = new LinkedHashMap<String, ImageSource>();
        for (var set : spec.curves()) {
            sets.put(set.condition().label(), source(images.of(dataset, set.split(), set.shards())));
        }
        return sets;
    }

    private ImageSource source(PartedImages parts) {
        return ImageSource.of(parts, compute.loading());
    }

    private ImageSource reduced(TaskSpec.Train spec, DatasetManifest dataset, TrainingReduction.Uniform reduction) {
        var wanted = new Condition.Reduced(reduction.kind(), reduction.quality());
        var set = spec.reduced().stream()
                .filter(candidate -> candidate.condition().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan has no training images for " + wanted));
        return source(images.of(dataset, Split.TRAIN, set.shards()));
    }

    private TrainingListener progress(TaskContext context) {
        return new TrainingListener() {
            @Override
            public void stepTaken(int epoch, int done, int total, double loss, double imagesPerSecond) {
                context.progress("epoch " + epoch + ", loss " + "%.3f".formatted(loss), done, total, "images");
            }

            @Override
            public void passing(int epoch, String what, int done, int total) {
                context.progress("epoch " + epoch + ", " + what, done, total, "images");
            }

            @Override
            public void epochFinished(EpochRecord epoch) {
                compute.trained(epoch);
            }
        };
    }

    private TrainingResult store(
            TrainingJob job, TrainedModel trained, String device, Resources resources, TaskContext context)
            throws IOException {
        var model = context.artefacts() + "model.safetensors";
        var checkpoint = context.artefacts() + "checkpoint.safetensors";
        store.put(model, trained.model(), "application/octet-stream");
        store.put(checkpoint, trained.checkpoint(), "application/octet-stream");
        return new TrainingResult(
                job.architecture().name(),
                job.classes(),
                job.normalization(),
                model,
                Sha256.of(trained.model()),
                checkpoint,
                Sha256.of(trained.checkpoint()),
                trained.parameters(),
                trained.multiplyAdds(),
                trained.bestEpoch(),
                trained.bestAccuracy(),
                trained.epochs(),
                device,
                compute.threads(),
                trained.origin(),
                resources);
    }

    private Resources resources(Effort effort, String deviceName) {
        var entry = compute.devices().find(deviceName);
        double hours = effort.seconds() / SECONDS_PER_HOUR;
        return new Resources(
                deviceName,
                effort.seconds(),
                effort.imagesPerSecond(),
                effort.peakHostBytes(),
                effort.peakDeviceBytes(),
                entry.map(known -> known.watts() * hours).orElse(null),
                entry.map(known -> known.pricePerHour() * hours).orElse(null),
                entry.map(DeviceTable.Entry::currency).orElse(null));
    }
}
