package org.tarnish.learning.inference;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Precision;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.graph.CompiledNetwork;
import org.tarnish.learning.network.Network;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.weights.ModelFile;
import org.tarnish.network.weights.WeightsFile;

/**
 * A trained network that classifies images. Keeps no gradient state; memory is bounded by one batch. May be used from
 * any one thread at a time.
 *
 * <p>The same images in the same batches give the same numbers to the bit, on the same device kind and thread count.
 */
public final class Classifier implements ImageClassifier {
    private final UnaryOperator<PtNDArray> network;
    private final int classes;
    private final ImageBatches uploads;
    private final NDManager manager;

    /** @param network logits of images */
    private Classifier(UnaryOperator<PtNDArray> network, int classes, Normalization normalization, NDManager manager) {
        this.network = network;
        this.classes = classes;
        this.uploads = new ImageBatches(normalization);
        this.manager = manager;
    }

    /** As {@link #load(Architecture, int, Normalization, Path, Precision, Device)} in float32. */
    public static Classifier load(
            Architecture architecture, int classes, Normalization normalization, Path model, Device device)
            throws IOException {
        return load(architecture, classes, normalization, model, Precision.FLOAT32, device);
    }

    /**
     * Loads trained weights into a network that runs as one graph, which changes logits by rounding alone: in float32 by
     * less than 1e-4 where they are of usual size.
     *
     * @param model safetensors or PyTorch file with the architecture's state dict
     * @param precision what the network computes in
     * @throws IOException if the file cannot be read or is not valid
     * @throws IllegalArgumentException if the weights are not those of the architecture and number of classes
     */
    public static Classifier load(
            Architecture architecture,
            int classes,
            Normalization normalization,
            Path model,
            Precision precision,
            Device device)
            throws IOException {
        var tensors = WeightsFile.read(model, architecture);
        ModelFile.check(architecture.tensors(classes), tensors);
        var manager = Engines.manager(device);
        try {
            JniUtils.setGradMode(false);
            var network = CompiledNetwork.create(architecture, classes, precision, manager, name -> tensors.get(name)
                    .read());
            return new Classifier(network::logits, classes, normalization, manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Classifies with a network that goes on belonging to the caller; closing the classifier leaves it open. */
    public static Classifier of(Network network, int classes, Normalization normalization) {
        var manager = network.manager().newSubManager();
        return new Classifier(images -> network.forward(images, false), classes, normalization, manager);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public Predictions predict(
            ImageSource images, int from, int to, int batchSize, boolean keepLogits, IntConsumer beforeBatch) {
        try (var wanted = images.inOrder(from, to, batchSize)) {
            var predictions = new PredictionsBuilder(to - from, classes, keepLogits);
            while (wanted.hasNext()) {
                beforeBatch.accept(predictions.count());
                predict(wanted.next(), predictions, from);
            }
            return predictions.build();
        }
    }

    /**
     * Class probabilities of a batch, the softmax of the logits.
     *
     * @param images at least one, all square and of one side
     * @return one row per image, one value per class
     * @throws NonFiniteLogits if a logit is infinite or not a number
     */
    public float[][] probabilities(List<Image> images) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var logits = network.apply(uploads.images(scope, images));
            return rows(HostValues.of(JniUtils.softmax(logits, 1, DataType.FLOAT32)));
        }
    }

    /** Class probabilities of a batch whose samples are laid out for upload; otherwise as {@link #probabilities(List)}. */
    @Override
    public float[][] probabilities(Batch batch) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var logits = network.apply(uploads.images(scope, batch));
            return rows(HostValues.of(JniUtils.softmax(logits, 1, DataType.FLOAT32)));
        }
    }

    /** Logits of a batch; otherwise as {@link #probabilities(List)}. */
    public float[][] logits(List<Image> images) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            return rows(HostValues.of(network.apply(uploads.images(scope, images))));
        }
    }

    private float[][] rows(float[] values) {
        requireFinite(values, image -> "image " + image + " of a batch");
        var rows = new float[values.length / classes][classes];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * classes, rows[i], 0, classes);
        }
        return rows;
    }

    @Override
    public void close() {
        manager.close();
    }

    private void predict(Batch batch, PredictionsBuilder predictions, int first) {
        JniUtils.setGradMode(false);
        try (var scope = manager.newSubManager()) {
            var logits = HostValues.of(network.apply(uploads.images(scope, batch)));
            int done = predictions.count();
            requireFinite(logits, image -> "image " + (first + done + image));
            for (int i = 0; i < batch.count(); i++) {
                predictions.add(batch.labels()[i], logits, i * classes);
            }
        }
    }

    /** Of a batch's values, which softmax leaves not a number where a logit was none. */
    private void requireFinite(float[] values, IntFunction<String> images) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new NonFiniteLogits(images.apply(i / classes), i % classes, values[i]);
            }
        }
    }
}
