package org.tarnish.learning.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.learning.batch.ImageSource;

/**
 * The images of a run.
 *
 * @param training training images at full quality
 * @param reduced the same images reduced, in the same order; asked when an epoch needs them
 * @param validation clean validation images, at least one
 * @param curves further sets to evaluate the network on after each epoch, by their labels; at least one image each
 */
public record TrainingData(
        ImageSource training,
        Function<TrainingReduction.Uniform, ImageSource> reduced,
        ImageSource validation,
        Map<String, ImageSource> curves) {
    public TrainingData {
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        if (training.count() < 1 || validation.count() < 1) {
            throw new IllegalArgumentException("training needs at least 1 training and 1 validation image, was "
                    + training.count() + " and " + validation.count());
        }
        curves.forEach((label, images) -> {
            if (images.count() < 1) {
                throw new IllegalArgumentException("the curve of '" + label + "' needs at least 1 image, was 0");
            }
        });
    }

    /** Without curves. */
    public TrainingData(
            ImageSource training, Function<TrainingReduction.Uniform, ImageSource> reduced, ImageSource validation) {
        this(training, reduced, validation, Map.of());
    }
}
