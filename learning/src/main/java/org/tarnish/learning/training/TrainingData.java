package org.tarnish.learning.training;

import java.util.function.Function;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.learning.batch.ImageSource;

/**
 * The images of a run.
 *
 * @param training training images at full quality
 * @param reduced the same images reduced, in the same order; asked when an epoch needs them
 * @param validation clean validation images, at least one
 */
public record TrainingData(
        ImageSource training, Function<TrainingReduction.Uniform, ImageSource> reduced, ImageSource validation) {
    public TrainingData {
        if (training.count() < 1 || validation.count() < 1) {
            throw new IllegalArgumentException("training needs at least 1 training and 1 validation image, was "
                    + training.count() + " and " + validation.count());
        }
    }
}
