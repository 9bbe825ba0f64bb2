package org.tarnish.experiment.result;

/**
 * Where a network's first weights came from.
 *
 * @param source in a few words: {@code random}, or the file's name
 * @param sha256 of the file, or null for random weights
 * @param replacedHead number of classes of the file's head, which a random one has replaced, or null if none was
 */
public record WeightsOrigin(String source, String sha256, Integer replacedHead) {
    /** One sentence for whoever reads a report. */
    public String sentence(int classes) {
        if (sha256 == null) {
            return "the weights began at random";
        }
        return replacedHead == null
                ? "the weights began as " + source
                : "the weights began as " + source + ", but for the last layer, which began at random for " + classes
                        + " classes in place of " + replacedHead;
    }
}
