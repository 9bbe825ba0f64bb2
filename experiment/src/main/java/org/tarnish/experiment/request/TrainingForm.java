package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How training is spelled by users, in stored requests and tasks, and in identities: what is left out is null, and what is
 * as usual from {@code momentum} on is left out by {@link #of}, so that the same training is spelled in one way. Here alone
 * stands what is usual; everybody else sees {@link TrainingSettings}, which have all of it.
 *
 * @param optimizer default {@code adam}
 * @param learningRate default 0.001
 * @param batchSize default 64
 * @param maxEpochs default 30
 * @param patience default 3
 * @param trainable one or several, default all
 * @param momentum default 0
 * @param nesterov default false
 * @param weightDecay default the optimizer's usual one
 * @param schedule default constant
 * @param warmupEpochs default 0
 * @param labelSmoothing default 0
 * @param gradientClip default none
 * @param microBatch default the whole batch
 * @param augmentation default none
 * @param precision default float32
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingForm(
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
        Augmentation augmentation,
        @JsonInclude(JsonInclude.Include.NON_NULL) Precision precision) {
    /** Nothing is said, everything is as usual. */
    static TrainingForm empty() {
        return new TrainingForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The one spelling of trainings that differ in what learns alone. */
    static TrainingForm of(TrainingSettings settings, List<Trainable> trainable) {
        boolean whole = settings.microBatch() == settings.batchSize();
        var clip = settings.gradientClip();
        return new TrainingForm(
                settings.optimizer(),
                settings.learningRate(),
                settings.batchSize(),
                settings.maxEpochs(),
                settings.patience(),
                List.copyOf(trainable),
                unless(settings.momentum(), 0.0),
                unless(settings.nesterov(), false),
                unless(settings.weightDecay(), settings.kind().weightDecay()),
                unless(settings.schedule(), ScheduleRequest.constant()),
                unless(settings.warmupEpochs(), 0.0),
                unless(settings.labelSmoothing(), 0.0),
                clip.isEmpty() ? null : Double.valueOf(clip.getAsDouble()),
                whole ? null : Integer.valueOf(settings.microBatch()),
                settings.augmentation().isNone() ? null : settings.augmentation(),
                unless(settings.precision(), Precision.FLOAT32));
    }

    /** What may learn in trainings of this form: at least one, each once. */
    List<Trainable> trainables() {
        return trainable == null || trainable.isEmpty()
                ? List.of(Trainable.ALL)
                : trainable.stream().distinct().toList();
    }

    /**
     * The training of this form in which these parameters learn.
     *
     * @throws IllegalArgumentException if there is no such optimizer
     */
    TrainingSettings settings(Trainable which) {
        var kind = OptimizerKind.named(or(optimizer, "adam"));
        int batch = or(batchSize, 64);
        return new TrainingSettings(
                kind.name(),
                or(learningRate, 0.001),
                batch,
                or(maxEpochs, 30),
                or(patience, 3),
                which,
                or(momentum, 0.0),
                or(nesterov, false),
                or(weightDecay, kind.weightDecay()),
                or(schedule, ScheduleRequest.constant()),
                or(warmupEpochs, 0.0),
                or(labelSmoothing, 0.0),
                gradientClip == null ? OptionalDouble.empty() : OptionalDouble.of(gradientClip),
                Math.min(or(microBatch, batch), batch),
                or(augmentation, Augmentation.none()),
                or(precision, Precision.FLOAT32));
    }

    private static <T> T or(T value, T usual) {
        return value == null ? usual : value;
    }

    private static <T> T unless(T value, T usual) {
        return value.equals(usual) ? null : value;
    }
}
