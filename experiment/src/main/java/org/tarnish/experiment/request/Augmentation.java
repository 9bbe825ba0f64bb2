package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How training images are varied each time that they are seen; all off by default. In this order: a random resized crop,
 * a crop with padding, a flip.
 *
 * @param cropPadding pixels of zeros around an image, of which a random window of the old size is cut; 0, the default, is
 *     off; at most half the image's side
 * @param horizontalFlip whether every second image, by chance, is mirrored left to right, default false
 * @param randomResizedCrop a random part of the image, brought to the old size; null, the default, is off
 */
public record Augmentation(Integer cropPadding, Boolean horizontalFlip, ResizedCrop randomResizedCrop) {

    /**
     * A part of an image.
     *
     * @param scale least and greatest share of the area, in (0, 1], default 0.08 and 1
     * @param ratio least and greatest ratio of width to height, greater than 0, default 3/4 and 4/3
     */
    public record ResizedCrop(List<Double> scale, List<Double> ratio) {
        private static final double SMALLEST_SCALE = 0.08;
        private static final double WIDEST_RATIO = 4.0 / 3;

        @JsonCreator
        public ResizedCrop(@JsonProperty("scale") List<Double> scale, @JsonProperty("ratio") List<Double> ratio) {
            this.scale = scale == null ? List.of(SMALLEST_SCALE, 1.0) : List.copyOf(scale);
            this.ratio = ratio == null ? List.of(1 / WIDEST_RATIO, WIDEST_RATIO) : List.copyOf(ratio);
            if (!isRange(this.scale) || this.scale.get(1) > 1) {
                throw new IllegalArgumentException(
                        "the scale of a random resized crop must be two numbers in (0, 1], the lesser first, was "
                                + scale);
            }
            if (!isRange(this.ratio)) {
                throw new IllegalArgumentException("the ratio of a random resized crop must be two numbers greater than"
                        + " 0, the lesser first, was " + ratio);
            }
        }

        private static boolean isRange(List<Double> range) {
            return range.size() == 2
                    && range.get(0) > 0
                    && range.get(0) <= range.get(1)
                    && Double.isFinite(range.get(1));
        }
    }

    /**
     * @throws IllegalArgumentException if the padding is negative
     */
    @JsonCreator
    public Augmentation(
            @JsonProperty("cropPadding") Integer cropPadding,
            @JsonProperty("horizontalFlip") Boolean horizontalFlip,
            @JsonProperty("randomResizedCrop") ResizedCrop randomResizedCrop) {
        this.cropPadding = cropPadding == null ? Integer.valueOf(0) : cropPadding;
        this.horizontalFlip = horizontalFlip == null ? Boolean.FALSE : horizontalFlip;
        this.randomResizedCrop = randomResizedCrop;
        if (this.cropPadding < 0) {
            throw new IllegalArgumentException("the crop's padding must be at least 0, was " + cropPadding);
        }
    }

    /** Images stay as they are. */
    public static Augmentation none() {
        return new Augmentation(null, null, null);
    }

    /** Whether images stay as they are. */
    @JsonIgnore
    public boolean isNone() {
        return cropPadding == 0 && !horizontalFlip && randomResizedCrop == null;
    }

    /**
     * @param side of the images, in pixels
     * @throws IllegalArgumentException if the padding is more than half of it
     */
    public void requireFits(int side) {
        if (cropPadding > side / 2) {
            throw new IllegalArgumentException("the crop's padding must be in 0.." + side / 2
                    + ", half the side of the images, was " + cropPadding);
        }
    }
}
