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
        var kept = kept(image, parameters);
        return new Reduced(kept, seen(kept, image.width(), parameters));
    }

    /** What is left of an image, for those who need not see it; otherwise as {@link #apply}. */
    public Image kept(Image image, ReductionParameters parameters) {
        if (image.height() != image.width()) {
            throw new IllegalArgumentException(
                    "reductions need square images, was " + image.width() + " x " + image.height());
        }
        var windowSide = parameters.side();
        var window = Resampling.cropped(image, parameters.x(), parameters.y(), windowSide, windowSide);
        var keptSide = Quality.side(windowSide, parameters.resolution());
        var small = Resampling.areaAverage(window, keptSide, keptSide);
        return Quantization.quantized(small, Quality.levels(parameters.color()));
    }

    private Image seen(Image kept, int side, ReductionParameters parameters) {
        var windowSide = parameters.side();
        if (fit == Fit.PAD && windowSide < side) {
            var enlarged = Resampling.bilinear(kept, windowSide, windowSide);
            return onBlack(enlarged, side, parameters.x(), parameters.y());
        }
        return Resampling.bilinear(kept, side, side);
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
