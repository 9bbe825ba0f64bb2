package org.tarnish.learning.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;

/** Parts of a batch that go through the network one after another. */
final class MicroBatches {
    private MicroBatches() {}

    /**
     * As few parts as possible, their sizes as even as possible, so that none is a single image if it can be helped: batch
     * normalization has no statistics of one.
     *
     * @param most images of a part, at least 1
     */
    static List<Batch> of(Batch batch, int most) {
        int count = batch.count();
        int parts = (count + most - 1) / most;
        if (parts == 1) {
            return List.of(batch);
        }
        return IntStream.range(0, parts)
                .mapToObj(part -> part(batch, bound(part, parts, count), bound(part + 1, parts, count)))
                .toList();
    }

    /** Some consecutive images of a batch. */
    static Batch part(Batch batch, int from, int to) {
        int size = batch.side() * batch.side() * Image.CHANNELS;
        return new Batch(
                Arrays.copyOfRange(batch.indices(), from, to),
                Arrays.copyOfRange(batch.labels(), from, to),
                batch.side(),
                batch.samples().slice(from * size, (to - from) * size));
    }

    private static int bound(int part, int parts, int count) {
        return (int) ((long) part * count / parts);
    }
}
