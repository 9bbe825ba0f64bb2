package org.tarnish.cli.corrupt;

import org.tarnish.imaging.Image;

/** Width and height of images. */
record Extent(int width, int height) {
    static Extent of(Image image) {
        return new Extent(image.width(), image.height());
    }

    /** Bytes of the samples of one image. */
    int bytes() {
        return Math.multiplyExact(Math.multiplyExact(width, height), Image.CHANNELS);
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
