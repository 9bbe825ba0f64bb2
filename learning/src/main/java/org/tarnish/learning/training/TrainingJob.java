package org.tarnish.learning.training;

import org.tarnish.experiment.methodology.Schedule;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.network.architecture.Architecture;

/**
 * One network to train. Together with the images, the kind of device and the number of threads it determines every bit
 * of the result.
 *
 * @param schedule the order of epochs, a pure function of the history
 * @param seed where random weights, the order of images and dropout come from
 */
public record TrainingJob(
        Architecture architecture,
        int classes,
        Normalization normalization,
        TrainingSettings settings,
        Schedule schedule,
        long seed,
        Start start) {}
