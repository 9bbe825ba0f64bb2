package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How one network is trained. {@link TrainingForm} says what is usual, and how it is spelled.
 *
 * @param optimizer name in the catalogue of optimizers
 * @param learningRate step size, greater than 0; the peak where the schedule changes it
 * @param batchSize images per optimizer step, at least 1
 * @param maxEpochs upper bound of a run's epochs; 0 evaluates the weights as they begin
 * @param patience epochs (or patterns, pairs) without a new best clean validation accuracy before a run stops
 * @param trainable which parameters learn
 * @param momentum of {@code sgd}, in [0, 1)
 * @param nesterov whether {@code sgd} looks ahead (Nesterov); needs momentum
 * @param weightDecay at least 0; decoupled from the gradient for {@code adamw}, part of it for the others
 * @param schedule how the learning rate changes over {@code maxEpochs}
 * @param warmupEpochs epochs over which the learning rate grows linearly to its value, at least 0
 * @param labelSmoothing part of the target that is spread evenly over all classes, in [0, 1)
 * @param gradientClip largest Euclidean norm of all gradients together, greater than 0; longer ones are scaled down to
 *     it; empty for any length
 * @param microBatch at most so many images go through the network at once, in 1..batchSize, the gradients of a batch adding
 *     up; batch normalization sees them alone
 * @param augmentation how training images are varied
 * @param precision what the network computes in while it is trained, and validated after each epoch
 */
public record TrainingSettings(
        String optimizer,
        double learningRate,
        int batchSize,
        int maxEpochs,
        int patience,
        Trainable trainable,
        double momentum,
        boolean nesterov,
        double weightDecay,
        ScheduleRequest schedule,
        double warmupEpochs,
        double labelSmoothing,
        OptionalDouble gradientClip,
        int microBatch,
        Augmentation augmentation,
        Precision precision)
        implements Spelled {
    /**
     * The one training of a form, with what is usual filled in.
     *
     * @throws IllegalArgumentException if the form is that of several trainings
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TrainingSettings of(TrainingForm form) {
        var trainable = form.trainables();
        if (trainable.size() != 1) {
            throw new IllegalArgumentException(
                    "the settings of one training must have one trainable, had " + trainable);
        }
        return form.settings(trainable.get(0));
    }

    /** The settings that a request without {@code training} gets. */
    public static TrainingSettings defaults() {
        return of(TrainingForm.empty());
    }

    @Override
    @JsonValue
    public TrainingForm spelled() {
        return TrainingForm.of(this, List.of(trainable));
    }

    /** Which settings do not go together, each of them being right alone; the path of each is its name. */
    public List<RequestError> problems() {
        var problems = new ArrayList<RequestError>();
        if (momentum != 0 && !kind().hasMomentum()) {
            problems.add(problem(
                    "momentum",
                    momentum,
                    "is for the optimizer " + OptimizerKind.withMomentum() + " alone, optimizer was '" + optimizer
                            + "'; leave it out"));
        }
        if (nesterov && momentum == 0) {
            problems.add(
                    problem("nesterov", true, "needs momentum; give momentum a value greater than 0, such as 0.9"));
        }
        if (warmupEpochs > maxEpochs) {
            problems.add(problem(
                    "warmupEpochs",
                    warmupEpochs,
                    "must be at most maxEpochs, which is " + maxEpochs + ", was " + warmupEpochs));
        }
        if (warmupEpochs > 0 && schedule.risesByItself()) {
            problems.add(problem(
                    "warmupEpochs",
                    warmupEpochs,
                    "is not for the schedule '" + schedule.name() + "', which rises by itself; leave it out"));
        }
        return problems;
    }

    OptimizerKind kind() {
        return OptimizerKind.named(optimizer);
    }

    private static RequestError problem(String field, Object value, String message) {
        return new RequestError(field, value.toString(), message, null);
    }
}
