package org.tarnish.evaluator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.learning.given.GivenModel;
import org.tarnish.learning.given.OnnxSession;
import org.tarnish.learning.inference.ImageClassifier;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.task.PermanentFailure;

/** Loads given models from the object store. */
final class GivenModels {
    private final LocalCache cache;
    private final Path work;
    private final int threads;
    private final String device;

    /** @param work folder for temporary files */
    GivenModels(LocalCache cache, Path work, int threads, String device) {
        this.cache = cache;
        this.work = work;
        this.threads = threads;
        this.device = device;
    }

    /**
     * A model that tells the classes of a data set.
     *
     * @throws PermanentFailure if its classes are not those of the data set, or it cannot be run here
     */
    ImageClassifier load(ModelResult model, DatasetManifest dataset) throws IOException {
        var columns = columns(model, dataset);
        try (var folder = TemporaryFolder.in(work, "model")) {
            return new GivenModel(
                    OnnxSession.open(
                            file(model, folder.path()), model.inputName(), model.outputName(), threads, device),
                    new GivenModel.Shape(model.layout(), model.side(), model.batch()),
                    model.input(),
                    model.input().normalization().of(dataset.normalization()),
                    columns,
                    model.output());
        } catch (IllegalArgumentException e) {
            throw new PermanentFailure(e.getMessage(), e);
        }
    }

    /** Its own file where its weights lie in it; else all of them in one folder, by the names that it knows. */
    private Path file(ModelResult model, Path folder) throws IOException {
        var own = cache.fetch(model.model(), model.sha256());
        if (model.data().isEmpty()) {
            return own;
        }
        var copy = Files.copy(own, folder.resolve("model.onnx"));
        for (var part : model.data().entrySet()) {
            var target = folder.resolve(part.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(cache.fetch(part.getValue(), model.dataSha256().get(part.getKey())), target);
        }
        return copy;
    }

    private static List<Integer> columns(ModelResult model, DatasetManifest dataset) {
        if (model.classes().isEmpty()) {
            if (model.outputs() != dataset.classes().size()) {
                throw new PermanentFailure("the model tells " + model.outputs()
                        + " classes apart, and the data set has "
                        + dataset.classes().size() + "; name the model's outputs in their order with classes: [...]");
            }
            return IntStream.range(0, model.outputs()).boxed().toList();
        }
        if (model.classes().size() != model.outputs()) {
            throw new PermanentFailure("the model has " + model.outputs() + " outputs, and classes names "
                    + model.classes().size() + "; name all of them in their order");
        }
        var missing = dataset.classes().stream()
                .filter(name -> !model.classes().contains(name))
                .findFirst();
        if (missing.isPresent()) {
            throw new PermanentFailure("the model's classes do not name the data set's class '" + missing.get()
                    + "'; classes must hold every class of the data set");
        }
        return dataset.classes().stream().map(model.classes()::indexOf).toList();
    }
}
