package org.tarnish.evaluator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.LocalCache;

/** The trained networks used last, loaded. For one thread at a time. */
final class Classifiers {
    private static final int MOST_LOADED = 4;

    private final Archive archive;
    private final LocalCache cache;
    private final int threads;
    private final String device;
    private final Map<String, Classifier> loaded = new LinkedHashMap<>(MOST_LOADED, 0.75f, true);

    Classifiers(Archive archive, LocalCache cache, int threads, String device) {
        this.archive = archive;
        this.cache = cache;
        this.threads = threads;
        this.device = device;
    }

    /** The network that a training task left; belongs to this object. */
    synchronized Classifier of(String train) {
        var known = loaded.get(train);
        if (known != null) {
            return known;
        }
        if (loaded.size() >= MOST_LOADED) {
            var eldest = loaded.keySet().iterator().next();
            loaded.remove(eldest).close();
        }
        var classifier = load(archive.result(train, TrainingResult.class));
        loaded.put(train, classifier);
        return classifier;
    }

    private Classifier load(TrainingResult trained) {
        Engines.start(threads);
        var model = cache.fetch(trained.model(), trained.modelSha256());
        try {
            return Classifier.load(
                    Architectures.named(trained.architecture()),
                    trained.classes(),
                    trained.normalization(),
                    model,
                    Engines.device(device));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load the weights '" + trained.model() + "'", e);
        }
    }
}
