package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * What is done with a model's scaled samples, as a request says it: a name, or {@code {mean: [r, g, b], std: [r, g, b]}}.
 *
 * @param name one of {@link #NAMES}, or null where numbers are given
 * @param values the numbers, or null where there is a name
 */
public record ModelNormalization(
        @JsonInclude(JsonInclude.Include.NON_NULL) String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) Normalization values) {
    private static final String DATASET_NAME = "dataset";
    private static final String IMAGENET_NAME = "imagenet";
    private static final String NONE_NAME = "none";

    /** The names: {@code none}, {@code imagenet} (torchvision's numbers), {@code dataset} (of its training images). */
    public static final List<String> NAMES = List.of(NONE_NAME, IMAGENET_NAME, DATASET_NAME);

    /** Samples stay as they are. */
    public static final ModelNormalization NONE = new ModelNormalization(NONE_NAME, null);

    private static final Normalization IDENTITY = new Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    private static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException for anything else, with a sentence
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ModelNormalization of(Object json) {
        if (json instanceof String name) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("a normalization must be one of " + String.join(", ", NAMES)
                        + " or have mean and std, was '" + name + "'");
            }
            return new ModelNormalization(name, null);
        }
        if (json instanceof Map<?, ?> map) {
            // Samples that stay in 0..255 may have any mean and deviation.
            var values = Normalization.of(map);
            if (values.deviation().stream().anyMatch(deviation -> deviation <= 0)) {
                throw new IllegalArgumentException("a normalization's std must be above 0, was " + values.deviation());
            }
            return new ModelNormalization(null, values);
        }
        throw new IllegalArgumentException("a normalization must be one of " + String.join(", ", NAMES)
                + ", or have mean and std of three numbers each, was " + json);
    }

    /** The numbers that are meant. */
    public Normalization of(Normalization dataset) {
        if (values != null) {
            return values;
        }
        return switch (name) {
            case DATASET_NAME -> dataset;
            case IMAGENET_NAME -> IMAGENET;
            default -> IDENTITY;
        };
    }

    /** In words, for reports. */
    String sentence() {
        if (values != null) {
            return "normalized by mean " + values.mean() + " and deviation " + values.deviation();
        }
        return switch (name) {
            case DATASET_NAME -> "normalized as the data set's training images";
            case IMAGENET_NAME -> "normalized as ImageNet's";
            default -> "not normalized";
        };
    }

    @JsonValue
    Object json() {
        return name != null ? name : values.asked();
    }
}
