package org.tarnish.evaluator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.learning.engine.Bfloat16;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.inference.ImageClassifier;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Twins;
import org.tarnish.pipeline.store.LocalCache;

/** The trained networks and given models used last, loaded: equal weights once. For one thread at a time. */
final class Classifiers {
    private static final int MOST_LOADED = 4;

    private final Archive archive;
    private final Twins twins;
    private final LocalCache cache;
    private final int threads;
    private final String device;
    private final GivenModels models;
    private final Map<Wanted, ImageClassifier> loaded = new LinkedHashMap<>(MOST_LOADED, 0.75f, true);

    /**
     * @param network what determines its answers
     * @param precision what it computes in
     * @param dataset whose classes a given model is to tell
     */
    private record Wanted(String network, Precision precision, String dataset) {}

    Classifiers(Archive archive, Twins twins, LocalCache cache, GivenModels models, int threads, String device) {
        this.models = models;
        this.archive = archive;
        this.twins = twins;
        this.cache = cache;
        this.threads = threads;
        this.device = device;
    }

    /**
     * The network that a training task left, or the given model that a task took in; belongs to this object.
     *
     * @param precision what a trained network computes in; null for float32
     * @param dataset that it is to classify
     */
    synchronized ImageClassifier of(String task, Precision precision, DatasetManifest dataset) {
        var computed = precision == null ? Precision.FLOAT32 : precision;
        var wanted = new Wanted(twins.network(task), computed, dataset.id());
        var known = loaded.get(wanted);
        if (known != null) {
            return known;
        }
        if (loaded.size() >= MOST_LOADED) {
            var eldest = loaded.keySet().iterator().next();
            loaded.remove(eldest).close();
        }
        var classifier = TaskId.kind(task) == TaskKind.MODEL ? given(task, dataset) : trained(task, computed);
        loaded.put(wanted, classifier);
        return classifier;
    }

    /**
     * Estimates of what {@link #of} says in float32, from the same network in bfloat16; empty of other precisions and of
     * given models, and where that takes no less time. Belongs to this object.
     */
    Optional<ImageClassifier> estimateOf(String task, Precision precision, DatasetManifest dataset) {
        if (TaskId.kind(task) == TaskKind.MODEL || precision != null && precision != Precision.FLOAT32) {
            return Optional.empty();
        }
        Engines.start(threads);
        return Bfloat16.isQuickOn(Engines.device(device))
                ? Optional.of(of(task, Precision.BFLOAT16, dataset))
                : Optional.empty();
    }

    /** The network that a training task left, in words for messages. */
    String words(String train) {
        if (TaskId.kind(train) == TaskKind.MODEL) {
            return train + " (a given model)";
        }
        var trained = archive.result(train, TrainingResult.class);
        return train + " (" + trained.architecture()
                + (trained.origin() == null ? "" : ", " + trained.origin().sentence(trained.classes())) + ")";
    }

    private ImageClassifier given(String task, DatasetManifest dataset) {
        try {
            return models.load(archive.result(task, ModelResult.class), dataset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the model of '" + task + "'", e);
        }
    }

    private ImageClassifier trained(String task, Precision precision) {
        var trained = archive.result(task, TrainingResult.class);
        Engines.start(threads);
        var model = cache.fetch(trained.model(), trained.modelSha256());
        try {
            return Classifier.load(
                    Architectures.named(trained.architecture()),
                    trained.classes(),
                    trained.normalization(),
                    model,
                    precision,
                    Engines.device(device));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the weights '" + trained.model() + "'", e);
        }
    }
}
