package org.tarnish.bench.minimal;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Reduced;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.learning.inference.Classifier;

/** The search as its definition has it, one image and one candidate at a time: what the pipeline is measured against. */
final class NaiveSearch {
    private final Classifier classifier;
    private final Reducer reducer;
    private final Reduction reduction;
    private final double step;
    private final Entropy entropy = new Entropy();

    NaiveSearch(Classifier classifier, Reducer reducer, Reduction reduction, double step) {
        this.classifier = classifier;
        this.reducer = reducer;
        this.reduction = reduction;
        this.step = step;
    }

    /** The minimal image of each image, or null where it has none. */
    List<ReductionParameters> search(LabeledImages images) {
        var found = new ArrayList<ReductionParameters>();
        for (int i = 0; i < images.count(); i++) {
            found.add(minimal(images.image(i), images.label(i)));
        }
        return found;
    }

    private ReductionParameters minimal(Image image, int label) {
        var best = best(image, label, List.of(ReductionParameters.full(image.width())));
        ReductionParameters minimal = null;
        while (best != null) {
            minimal = best;
            best = best(image, label, reduction.moves(minimal, step, image.width()));
        }
        return minimal;
    }

    /** Of the candidates that are classified right the one of lowest entropy; null if there is none. */
    private ReductionParameters best(Image image, int label, List<ReductionParameters> candidates) {
        ReductionParameters best = null;
        int lowest = Integer.MAX_VALUE;
        float highest = 0;
        for (var candidate : candidates) {
            Reduced reduced = reducer.apply(image, candidate);
            var probabilities = classifier.probabilities(List.of(reduced.seen()))[0];
            if (highest(probabilities) == label) {
                int bytes = entropy.bytes(reduced.kept());
                if (bytes < lowest || bytes == lowest && probabilities[label] > highest) {
                    best = candidate;
                    lowest = bytes;
                    highest = probabilities[label];
                }
            }
        }
        return best;
    }

    /** The most probable class, the first of equals. */
    static int highest(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
