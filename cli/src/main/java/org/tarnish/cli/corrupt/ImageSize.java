package org.tarnish.cli.corrupt;

import org.tarnish.imaging.Image;

/** Width and height of images. */
record ImageSize(int width, int height) {
    static ImageSize of(Image image) {
        return new ImageSize(image.width(), image.height());
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
