package org.tarnish.bench.minimal;

import java.util.List;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.learning.inference.Classifier;

/** Images whose true classes are taken to be what a network makes of them: where it knows nothing, all are right. */
final class Predicted implements LabeledImages {
    private final LabeledImages images;
    private final int[] labels;

    Predicted(LabeledImages images, Classifier classifier) {
        this.images = images;
        this.labels = new int[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = NaiveSearch.highest(classifier.probabilities(List.of(images.image(i)))[0]);
        }
    }

    @Override
    public int count() {
        return images.count();
    }

    @Override
    public int side() {
        return images.side();
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        images.copyTo(index, target, offset);
    }
}
