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
        var flattened = new byte[samples.length];
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            var mean = mean(samples, channel);
            // A sample's outcome depends on its value alone, so each of the 256 values is computed once.
            var outcomes = new byte[256];
            for (var value = 0; value < outcomes.length; value++) {
                outcomes[value] = UnitScale.truncate((UnitScale.of((byte) value) - mean) * factor + mean);
            }
            for (var i = channel; i < samples.length; i += Image.CHANNELS) {
                flattened[i] = outcomes[samples[i] & 0xff];
            }
        }
        return new Image(image.width(), image.height(), flattened);
    }

    private static double mean(byte[] samples, int channel) {
        var sum = 0L;
        for (var i = channel; i < samples.length; i += Image.CHANNELS) {
            sum += samples[i] & 0xff;
        }
        return sum / 255.0 / (samples.length / Image.CHANNELS);
    }
}
