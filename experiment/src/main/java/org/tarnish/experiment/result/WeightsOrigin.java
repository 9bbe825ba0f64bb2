package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a network's first weights came from.
 *
 * @param source in a few words: {@code random}, or the file's name
 * @param sha256 of the file, or null for random weights
 * @param replacedHead number of classes of the file's head, which a random one has replaced, or null if none was
 * @param taken which of the file's state dicts was taken and what was passed over, or null if there was nothing else
 */
public record WeightsOrigin(
        String source, String sha256, Integer replacedHead, @JsonInclude(JsonInclude.Include.NON_NULL) String taken) {
    /** Of random weights, or of a file that holds one network's tensors alone. */
    public WeightsOrigin(String source, String sha256, Integer replacedHead) {
        this(source, sha256, replacedHead, null);
    }

    /** One sentence for whoever reads a report. */
    public String sentence(int classes) {
        if (sha256 == null) {
            return "the weights began at random";
        }
        var began = "the weights began as " + source + (taken == null ? "" : ": " + taken);
        return replacedHead == null
                ? began
                : began + ", but for the last layer, which began at random for " + classes + " classes in place of "
                        + replacedHead;
    }
}
