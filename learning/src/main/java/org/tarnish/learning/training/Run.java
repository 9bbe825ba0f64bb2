package org.tarnish.learning.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.History;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.request.TrainingSettings.Trainable;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.architecture.Network;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.engine.MemoryUse;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.inference.Predictions;
import org.tarnish.learning.optimizer.Optimizer;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.learning.weights.ModelFile;
import org.tarnish.learning.weights.Safetensors;

/** One run while it trains: the network, its optimizer, and what it has achieved. */
final class Run {
    private static final double NANOSECONDS = 1e9;

    private final TrainingJob job;
    private final TrainingData data;
    private final Checkpoints checkpoints;
    private final Attendance attendance;
    private final Network network;
    private final Optimizer optimizer;
    private final EpochTrainer trainer;
    private final FeatureStore features;
    private final MemoryGuard memory;
    private final Classifier classifier;
    private RunRecord record;
    private long lastSaved;
    private OptionalLong peakOnDevice = OptionalLong.empty();

    Run(TrainingJob job, TrainingData data, Checkpoints checkpoints, NDManager manager, Attendance attendance) {
        this.job = job;
        this.data = data;
        this.checkpoints = checkpoints;
        this.attendance = attendance;
        network = job.architecture().create(job.classes(), manager);
        if (job.settings().learns() == Trainable.HEAD) {
            network.freezeBackbone();
        }
        optimizer = Optimizers.create(job.settings(), network);
        var uploads = new ImageBatches(job.normalization());
        memory = new MemoryGuard(Engines.name(manager.getDevice()));
        trainer = new EpochTrainer(
                job, network, optimizer, uploads, memory, attendance::stopIfCancelled, this::stepTaken);
        features = new FeatureStore(network, uploads, job.settings(), attendance.featureBytes());
        classifier = Classifier.of(network, job.classes(), job.normalization());
        record = RunRecord.begin(job);
        lastSaved = attendance.pace().nanoTime().getAsLong();
    }

    /** Goes to the latest checkpoint, or to the start. */
    void resume() throws IOException {
        record = checkpoints.resume(record);
        int epochs = record.epochs().size();
        if (record.step() > 0) {
            Checkpoints.load(checkpoints.file(epochs, record.step()), network, optimizer);
        } else {
            load(epochs);
        }
    }

    Optional<Epoch> next() {
        return job.schedule().next(history());
    }

    void train(Epoch epoch) throws IOException {
        long start = System.nanoTime();
        int last = record.epochs().size();
        var from = record.position() == null ? Position.start() : record.position();
        if (from.step() == 0 && epoch.origin() == Epoch.Origin.BEST && history().best() != last) {
            load(history().best());
        }
        var images = epoch.reduction().map(this::reduced).orElse(data.training());
        var kept = memory.run(
                job.settings().imagesAtOnce(),
                () -> features.of(epoch.reduction(), images, attendance::stopIfCancelled),
                fewer -> predict(Math.min(fewer, data.validation().count()), fewer));
        var end = trainer.train(new EpochTrainer.Task(last + 1, images, kept, from));
        var validation = validate();
        var finished = new EpochRecord(
                last + 1,
                epoch.quality(),
                epoch.reduction().map(reduction -> reduction.kind()).orElse(null),
                end.meanLoss(),
                validation.accuracy(),
                validation.loss(),
                from.seconds() + (System.nanoTime() - start) / NANOSECONDS,
                null,
                Map.of());
        record = record.plus(finished, end.seconds());
        save();
        attendance.listener().epochFinished(finished);
    }

    /** Writes the best weights; the network is theirs from now on. */
    TrainedModel result(Path folder) throws IOException {
        int best = history().best();
        load(best);
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

    private ImageSource reduced(TrainingReduction reduction) {
        if (reduction instanceof TrainingReduction.Uniform uniform) {
            return data.reduced().apply(uniform);
        }
        throw new IllegalArgumentException("a training set reduced as " + reduction + " is not at hand");
    }

    private Effort effort() throws IOException {
        long images = (long) data.training().count() * record.epochs().size();
        var peak = MemoryUse.hostPeak();
        return new Effort(
                record.epochs().stream().mapToDouble(EpochRecord::seconds).sum(),
                images == 0 ? null : Double.valueOf(images / record.trainingSeconds()),
                peak.isPresent() ? Long.valueOf(peak.getAsLong()) : null,
                peakOnDevice.isPresent() ? Long.valueOf(peakOnDevice.getAsLong()) : null);
    }

    private void stepTaken(int epoch, Position position, int total, double loss) {
        var used = MemoryUse.onDevice(network.manager().getDevice());
        if (used.isPresent()) {
            peakOnDevice = OptionalLong.of(Math.max(used.getAsLong(), peakOnDevice.orElse(0)));
        }
        if (position.images() < total && attendance.pace().isDue(lastSaved)) {
            record = record.at(position);
            try {
                save();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        attendance.listener().stepTaken(epoch, position.images(), total, loss, position.images() / position.seconds());
    }

    private void save() throws IOException {
        checkpoints.save(record, network, optimizer);
        lastSaved = attendance.pace().nanoTime().getAsLong();
    }

    private History history() {
        return record.history();
    }

    /** Brings network and optimizer to where they stood after an epoch, 0 being the start. */
    private void load(int epoch) throws IOException {
        if (epoch > 0) {
            Checkpoints.load(checkpoints.file(epoch), network, optimizer);
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
                : validate().accuracy();
    }

    private Predictions validate() {
        int atOnce = Math.min(job.settings().imagesAtOnce(), data.validation().count());
        return memory.run(atOnce, () -> predict(data.validation().count(), atOnce), fewer -> predict(fewer, fewer));
    }

    private Predictions predict(int images, int atOnce) {
        return classifier.predict(data.validation(), 0, images, atOnce, done -> attendance.stopIfCancelled());
    }
}
