package org.tarnish.evaluator;

import java.util.List;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.format.PngDecoder;
import org.tarnish.imaging.resize.Resampling;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Minimal images that searches have kept, enlarged as the searches showed them to their network: one part for each search
 * that found some. Images without a minimal image are not among them.
 */
final class MinimalParts implements PartedImages {
    private final ObjectStore store;
    private final List<MinimalImagesResult> parts;
    private final int side;
    private final int classes;

    /**
     * @param side of the data set's images in pixels
     * @param classes which every label must be below
     */
    MinimalParts(ObjectStore store, List<MinimalImagesResult> searches, int side, int classes) {
        this.store = store;
        this.parts =
                searches.stream().filter(search -> !search.images().isEmpty()).toList();
        this.side = side;
        this.classes = classes;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public List<Integer> counts() {
        return parts.stream().map(part -> part.images().size()).toList();
    }

    @Override
    public OpenPart open(int part) {
        var images = parts.get(part).images();
        int bytes = side * side * Image.CHANNELS;
        var samples = new byte[Math.multiplyExact(images.size(), bytes)];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(enlarged(images.get(i)).samples(), 0, samples, i * bytes, bytes);
        }
        return new Opened(samples, images.stream().mapToInt(Minimal::label).toArray(), side);
    }

    private Image enlarged(Minimal minimal) {
        var png = store.get(minimal.image()).orElseThrow(() -> new MissingObject(minimal.image()));
        if (minimal.label() < 0 || minimal.label() >= classes) {
            throw new IllegalArgumentException("the label of the minimal image '" + minimal.image() + "' must be in 0.."
                    + (classes - 1) + ", was " + minimal.label());
        }
        try {
            return Resampling.bilinear(PngDecoder.decode(png, side), side, side);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the minimal image '" + minimal.image() + "' is not as expected: " + e.getMessage(), e);
        }
    }

    private record Opened(byte[] samples, int[] labels, int side) implements OpenPart {
        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public int label(int index) {
            return labels[index];
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            int bytes = side * side * Image.CHANNELS;
            System.arraycopy(samples, index * bytes, target, offset, bytes);
        }

        @Override
        public void close() {
            // Memory alone.
        }
    }
}
