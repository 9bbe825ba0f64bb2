package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The trainings that a request asks for: each network is trained in each of them.
 *
 * @param each at least one; they differ in what learns, and in nothing else
 */
public record TrainingRequest(List<TrainingSettings> each) {
    /** @throws IllegalArgumentException if they differ in more than what learns, or two do not differ */
    public TrainingRequest {
        each = List.copyOf(each);
        var trainable = trainable(each);
        var form = each.isEmpty() ? TrainingForm.empty() : TrainingForm.of(each.get(0), trainable);
        if (!each.equals(form.trainables().stream().map(form::settings).toList())) {
            throw new IllegalArgumentException(
                    "the trainings of a request must differ in what learns alone, were " + each);
        }
    }

    /** The trainings of a form, with what is usual filled in. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TrainingRequest of(TrainingForm form) {
        return new TrainingRequest(
                form.trainables().stream().map(form::settings).toList());
    }

    /** The training that a request without {@code training} gets. */
    public static TrainingRequest defaults() {
        return of(TrainingForm.empty());
    }

    @JsonValue
    TrainingForm form() {
        return TrainingForm.of(each.get(0), trainable(each));
    }

    private static List<Trainable> trainable(List<TrainingSettings> each) {
        return each.stream().map(TrainingSettings::trainable).toList();
    }
}
