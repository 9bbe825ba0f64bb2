package org.tarnish.learning.minimal;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Reduced;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;

/** The search for one image: a step at a time from the full image down. Used by one thread at a time. */
final class Descent {
    private final int index;
    private final int label;
    private final Image image;
    private final Reduction reduction;
    private final Reducer reducer;
    private final double step;
    private final Entropy entropy = new Entropy();
    private List<Candidate> candidates;
    private Candidate current;
    private int currentEntropy;
    private int originalEntropy;

    private record Candidate(ReductionParameters parameters, Reduced reduced) {}

    Descent(int index, int label, Image image, Reduction reduction, Reducer reducer, double step) {
        this.index = index;
        this.label = label;
        this.image = image;
        this.reduction = reduction;
        this.reducer = reducer;
        this.step = step;
        // The full image is the first candidate: it must be classified right before anything is lowered.
        candidates = List.of(candidate(ReductionParameters.full(image.width())));
    }

    /** What must be scored before the next step; empty when the search is over. */
    List<Image> toScore() {
        return candidates.stream().map(candidate -> candidate.reduced.seen()).toList();
    }

    /**
     * Takes the step that the scores allow: to the correctly classified candidate of lowest entropy, of equals to the
     * one with the highest probability of the true class, of equals to the first.
     *
     * @param probabilities of the candidates, in their order
     */
    void step(List<float[]> probabilities) {
        Candidate chosen = null;
        int lowest = Integer.MAX_VALUE;
        float highest = 0;
        for (int i = 0; i < probabilities.size(); i++) {
            if (isCorrect(probabilities.get(i))) {
                int bytes = entropy.bytes(candidates.get(i).reduced.kept());
                float probability = probabilities.get(i)[label];
                if (bytes < lowest || bytes == lowest && probability > highest) {
                    chosen = candidates.get(i);
                    lowest = bytes;
                    highest = probability;
                }
            }
        }
        if (chosen == null) {
            candidates = List.of();
            return;
        }
        originalEntropy = current == null ? lowest : originalEntropy;
        current = chosen;
        currentEntropy = lowest;
        candidates = reduction.moves(current.parameters, step, image.width()).stream()
                .map(this::candidate)
                .toList();
    }

    /** What was found so far; final when nothing is to be scored. */
    MinimalImage result() {
        if (current == null) {
            int bytes = entropy.bytes(image);
            return new MinimalImage(index, label, false, ReductionParameters.full(image.width()), bytes, bytes, image);
        }
        return new MinimalImage(
                index, label, true, current.parameters, currentEntropy, originalEntropy, current.reduced.kept());
    }

    private Candidate candidate(ReductionParameters parameters) {
        return new Candidate(parameters, reducer.apply(image, parameters));
    }

    private boolean isCorrect(float[] probabilities) {
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] > probabilities[label] || k < label && probabilities[k] == probabilities[label]) {
                return false;
            }
        }
        return true;
    }
}
