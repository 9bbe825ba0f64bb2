package org.tarnish.imaging.corruption.digital;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;

/** Less contrast: {@code y = (x - m) * c + m} on the scale 0..1, {@code m} the mean of the channel over the image. */
public final class Contrast implements Corruption {
    private static final Severities<Double> FACTORS =
            new Severities<>(List.of(.75, .5, .4, .3, .15), List.of(.4, .3, .2, .1, .05));

    @Override
    public String name() {
        return "contrast";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        double factor = FACTORS.at(severity, table);
        var samples = image.samples();
        var red = 0L;
        var green = 0L;
        var blue = 0L;
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            red += samples[i] & 0xff;
            green += samples[i + 1] & 0xff;
            blue += samples[i + 2] & 0xff;
        }
        var pixels = samples.length / Image.CHANNELS;
        var reds = outcomes(red / 255.0 / pixels, factor);
        var greens = outcomes(green / 255.0 / pixels, factor);
        var blues = outcomes(blue / 255.0 / pixels, factor);
        var flattened = new byte[samples.length];
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            flattened[i] = reds[samples[i] & 0xff];
            flattened[i + 1] = greens[samples[i + 1] & 0xff];
            flattened[i + 2] = blues[samples[i + 2] & 0xff];
        }
        return new Image(image.width(), image.height(), flattened);
    }

    /** A sample's outcome depends on its value and the channel's mean alone, so each of the 256 is computed once. */
    private static byte[] outcomes(double mean, double factor) {
        var outcomes = new byte[256];
        for (var value = 0; value < outcomes.length; value++) {
            outcomes[value] = UnitScale.truncate((UnitScale.of((byte) value) - mean) * factor + mean);
        }
        return outcomes;
    }
}
