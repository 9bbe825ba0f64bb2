package org.tarnish.corruption.ingest;

import java.util.ArrayList;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;

/** Mean and standard deviation of each channel over many images, in exact integer sums. Safe for concurrent use. */
final class ChannelStatistics {
    private static final double LEAST_DEVIATION = 1.0 / 255;

    private final long[] sums = new long[Image.CHANNELS];
    private final long[] squares = new long[Image.CHANNELS];
    private long pixels;

    void add(Image image) {
        var sum = new long[Image.CHANNELS];
        var square = new long[Image.CHANNELS];
        var samples = image.samples();
        for (int i = 0; i < samples.length; i++) {
            int value = samples[i] & 0xff;
            sum[i % Image.CHANNELS] += value;
            square[i % Image.CHANNELS] += (long) value * value;
        }
        synchronized (this) {
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                sums[channel] += sum[channel];
                squares[channel] += square[channel];
            }
            pixels += samples.length / Image.CHANNELS;
        }
    }

    /** The normalization to mean 0 and deviation 1; a channel without contrast is not blown up. */
    synchronized Normalization normalization() {
        var means = new ArrayList<Double>();
        var deviations = new ArrayList<Double>();
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            double mean = (double) sums[channel] / pixels;
            double variance = Math.max(0, (double) squares[channel] / pixels - mean * mean);
            means.add(mean / 255);
            deviations.add(Math.max(LEAST_DEVIATION, Math.sqrt(variance) / 255));
        }
        return new Normalization(means, deviations);
    }
}
