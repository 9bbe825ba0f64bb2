package org.tarnish.imaging.corruption.digital;

import java.util.function.Consumer;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * One pixel as hue, saturation and value, each in 0..1, in double precision and with the conventions of scikit-image:
 * the hue of a gray pixel is 0 (red), and where two channels share the maximum the later one decides the hue.
 */
final class Hsv {
    double hue;
    double saturation;
    double value;

    private Hsv() {}

    /** A copy of an image in which {@code change} has been applied to every pixel, back in 8 bit by truncation. */
    static Image mapped(Image image, Consumer<Hsv> change) {
        var samples = image.samples();
        var changed = new byte[samples.length];
        var pixel = new Hsv();
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            pixel.fromRgb(UnitScale.of(samples[i]), UnitScale.of(samples[i + 1]), UnitScale.of(samples[i + 2]));
            change.accept(pixel);
            pixel.toRgb(changed, i);
        }
        return new Image(image.width(), image.height(), changed);
    }

    private void fromRgb(double red, double green, double blue) {
        value = Math.max(red, Math.max(green, blue));
        var range = value - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            hue = 0;
            saturation = 0;
            return;
        }
        saturation = range / value;
        double sixths;
        if (blue == value) {
            sixths = 4 + (red - green) / range;
        } else if (green == value) {
            sixths = 2 + (blue - red) / range;
        } else {
            sixths = (green - blue) / range;
        }
        hue = sixths / 6;
        hue -= Math.floor(hue);
    }

    private void toRgb(byte[] samples, int offset) {
        var sixths = hue * 6;
        var sector = Math.floor(sixths);
        var fraction = sixths - sector;
        var low = value * (1 - saturation);
        var falling = value * (1 - fraction * saturation);
        var rising = value * (1 - (1 - fraction) * saturation);
        switch ((int) sector % 6) {
            case 0 -> put(samples, offset, value, rising, low);
            case 1 -> put(samples, offset, falling, value, low);
            case 2 -> put(samples, offset, low, value, rising);
            case 3 -> put(samples, offset, low, falling, value);
            case 4 -> put(samples, offset, rising, low, value);
            default -> put(samples, offset, value, low, falling);
        }
    }

    private static void put(byte[] samples, int offset, double red, double green, double blue) {
        samples[offset] = UnitScale.truncate(red);
        samples[offset + 1] = UnitScale.truncate(green);
        samples[offset + 2] = UnitScale.truncate(blue);
    }
}
