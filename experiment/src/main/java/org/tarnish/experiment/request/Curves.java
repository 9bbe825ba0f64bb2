package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tarnish.experiment.plan.Split;

/**
 * Further sets on which every run is judged after each epoch, beside the clean validation images. Where they are test
 * images, the clean ones are among them.
 *
 * @param split validation or test, default validation
 * @param corruptions corrupted images, or null
 * @param reductions quality-reduced images, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Curves(Split split, Conditions.Corruptions corruptions, Conditions.Reductions reductions) {
    public Curves {
        split = split == null ? Split.VALIDATION : split;
    }
}
