package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Further sets on which every run is evaluated after each epoch, beside the clean validation images. Where they are test
 * images, the clean ones are among them.
 *
 * @param split validation or test, default validation
 * @param corruptions corrupted images, or null
 * @param reductions quality-reduced images, or null
 * @param imageSets names of images made elsewhere that are conditions, too; these are what they are, whatever the split
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Curves(
        Split split,
        Conditions.Corruptions corruptions,
        Conditions.Reductions reductions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imageSets) {
    @JsonCreator
    public Curves(
            @JsonProperty("split") Split split,
            @JsonProperty("corruptions") Conditions.Corruptions corruptions,
            @JsonProperty("reductions") Conditions.Reductions reductions,
            @JsonProperty("imageSets") List<String> imageSets) {
        this.split = split == null ? Split.VALIDATION : split;
        this.corruptions = corruptions;
        this.reductions = reductions;
        this.imageSets = imageSets == null ? List.of() : List.copyOf(imageSets);
    }

    /** Without images made elsewhere. */
    public Curves(Split split, Conditions.Corruptions corruptions, Conditions.Reductions reductions) {
        this(split, corruptions, reductions, List.of());
    }
}
