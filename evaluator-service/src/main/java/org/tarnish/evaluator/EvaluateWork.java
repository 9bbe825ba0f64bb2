package org.tarnish.evaluator;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.diagram.Drawing;
import org.tarnish.evaluation.metric.Metrics;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.batch.Loading;
import org.tarnish.learning.inference.ImageClassifier;
import org.tarnish.learning.inference.NonFiniteLogits;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;
import org.tarnish.pipeline.task.TaskContext;
import org.tarnish.pipeline.task.TaskWork;
import org.tarnish.predictions.file.PredictionsWriter;
import org.tarnish.predictions.file.StoredPredictions;

/**
 * Evaluates a network on one condition and keeps every prediction. What was found of equal weights before is copied instead.
 */
final class EvaluateWork implements TaskWork {
    /** Fixed, since floating-point sums depend on it. */
    private static final int BATCH = 128;

    /** Logits that are kept of one evaluation; of more, none: 8 MB, and 800 MB of a network on 100 conditions. */
    private static final long MOST_LOGITS = 4_000_000;

    private final Archive archive;
    private final TestImages images;
    private final ObjectStore store;
    private final Twins twins;
    private final Classifiers classifiers;
    private final Loading loading;
    private final Foresight foresight;
    private final LongConsumer counter;

    /**
     * @param counter told how many images were classified
     */
    EvaluateWork(
            Archive archive,
            TestImages images,
            ObjectStore store,
            Classifiers classifiers,
            Loading loading,
            Foresight foresight,
            LongConsumer counter) {
        this.archive = archive;
        this.images = images;
        this.store = store;
        this.twins = new Twins(store, archive);
        this.classifiers = classifiers;
        this.loading = loading;
        this.foresight = foresight;
        this.counter = counter;
    }

    @Override
    public EvaluationResult run(Task task, TaskContext context) {
        var spec = (TaskSpec.Evaluate) task.spec();
        var dataset = archive.dataset(spec.dataset());
        return twins.of(spec)
                .flatMap(twin -> copy(twin, spec, context))
                .orElseGet(() -> evaluate(spec, dataset, context));
    }

    private EvaluationResult evaluate(TaskSpec.Evaluate spec, DatasetManifest dataset, TaskContext context) {
        var images = images(spec, dataset);
        var classifier = classifiers.of(spec.train(), spec.precision(), dataset);
        if (classifier.classes() != dataset.classes().size()) {
            throw new PermanentFailure("the network of " + spec.train() + " knows " + classifier.classes()
                    + " classes, and the data set " + dataset.id() + " has "
                    + dataset.classes().size());
        }
        var predicted = predict(classifier, images, spec, context);
        var predictions = spec.condition() instanceof Condition.Foreign ? predicted.withoutLabels() : predicted;
        counter.accept(images.count());
        var parquet = PredictionsWriter.bytes(predictions);
        var key = context.artefacts() + StoredPredictions.NAME;
        store.put(key, parquet, StoredPredictions.CONTENT_TYPE);
        twins.leave(spec);
        return new EvaluationResult(
                key,
                Sha256.of(parquet),
                predictions.correct(),
                predictions.count(),
                Metrics.of(predictions, spec.condition()),
                Drawing.of(predictions, spec.condition(), classifier.classes()).orElse(null));
    }

    /** What another task found, under keys of this one's own; empty if its predictions are gone or damaged. */
    private Optional<EvaluationResult> copy(String twin, TaskSpec.Evaluate spec, TaskContext context) {
        var found = archive.result(twin, EvaluationResult.class);
        var key = context.artefacts() + StoredPredictions.NAME;
        return store.get(found.predictions())
                .filter(parquet -> Sha256.of(parquet).equals(found.predictionsSha256()))
                .map(parquet -> {
                    store.put(key, parquet, StoredPredictions.CONTENT_TYPE);
                    twins.leave(spec, twin);
                    return new EvaluationResult(
                            key,
                            found.predictionsSha256(),
                            found.correct(),
                            found.total(),
                            found.metrics(),
                            found.diagrams());
                });
    }

    private Predictions predict(
            ImageClassifier classifier, ImageSource images, TaskSpec.Evaluate spec, TaskContext context) {
        // Once its own first images are there.
        var foreseen = new AtomicBoolean();
        try {
            return classifier.predict(images, 0, images.count(), BATCH, keepsLogits(classifier, images), done -> {
                context.checkCancelled();
                context.progress("evaluating on " + spec.condition().label(), done, images.count(), "images");
                if (foreseen.compareAndSet(false, true)) {
                    context.next().ifPresent(foresight::fetch);
                }
            });
        } catch (NonFiniteLogits e) {
            throw new PermanentFailure(
                    "on the condition " + spec.condition().label() + " of run " + classifiers.words(spec.train()) + ": "
                            + e.getMessage(),
                    e);
        } catch (IllegalArgumentException | MissingObject | CorruptObject e) {
            throw new PermanentFailure(e.getMessage(), e);
        }
    }

    private static boolean keepsLogits(ImageClassifier classifier, ImageSource images) {
        return (long) classifier.classes() * images.count() <= MOST_LOGITS;
    }

    private ImageSource images(TaskSpec.Evaluate spec, DatasetManifest dataset) {
        var parts = images.of(spec, dataset);
        var source = ImageSource.of(
                parts,
                images.areComputed(spec)
                        ? loading.computing(Runtime.getRuntime().availableProcessors())
                        : loading);
        if (images.areMinimal(spec) && source.count() == 0) {
            throw new PermanentFailure("none of the images that were searched for "
                    + spec.condition().label() + " has a minimal image, so there is nothing to evaluate a network on");
        }
        return source;
    }
}
