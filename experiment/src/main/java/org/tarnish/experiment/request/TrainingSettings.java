package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How networks are trained. Everything from {@code momentum} on is null where it is what it would be anyway, so that
 * requests for the same training are equal however they are spelled.
 *
 * @param optimizer name in the optimizer catalogue, default {@code adam}
 * @param learningRate step size, greater than 0, default 0.001; the peak where the schedule changes it
 * @param batchSize images per optimizer step, at least 1, default 64
 * @param maxEpochs upper bound of a run's epochs, default 30; 0 evaluates the weights as they begin
 * @param patience epochs (or patterns, pairs) without a new best clean validation accuracy before a run stops, default 3
 * @param trainable which parameters learn, default all; several ask for runs with each of them, the settings of one
 *     training have one
 * @param momentum of {@code sgd}, in [0, 1), default 0
 * @param nesterov whether {@code sgd} looks ahead (Nesterov); needs momentum; default false
 * @param weightDecay at least 0, default 0 and 0.01 for {@code adamw}; decoupled from the gradient for {@code adamw}, part
 *     of it for the others
 * @param schedule how the learning rate changes over {@code maxEpochs}, default constant
 * @param warmupEpochs epochs over which the learning rate grows linearly to its value, at least 0, default 0
 * @param labelSmoothing part of the target that is spread evenly over all classes, in [0, 1), default 0
 * @param gradientClip largest Euclidean norm of all gradients together, greater than 0; longer ones are scaled down to
 *     it; default none
 * @param microBatch at most so many images go through the network at once, the gradients of a batch adding up; batch
 *     normalization sees them alone; default the whole batch
 * @param augmentation how training images are varied, default not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSettings(
        String optimizer,
        Double learningRate,
        Integer batchSize,
        Integer maxEpochs,
        Integer patience,
        @JsonFormat(
                        with = {
                            JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                            JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                        })
                List<Trainable> trainable,
        Double momentum,
        Boolean nesterov,
        Double weightDecay,
        ScheduleRequest schedule,
        Double warmupEpochs,
        Double labelSmoothing,
        Double gradientClip,
        Integer microBatch,
        Augmentation augmentation) {
    private static final String ADAMW = "adamw";
    private static final double ADAMW_DECAY = 0.01;

    /** Which parameters learn. */
    public enum Trainable {
        /** Every parameter. */
        ALL,
        /** The last layer alone; everything else stays as initialized. */
        HEAD;

        @JsonCreator
        static Trainable of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    public TrainingSettings(
            @JsonProperty("optimizer") String optimizer,
            @JsonProperty("learningRate") Double learningRate,
            @JsonProperty("batchSize") Integer batchSize,
            @JsonProperty("maxEpochs") Integer maxEpochs,
            @JsonProperty("patience") Integer patience,
            @JsonProperty("trainable") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    List<Trainable> trainable,
            @JsonProperty("momentum") Double momentum,
            @JsonProperty("nesterov") Boolean nesterov,
            @JsonProperty("weightDecay") Double weightDecay,
            @JsonProperty("schedule") ScheduleRequest schedule,
            @JsonProperty("warmupEpochs") Double warmupEpochs,
            @JsonProperty("labelSmoothing") Double labelSmoothing,
            @JsonProperty("gradientClip") Double gradientClip,
            @JsonProperty("microBatch") Integer microBatch,
            @JsonProperty("augmentation") Augmentation augmentation) {
        this.optimizer = optimizer == null ? "adam" : optimizer;
        this.learningRate = learningRate == null ? Double.valueOf(0.001) : learningRate;
        this.batchSize = batchSize == null ? Integer.valueOf(64) : batchSize;
        this.maxEpochs = maxEpochs == null ? Integer.valueOf(30) : maxEpochs;
        this.patience = patience == null ? Integer.valueOf(3) : patience;
        this.trainable = trainable == null || trainable.isEmpty()
                ? List.of(Trainable.ALL)
                : trainable.stream().distinct().toList();
        this.momentum = unless(momentum, 0.0);
        this.nesterov = unless(nesterov, false);
        this.weightDecay = unless(weightDecay, usualDecay(this.optimizer));
        this.schedule = unless(schedule, ScheduleRequest.constant());
        this.warmupEpochs = unless(warmupEpochs, 0.0);
        this.labelSmoothing = unless(labelSmoothing, 0.0);
        this.gradientClip = gradientClip;
        this.microBatch = microBatch != null && microBatch >= this.batchSize ? null : microBatch;
        this.augmentation = augmentation == null || augmentation.isNone() ? null : augmentation;
    }

    /** Plain training: everything beyond these is as it usually is. */
    public TrainingSettings(
            String optimizer,
            Double learningRate,
            Integer batchSize,
            Integer maxEpochs,
            Integer patience,
            Trainable trainable) {
        this(
                optimizer,
                learningRate,
                batchSize,
                maxEpochs,
                patience,
                trainable == null ? null : List.of(trainable),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The settings that a request without {@code training} gets. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(null, null, null, null, null, null);
    }

    /**
     * Which parameters learn in the one training that has these settings.
     *
     * @throws IllegalStateException if several are asked for, as only a request may
     */
    public Trainable learns() {
        if (trainable.size() != 1) {
            throw new IllegalStateException("the settings of one training must have one trainable, had " + trainable);
        }
        return trainable.get(0);
    }

    /** The settings of the training in which these parameters learn. */
    public TrainingSettings learning(Trainable which) {
        return new TrainingSettings(
                optimizer,
                learningRate,
                batchSize,
                maxEpochs,
                patience,
                List.of(which),
                momentum,
                nesterov,
                weightDecay,
                schedule,
                warmupEpochs,
                labelSmoothing,
                gradientClip,
                microBatch,
                augmentation);
    }

    /** Momentum, 0 where none is given. */
    public double momentumOrNone() {
        return momentum == null ? 0 : momentum;
    }

    /** Whether it looks ahead. */
    public boolean looksAhead() {
        return nesterov != null && nesterov;
    }

    /** Weight decay, the optimizer's usual one where none is given. */
    public double decay() {
        return weightDecay == null ? usualDecay(optimizer) : weightDecay;
    }

    /** The schedule, constant where none is given. */
    public ScheduleRequest scheduleOrConstant() {
        return schedule == null ? ScheduleRequest.constant() : schedule;
    }

    /** Epochs of warm-up, 0 where none are given. */
    public double warmup() {
        return warmupEpochs == null ? 0 : warmupEpochs;
    }

    /** Label smoothing, 0 where none is given. */
    public double smoothing() {
        return labelSmoothing == null ? 0 : labelSmoothing;
    }

    /** Images that go through the network at once. */
    public int imagesAtOnce() {
        return microBatch == null ? batchSize : microBatch;
    }

    /** How training images are varied, not at all where nothing is given. */
    public Augmentation augmentationOrNone() {
        return augmentation == null ? Augmentation.none() : augmentation;
    }

    private static double usualDecay(String optimizer) {
        return optimizer.equals(ADAMW) ? ADAMW_DECAY : 0;
    }

    private static <T> T unless(T value, T usual) {
        return usual.equals(value) ? null : value;
    }
}
