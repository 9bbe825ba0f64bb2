package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Minimal images of some test images.
 *
 * @param unsolved images that the network gets wrong at full quality and so have no minimal image
 * @param seconds wall time of the search, or null where it was not taken; of equal weights that of the one search
 */
public record MinimalImagesResult(
        List<Minimal> images, int unsolved, @JsonInclude(JsonInclude.Include.NON_NULL) Double seconds) {
    @JsonCreator
    public MinimalImagesResult(
            @JsonProperty("images") List<Minimal> images,
            @JsonProperty("unsolved") int unsolved,
            @JsonProperty("seconds") Double seconds) {
        this.images = List.copyOf(images);
        this.unsolved = unsolved;
        this.seconds = seconds;
    }

    /** Of a search whose time was not taken. */
    public MinimalImagesResult(List<Minimal> images, int unsolved) {
        this(images, unsolved, null);
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
        /** The same image under another key. */
        public Minimal at(String key) {
            return new Minimal(index, label, entropy, originalEntropy, color, resolution, x, y, side, key);
        }

        /** Entropy by original entropy. */
        public double ratio() {
            return (double) entropy / originalEntropy;
        }
    }
}
