package org.tarnish.imaging.resize;

import org.tarnish.imaging.Image;

/**
 * Images at other sizes. All arithmetic is in whole numbers, so the bytes are the same on every machine. Every method
 * returns the image itself where the size stays the same.
 */
public final class Resampling {
    private Resampling() {}

    /**
     * A smaller image, each sample the mean of the area it covers, parts of pixels counted by their part; rounded half
     * up.
     *
     * @throws IllegalArgumentException if a new side is below 1 or above the old one
     */
    public static Image areaAverage(Image image, int width, int height) {
        if (width < 1 || height < 1 || width > image.width() || height > image.height()) {
            throw new IllegalArgumentException("an area average makes images smaller: the new sides must be in 1.."
                    + image.width() + " and 1.." + image.height() + ", was " + width + " x " + height);
        }
        return AreaAverage.resized(image, width, height);
    }

    /**
     * An image of another size by bilinear interpolation without antialiasing: pixel centers at half coordinates, the
     * border repeated, rounded half up. Meant for enlarging.
     *
     * @throws IllegalArgumentException if a new side is below 1
     */
    public static Image bilinear(Image image, int width, int height) {
        return Bilinear.resized(image, width, height);
    }

    /**
     * An image of another size through a triangle filter whose support grows with the reduction, as Pillow's
     * {@code resize(..., BILINEAR)} and torchvision's {@code Resize} on Pillow images do it (13.0.0): rows first, then
     * columns, or columns first where the height loses more than twice as many pixels as the width; weights in 22-bit
     * fixed point, each pass rounded to 8 bit.
     *
     * @throws IllegalArgumentException if a new side is below 1
     */
    public static Image antialiased(Image image, int width, int height) {
        return antialiased(image, width, height, Filter.BILINEAR);
    }

    /** As {@link #antialiased(Image, int, int)}, through another of Pillow's filters. */
    public static Image antialiased(Image image, int width, int height, Filter filter) {
        return width == image.width() && height == image.height()
                ? image
                : Antialiased.window(image, filter, width, height, new Window(0, 0, width, height));
    }

    /**
     * The centered square of an image at another size: the shorter side is brought to {@code side} with
     * {@link #antialiased}, the longer in proportion (rounded down), then the center is cut out, as torchvision's
     * {@code Resize(side)} and {@code CenterCrop(side)} do.
     *
     * @throws IllegalArgumentException if the side is below 1
     */
    public static Image coverSquare(Image image, int side) {
        return coverSquare(image, side, side, Filter.BILINEAR);
    }

    /**
     * As {@link #coverSquare(Image, int)}, the shorter side being brought to another length before the square is cut out,
     * as torchvision's {@code Resize(shorterSide)} and {@code CenterCrop(side)} do. No more of the larger image is made
     * than the square needs, however long it would be.
     *
     * @param shorterSide at least {@code side}
     * @throws IllegalArgumentException if the side is below 1 or above the shorter side
     */
    public static Image coverSquare(Image image, int shorterSide, int side, Filter filter) {
        if (side < 1 || side > shorterSide) {
            throw new IllegalArgumentException(
                    "the side must be in 1.." + shorterSide + ", the length of the shorter side, was " + side);
        }
        var shorter = Math.min(image.width(), image.height());
        var width = Math.toIntExact((long) shorterSide * image.width() / shorter);
        var height = Math.toIntExact((long) shorterSide * image.height() / shorter);
        if (width == image.width() && height == image.height()) {
            return cropped(image, centered(width - side), centered(height - side), side, side);
        }
        return Antialiased.window(
                image, filter, width, height, new Window(centered(width - side), centered(height - side), side, side));
    }

    /**
     * A window of an image.
     *
     * @throws IllegalArgumentException if the window is not within the image
     */
    public static Image cropped(Image image, int x, int y, int width, int height) {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > image.width() - width || y > image.height() - height) {
            throw new IllegalArgumentException("a window must lie within the image of " + image.width() + " x "
                    + image.height() + ", was " + width + " x " + height + " at " + x + ", " + y);
        }
        if (width == image.width() && height == image.height()) {
            return image;
        }
        var samples = new byte[width * height * Image.CHANNELS];
        var rowBytes = width * Image.CHANNELS;
        for (var row = 0; row < height; row++) {
            var from = ((y + row) * image.width() + x) * Image.CHANNELS;
            System.arraycopy(image.samples(), from, samples, row * rowBytes, rowBytes);
        }
        return new Image(width, height, samples);
    }

    /** Half of a surplus; of an odd one the even neighbor, as Python's {@code round} has it. */
    private static int centered(int surplus) {
        return (int) Math.rint(surplus / 2.0);
    }
}
