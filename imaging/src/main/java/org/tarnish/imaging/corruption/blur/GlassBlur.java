package org.tarnish.imaging.corruption.blur;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.GaussianFilter;

/**
 * What frosted glass does (Hendrycks and Dietterich, ICLR 2019): a Gaussian blur to 8 bits; then, {@code iterations}
 * times, every pixel takes the color of one close by; then the Gaussian blur again.
 *
 * <p>With {@code d} the largest distance, rows run from {@code height - d} down to {@code d + 1} and in each the
 * columns from {@code width - d} down to {@code d + 1}; pixels outside keep their color. For each pixel {@code dx},
 * then {@code dy} are drawn from {@code -d .. d - 1}, never {@code d}, and the pixel becomes a <em>copy</em> of the one
 * at {@code (x + dx, y + dy)}, in place, so that later pixels see it. The reference means to swap the two, but swaps
 * views of one array, which copies; its published images are made of copies. The reference's rows and columns are
 * those of a square; here each side follows its rule for itself, and an image with a side of at most {@code 2 d} is
 * only blurred.
 */
public final class GlassBlur implements Corruption {
    private static final Severities<Glass> GLASSES = new Severities<>(
            List.of(
                    new Glass(.05, 1, 1),
                    new Glass(.25, 1, 1),
                    new Glass(.4, 1, 1),
                    new Glass(.25, 1, 2),
                    new Glass(.4, 1, 2)),
            List.of(
                    new Glass(.7, 1, 2),
                    new Glass(.9, 2, 1),
                    new Glass(1, 2, 3),
                    new Glass(1.1, 3, 2),
                    new Glass(1.5, 4, 2)));

    @Override
    public String name() {
        return "glass_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var glass = GLASSES.at(severity, table);
        var filter = GaussianFilter.edge(glass.sigma);
        var width = image.width();
        var height = image.height();
        var pixels = pixels(filter.apply(image.samples(), width, height, Image.CHANNELS));
        for (var i = 0; i < glass.iterations; i++) {
            scatter(pixels, width, height, glass.distance, random);
        }
        return new Image(width, height, filter.apply(samples(pixels), width, height, Image.CHANNELS));
    }

    /** One round of copies over pixels in rows. */
    static void scatter(int[] pixels, int width, int height, int distance, Randomness random) {
        var across = width - 2 * distance;
        if (across <= 0) {
            return;
        }
        var draws = new int[2 * across];
        for (var y = height - distance; y > distance; y--) {
            random.below(2 * distance, draws, draws.length);
            for (int x = width - distance, draw = 0; x > distance; x--, draw += 2) {
                var dx = draws[draw] - distance;
                var dy = draws[draw + 1] - distance;
                pixels[y * width + x] = pixels[(y + dy) * width + x + dx];
            }
        }
    }

    /** The three samples of each pixel as one number. */
    private static int[] pixels(byte[] samples) {
        var pixels = new int[samples.length / Image.CHANNELS];
        for (int pixel = 0, i = 0; pixel < pixels.length; pixel++, i += Image.CHANNELS) {
            pixels[pixel] = (samples[i] & 0xff) << 16 | (samples[i + 1] & 0xff) << 8 | samples[i + 2] & 0xff;
        }
        return pixels;
    }

    private static byte[] samples(int[] pixels) {
        var samples = new byte[pixels.length * Image.CHANNELS];
        for (int pixel = 0, i = 0; pixel < pixels.length; pixel++, i += Image.CHANNELS) {
            samples[i] = (byte) (pixels[pixel] >>> 16);
            samples[i + 1] = (byte) (pixels[pixel] >>> 8);
            samples[i + 2] = (byte) pixels[pixel];
        }
        return samples;
    }

    private record Glass(double sigma, int distance, int iterations) {}
}
