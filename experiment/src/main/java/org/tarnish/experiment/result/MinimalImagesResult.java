package org.tarnish.experiment.result;

import java.util.List;

/**
 * Minimal images of some test images.
 *
 * @param unsolved images that the network gets wrong at full quality and so have no minimal image
 */
public record MinimalImagesResult(List<Minimal> images, int unsolved) {
    public MinimalImagesResult {
        images = List.copyOf(images);
    }

    /**
     * One image's minimal form.
     *
     * @param index index in the test split
     * @param entropy bytes of the minimal image as PNG
     * @param originalEntropy bytes of the full image as PNG
     * @param color kept fraction of color depth
     * @param resolution kept fraction of the window's side
     * @param side side of the kept window
     * @param image key of the minimal image as PNG
     */
    public record Minimal(
            int index,
            int label,
            int entropy,
            int originalEntropy,
            double color,
            double resolution,
            int x,
            int y,
            int side,
            String image) {
        /** Entropy by original entropy. */
        public double ratio() {
            return (double) entropy / originalEntropy;
        }
    }
}
