package org.tarnish.learning.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.History;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.engine.MemoryUse;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizer;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.Safetensors;

/** One run while it trains: the network, its optimizer, and what it has achieved. */
final class TrainingRun {
    private static final double NANOSECONDS = 1e9;

    private final TrainingJob job;
    private final TrainingData data;
    private final Checkpoints checkpoints;
    private final RunControls controls;
    private final Network network;
    private final Optimizer optimizer;
    private final EpochTrainer trainer;
    private final FeatureStore features;
    private final Validation validation;
    private final ImageAdaptation adaptation;
    private final DevicePeak peakOnDevice;
    private RunRecord record;
    private long lastSaved;

    TrainingRun(TrainingJob job, TrainingData data, Checkpoints checkpoints, NDManager manager, RunControls controls) {
        this.job = job;
        this.data = data;
        this.checkpoints = checkpoints;
        this.controls = controls;
        network =
                Network.create(job.architecture(), job.classes(), job.settings().precision(), manager);
        if (job.settings().trainable() == Trainable.HEAD) {
            network.freezeBackbone();
        }
        optimizer = Optimizers.create(job.settings(), network);
        var uploads = new ImageBatches(job.normalization());
        var memory = new MemoryGuard(Engines.name(manager.getDevice()));
        trainer =
                new EpochTrainer(job, network, optimizer, uploads, memory, controls::stopIfCancelled, this::stepTaken);
        features = new FeatureStore(network, uploads, job.settings(), controls.featureBytes());
        var classifier = Classifier.of(network, job.classes(), job.normalization());
        int atOnce = job.settings().microBatch();
        validation = new Validation(data, classifier, memory, atOnce, controls);
        adaptation = new ImageAdaptation(data.training(), classifier, validation, atOnce, controls);
        record = RunRecord.begin(job);
        lastSaved = controls.pace().nanoTime().getAsLong();
        peakOnDevice = new DevicePeak(
                () -> MemoryUse.onDevice(manager.getDevice()), controls.pace().nanoTime());
    }

    /** Goes to the latest checkpoint, or to the start. */
    void resume() throws IOException {
        record = checkpoints.resume(record);
        load(record.epochs().size(), record.step());
    }

    Optional<Epoch> next() {
        return job.schedule().next(history());
    }

    void train(Epoch epoch) throws IOException {
        int last = record.epochs().size();
        var from = record.position() == null ? begin(epoch, last + 1) : record.position();
        long start = System.nanoTime();
        var images = epoch.reduction().map(this::reduced).orElse(data.training());
        var kept = validation.guarded(() -> features.of(epoch.reduction(), images, controls::stopIfCancelled));
        var end = trainer.train(new EpochTrainer.Task(last + 1, images, kept, from));
        long trained = System.nanoTime();
        var clean = validation.clean();
        long validated = System.nanoTime();
        var finished = new EpochRecord(
                last + 1,
                epoch.quality(),
                epoch.reduction().map(TrainingReduction::kind).orElse(null),
                end.meanLoss(),
                clean.accuracy(),
                clean.loss(),
                from.seconds() + (validated - start) / NANOSECONDS,
                measured(from.adaptation(), (validated - trained) / NANOSECONDS / clean.count()),
                validation.curves(last + 1));
        record = record.plus(finished, end.seconds());
        save();
        controls.listener().epochFinished(finished);
    }

    /** Writes the best weights; the network is theirs from now on. */
    TrainedModel result(Path folder) throws IOException {
        int best = history().best();
        load(best, 0);
        var checkpoint = folder.resolve("best.safetensors");
        Checkpoints.write(checkpoint, network, optimizer);
        var model = folder.resolve("model.safetensors");
        Safetensors.write(model, ModelFile.tensors(network));
        return new TrainedModel(
                record.epochs(),
                best,
                accuracy(best),
                model,
                checkpoint,
                job.architecture().parameters(job.classes()),
                job.architecture().multiplyAdds(job.classes(), data.training().side()),
                record.origin(),
                effort());
    }

    /** Goes to where an epoch begins, and adapts the images if it asks for that. */
    private Position begin(Epoch epoch, int number) throws IOException {
        int best = history().best();
        if (epoch.origin() == Epoch.Origin.BEST && best != number - 1) {
            load(best, 0);
        }
        if (epoch.reduction().orElse(null) instanceof TrainingReduction.Adaptive adaptive) {
            record = record.adapting(adaptive);
            return Position.after(adaptation.run(number, adaptive));
        }
        return Position.start();
    }

    private ImageSource reduced(TrainingReduction reduction) {
        return reduction instanceof TrainingReduction.Uniform uniform
                ? data.reduced().apply(uniform)
                : adaptation.images();
    }

    /** A pass beside the speed of plain evaluation. */
    private static EpochRecord.Adaptation measured(EpochRecord.Adaptation pass, double secondsPerImage) {
        if (pass == null) {
            return null;
        }
        return new EpochRecord.Adaptation(
                pass.seconds(),
                pass.candidates() * secondsPerImage,
                pass.candidates(),
                pass.lowered(),
                pass.kept(),
                pass.undone(),
                pass.meanEntropyRatio());
    }

    private Effort effort() throws IOException {
        long images = (long) data.training().count() * record.epochs().size();
        var peak = MemoryUse.hostPeak();
        var onDevice = peakOnDevice.most();
        return new Effort(
                record.epochs().stream().mapToDouble(TrainingRun::secondsOf).sum(),
                images == 0 ? null : Double.valueOf(images / record.trainingSeconds()),
                peak.isPresent() ? Long.valueOf(peak.getAsLong()) : null,
                onDevice.isPresent() ? Long.valueOf(onDevice.getAsLong()) : null);
    }

    private static double secondsOf(EpochRecord epoch) {
        return epoch.seconds()
                + (epoch.adaptation() == null ? 0 : epoch.adaptation().seconds());
    }

    private void stepTaken(int epoch, Position position, int total, double loss) {
        peakOnDevice.stepTaken();
        if (position.images() < total && controls.pace().isDue(lastSaved)) {
            record = record.at(position);
            try {
                save();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        controls.listener().stepTaken(epoch, position.images(), total, loss, position.images() / position.seconds());
    }

    private void save() throws IOException {
        checkpoints.save(record, network, optimizer, adaptation.state());
        lastSaved = controls.pace().nanoTime().getAsLong();
    }

    private History history() {
        return record.history();
    }

    /** Brings everything to where it stood after an epoch, 0 being the start, and some steps more. */
    private void load(int epoch, int step) throws IOException {
        adaptation.forget();
        if (epoch > 0 || step > 0) {
            var file = checkpoints.file(epoch, step);
            Checkpoints.load(file, network, optimizer);
            if (Files.exists(Checkpoints.adapted(file))) {
                adaptation.read(Checkpoints.adapted(file), record.adaptive());
            }
        } else if (job.start() instanceof Start.Checkpoint start) {
            Checkpoints.load(start.file(), network, optimizer);
        } else if (job.start() instanceof Start.Weights start) {
            record = record.with(start.initialization().apply(network, job.seed()));
        }
    }

    private double accuracy(int epoch) {
        if (epoch > 0) {
            return record.epochs().get(epoch - 1).validationAccuracy();
        }
        return record.startAccuracy() != null
                ? record.startAccuracy()
                : validation.clean().accuracy();
    }
}
