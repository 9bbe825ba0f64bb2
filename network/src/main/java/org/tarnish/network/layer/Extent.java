package org.tarnish.network.layer;

/** Size of one image's feature map. */
public record Extent(int channels, int height, int width) {
    /** @throws IllegalArgumentException if nothing is left of the image */
    public Extent {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a feature map needs sides of at least 1, was " + channels
                    + " channels of " + height + " x " + width + "; the image is too small for the network");
        }
    }

    long pixels() {
        return (long) height * width;
    }
}
