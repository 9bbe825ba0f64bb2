package org.tarnish.learning.given;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Resampling;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.ImageClassifier;

/** A model that somebody has made elsewhere, evaluated as it is: its input and output brought to the data set's. */
public final class GivenModel implements ImageClassifier {
    /** Images of a batch times their pixels: bounds the memory of activations, 64 images of 224 pixels a side. */
    private static final int PIXELS_IN_BATCH = 64 * 224 * 224;

    private final OnnxSession session;
    private final Shape shape;
    private final InputSamples samples;
    private final ClassScores scores;
    private FloatBuffer buffer = FloatBuffer.allocate(0);

    /**
     * The form of a model's input.
     *
     * @param layout order of the axes
     * @param side of its images in pixels; 0 for the side of those that are shown to it
     * @param batch images that it takes at a time; 0 for any number
     */
    public record Shape(ModelInput.Layout layout, int side, int batch) {}

    /**
     * @param session closed with this
     * @param columns of the model's output, by the data set's labels
     */
    public GivenModel(
            OnnxSession session,
            Shape shape,
            ModelInput input,
            Normalization normalization,
            List<Integer> columns,
            ModelRequest.Output output) {
        this.session = session;
        this.shape = shape;
        this.samples = new InputSamples(input, shape.layout(), normalization);
        this.scores = new ClassScores(columns, output);
    }

    @Override
    public int classes() {
        return scores.classes();
    }

    @Override
    public Predictions predict(
            ImageSource images, int from, int to, int batchSize, boolean keepLogits, IntConsumer beforeBatch) {
        var predictions = new PredictionsBuilder(to - from, classes(), keepLogits);
        try (var wanted = images.inOrder(from, to, batchSize)) {
            while (wanted.hasNext()) {
                beforeBatch.accept(predictions.count());
                var next = wanted.next();
                var rows = rows(unpacked(next.samples(), next.count(), next.side()));
                for (int i = 0; i < rows.length; i++) {
                    predictions.add(next.labels()[i], scores.of(rows[i], next.indices()[i]), 0);
                }
            }
        }
        return predictions.build();
    }

    @Override
    public float[][] probabilities(Batch batch) {
        var rows = rows(unpacked(batch.samples(), batch.count(), batch.side()));
        var probabilities = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            probabilities[i] = scores.probabilities(scores.of(rows[i], batch.indices()[i]));
        }
        return probabilities;
    }

    private static List<Image> unpacked(ByteBuffer packed, int count, int side) {
        var images = new ArrayList<Image>(count);
        int size = side * side * Image.CHANNELS;
        for (int i = 0; i < count; i++) {
            var bytes = new byte[size];
            packed.get(i * size, bytes);
            images.add(new Image(side, side, bytes));
        }
        return images;
    }

    /** The model's output for some images of one side, in as many runs as it needs. */
    private float[][] rows(List<Image> images) {
        int side = shape.side() == 0 ? images.get(0).width() : shape.side();
        int most = shape.batch() > 0 ? shape.batch() : Math.max(1, PIXELS_IN_BATCH / (side * side));
        var rows = new ArrayList<float[]>(images.size());
        for (int from = 0; from < images.size(); from += most) {
            var some = images.subList(from, Math.min(images.size(), from + most));
            // What takes a fixed number of images gets the last ones with others of before behind them.
            int count = shape.batch() > 0 ? shape.batch() : some.size();
            var answer = session.run(filled(some, side, count), axes(side, count));
            for (int i = 0; i < some.size(); i++) {
                rows.add(answer[i]);
            }
        }
        return rows.toArray(float[][]::new);
    }

    private FloatBuffer filled(List<Image> images, int side, int count) {
        int size = side * side * Image.CHANNELS;
        if (buffer.capacity() < count * size) {
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(count * size, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        buffer.clear();
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            var shown = image.width() == side ? image : Resampling.antialiased(image, side, side);
            samples.write(shown.samples(), buffer, i);
        }
        return buffer.limit(count * size);
    }

    private long[] axes(int side, int count) {
        return shape.layout() == ModelInput.Layout.NCHW
                ? new long[] {count, Image.CHANNELS, side, side}
                : new long[] {count, side, side, Image.CHANNELS};
    }

    @Override
    public void close() {
        session.close();
    }
}
