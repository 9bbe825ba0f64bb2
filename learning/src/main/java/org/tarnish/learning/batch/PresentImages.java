package org.tarnish.learning.batch;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.LabeledImages;

/** Images at hand, shuffled all together. */
record PresentImages(LabeledImages images) implements ImageSource {
    @Override
    public int count() {
        return images.count();
    }

    @Override
    public int side() {
        return images.side();
    }

    @Override
    public Batches shuffled(Pass pass) {
        var batches = EpochOrder.batches(images.count(), pass.batchSize(), pass.seed(), pass.epoch());
        return new Prefetch(images, batches.subList(Math.min(pass.from(), batches.size()), batches.size()));
    }

    @Override
    public Batches inOrder(int from, int to, int batchSize) {
        if (from < 0 || to > images.count() || from > to) {
            throw new IllegalArgumentException(
                    "a range of images must lie in 0.." + images.count() + ", was " + from + ".." + to);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, was " + batchSize);
        }
        List<int[]> batches = IntStream.iterate(from, start -> start < to, start -> start + batchSize)
                .mapToObj(start ->
                        IntStream.range(start, Math.min(start + batchSize, to)).toArray())
                .toList();
        return new Prefetch(images, batches);
    }
}
