package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is drawn of a run on one condition: kept with the evaluation, since a report shows what it holds. A few kilobytes
 * whatever the data set has.
 *
 * @param reliability null where the predictions have no confidences
 * @param risks the error in [0, 1] among the k / n images of highest confidence, for k = 1..n, n being how many there are;
 *     null where the predictions have no confidences
 * @param classes null where there are too many to keep them with every condition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagrams(Reliability reliability, List<Double> risks, Classes classes) {
    public Diagrams {
        risks = risks == null ? null : List.copyOf(risks);
    }

    /**
     * Bins of confidence of equal width over [0, 1], each with its upper edge and without its lower one.
     *
     * @param counts images of each bin
     * @param confidences their mean confidence, 0 without an image
     * @param accuracies the share of them that is right, 0 without an image
     */
    public record Reliability(List<Integer> counts, List<Double> confidences, List<Double> accuracies) {
        public Reliability {
            counts = List.copyOf(counts);
            confidences = List.copyOf(confidences);
            accuracies = List.copyOf(accuracies);
            if (counts.size() != confidences.size() || counts.size() != accuracies.size()) {
                throw new IllegalArgumentException("bins must have a count, a confidence and an accuracy each, were "
                        + counts.size() + ", " + confidences.size() + " and " + accuracies.size());
            }
        }
    }

    /**
     * How classes fared.
     *
     * @param images of each class
     * @param predicted images that were taken for each class
     * @param correct images of each class that were taken for it
     * @param matrix images by true class, then by the class that they were taken for; null where classes are many
     * @param confused the most frequent confusions, the most frequent first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Classes(
            List<Integer> images,
            List<Integer> predicted,
            List<Integer> correct,
            List<List<Integer>> matrix,
            List<Confusion> confused) {
        public Classes {
            images = List.copyOf(images);
            predicted = List.copyOf(predicted);
            correct = List.copyOf(correct);
            matrix = matrix == null ? null : matrix.stream().map(List::copyOf).toList();
            confused = List.copyOf(confused);
        }
    }

    /** Images of a class that were taken for another one, both counted from 0. */
    public record Confusion(int label, int predicted, int images) {}
}
