package org.tarnish.learning.batch;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages;
import org.tarnish.learning.augmentation.Augmenter;

/** Images of a set in parts; each pass opens the parts anew and closes them behind itself. */
final class StreamedImages implements ImageSource {
    private final PartedImages images;
    private final Numbering numbering;
    private final Loading loading;
    private final long windowBytes;
    private final Transformation transformation;

    StreamedImages(PartedImages images, Loading loading) {
        this(images, loading, EpochOrder.WINDOW_BYTES);
    }

    StreamedImages(PartedImages images, Loading loading, long windowBytes) {
        this(images, loading, windowBytes, (samples, index) -> samples);
    }

    private StreamedImages(PartedImages images, Loading loading, long windowBytes, Transformation transformation) {
        this.images = images;
        this.numbering = new Numbering(images.counts());
        this.loading = loading;
        this.windowBytes = windowBytes;
        this.transformation = transformation;
    }

    @Override
    public int count() {
        return numbering.count();
    }

    @Override
    public int side() {
        return images.side();
    }

    @Override
    public ImageSource transformed(Transformation further) {
        return new StreamedImages(images, loading, windowBytes, transformation.then(further));
    }

    @Override
    public Batches shuffled(Pass pass) {
        long imageBytes = (long) side() * side() * Image.CHANNELS;
        var order = EpochOrder.shuffled(numbering, imageBytes, pass.seed(), pass.epoch(), windowBytes);
        var batches = order.batches(pass.batchSize(), true);
        return new Prefetch(
                order.parts(),
                batches.subList(Math.min(pass.from(), batches.size()), batches.size()),
                images,
                numbering,
                transformation.then(Augmenter.of(pass.augmentation(), side(), pass.seed(), pass.epoch())::apply),
                loading);
    }

    @Override
    public Batches inOrder(int from, int to, int batchSize) {
        if (from < 0 || to > count() || from > to) {
            throw new IllegalArgumentException(
                    "a range of images must lie in 0.." + count() + ", was " + from + ".." + to);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, was " + batchSize);
        }
        var order = EpochOrder.consecutive(numbering, from, to);
        return new Prefetch(order.parts(), order.batches(batchSize, false), images, numbering, transformation, loading);
    }
}
