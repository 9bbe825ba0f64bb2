package org.tarnish.learning.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.inference.Classifier;

/** Evaluates a network while it is trained: on the clean validation images, and on the sets of its curves. */
final class Validation {
    private final TrainingData data;
    private final Classifier classifier;
    private final MemoryGuard memory;
    private final int atOnce;
    private final RunControls controls;

    /** @param atOnce images that are classified at once, where there are as many */
    Validation(TrainingData data, Classifier classifier, MemoryGuard memory, int atOnce, RunControls controls) {
        this.data = data;
        this.classifier = classifier;
        this.memory = memory;
        this.atOnce = atOnce;
        this.controls = controls;
    }

    /** What the network makes of the clean validation images. */
    Predictions clean() {
        int images = Math.min(atOnce, data.validation().count());
        return memory.run(
                images,
                () -> predict(data.validation(), data.validation().count(), images, controls::stopIfCancelled),
                this::tryOut);
    }

    /** What it makes of the further sets after an epoch, by their labels. */
    Map<String, EpochRecord.Point> curves(int epoch) {
        var curves = new LinkedHashMap<String, EpochRecord.Point>();
        data.curves().forEach((label, images) -> {
            var predictions = guarded(() -> classifier.predict(images, 0, images.count(), atOnce, done -> {
                controls.stopIfCancelled();
                controls.listener().passing(epoch, "evaluating on " + label, done, images.count());
            }));
            curves.put(label, new EpochRecord.Point(predictions.accuracy(), predictions.loss()));
        });
        return curves;
    }

    /** Does something that classifies as many images at once; if memory runs out, says how many would fit. */
    <T> T guarded(Supplier<T> work) {
        return memory.run(atOnce, work, this::tryOut);
    }

    private void tryOut(int images) {
        int fewer = Math.min(images, data.validation().count());
        predict(data.validation(), fewer, fewer, controls::stopIfCancelled);
    }

    private Predictions predict(ImageSource source, int images, int together, Runnable beforeBatch) {
        return classifier.predict(source, 0, images, together, done -> beforeBatch.run());
    }
}
