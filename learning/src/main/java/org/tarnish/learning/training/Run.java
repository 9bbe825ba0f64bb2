package org.tarnish.learning.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tarnish.experiment.methodology.Epoch;
import org.tarnish.experiment.methodology.History;
import org.tarnish.experiment.request.TrainingSettings.Trainable;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.architecture.Network;
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
    private final TrainingListener listener;
    private final BooleanSupplier cancelled;
    private final Network network;
    private final Optimizer optimizer;
    private final EpochTrainer trainer;
    private final Classifier classifier;
    private RunRecord record;

    Run(
            TrainingJob job,
            TrainingData data,
            Checkpoints checkpoints,
            NDManager manager,
            TrainingListener listener,
            BooleanSupplier cancelled) {
        this.job = job;
        this.data = data;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.cancelled = cancelled;
        network = job.architecture().create(job.classes(), manager);
        if (job.settings().trainable() == Trainable.HEAD) {
            network.freezeBackbone();
        }
        optimizer = Optimizers.create(job.settings().optimizer(), network);
        trainer = new EpochTrainer(job, network, optimizer, listener, cancelled);
        classifier = Classifier.of(network, job.classes(), job.normalization());
        record = RunRecord.begin(job);
    }

    /** Goes to the latest checkpoint, or to the start. */
    void resume() throws IOException {
        record = checkpoints.resume(record);
        load(record.epochs().size());
    }

    Optional<Epoch> next() {
        return job.schedule().next(history());
    }

    void train(Epoch epoch) throws IOException {
        long start = System.nanoTime();
        int last = record.epochs().size();
        if (epoch.origin() == Epoch.Origin.BEST && history().best() != last) {
            load(history().best());
        }
        var images = epoch.reduction().map(data.reduced()).orElse(data.training());
        double loss = trainer.train(last + 1, images);
        var validation = validate();
        var finished = new EpochRecord(
                last + 1,
                epoch.quality(),
                epoch.reduction().map(reduction -> reduction.kind()).orElse(null),
                loss,
                validation.accuracy(),
                validation.loss(),
                (System.nanoTime() - start) / NANOSECONDS);
        record = record.plus(finished);
        checkpoints.save(record, network, optimizer);
        listener.epochFinished(finished);
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
                record.origin());
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
        var images = data.validation();
        return classifier.predict(images, 0, images.count(), job.settings().batchSize(), done -> {
            if (cancelled.getAsBoolean()) {
                throw new TrainingCancelled();
            }
        });
    }
}
