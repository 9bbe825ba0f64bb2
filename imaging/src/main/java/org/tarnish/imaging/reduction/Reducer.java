package org.tarnish.imaging.reduction;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Resampling;

/**
 * Lowers the quality of square images: a pure function of image and parameters. Safe for concurrent use.
 *
 * <p>In this order: the window is cut out; it is brought to a side of {@code max(1, round(window * resolution))} pixels
 * by area average; each channel is brought to {@code n = max(1, round(256^color))} levels. That is what is kept. What
 * the network sees is the kept image enlarged by bilinear interpolation without antialiasing.
 */
public final class Reducer {
    private final Fit fit;

    /** @param fit how the network sees a window that is smaller than the image */
    public Reducer(Fit fit) {
        this.fit = fit;
    }

    /**
     * Reduces one image. Where nothing is lowered, kept and seen are the image itself.
     *
     * @throws IllegalArgumentException if the image is not square or the window not within it
     */
    public Reduced apply(Image image, ReductionParameters parameters) {
        var side = image.width();
        if (image.height() != side) {
            throw new IllegalArgumentException(
                    "reductions need square images, was " + image.width() + " x " + image.height());
        }
        var windowSide = parameters.side();
        var window = Resampling.cropped(image, parameters.x(), parameters.y(), windowSide, windowSide);
        var keptSide = Quality.side(windowSide, parameters.resolution());
        var small = Resampling.areaAverage(window, keptSide, keptSide);
        var kept = Quantization.quantized(small, Quality.levels(parameters.color()));
        if (fit == Fit.PAD && windowSide < side) {
            var enlarged = Resampling.bilinear(kept, windowSide, windowSide);
            return new Reduced(kept, onBlack(enlarged, side, parameters.x(), parameters.y()));
        }
        return new Reduced(kept, Resampling.bilinear(kept, side, side));
    }

    private static Image onBlack(Image window, int side, int x, int y) {
        var samples = new byte[side * side * Image.CHANNELS];
        var rowBytes = window.width() * Image.CHANNELS;
        for (var row = 0; row < window.height(); row++) {
            var target = ((y + row) * side + x) * Image.CHANNELS;
            System.arraycopy(window.samples(), row * rowBytes, samples, target, rowBytes);
        }
        return new Image(side, side, samples);
    }
}
