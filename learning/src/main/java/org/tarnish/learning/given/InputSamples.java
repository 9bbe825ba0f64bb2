package org.tarnish.learning.given;

import java.nio.FloatBuffer;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;

/**
 * Writes samples as a model takes them. A value is {@code (sample / 255 * range - mean) / deviation} in float32, operation
 * by operation, as torchvision's {@code ToTensor} and {@code Normalize} compute it.
 */
final class InputSamples {
    private static final int VALUES = 256;
    private static final float LARGEST = 255;

    private final ModelInput.Layout layout;
    private final boolean reversed;
    private final float[][] values = new float[Image.CHANNELS][VALUES];

    /** @param layout of the batch, whatever the input says */
    InputSamples(ModelInput input, ModelInput.Layout layout, Normalization normalization) {
        this.layout = layout;
        this.reversed = input.channels() == ModelInput.Channels.BGR;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            float mean = normalization.mean().get(channel).floatValue();
            float deviation = normalization.deviation().get(channel).floatValue();
            for (int sample = 0; sample < VALUES; sample++) {
                float scaled = input.range() == 1 ? sample / LARGEST : sample;
                values[channel][sample] = (scaled - mean) / deviation;
            }
        }
    }

    /**
     * Writes one image at a batch's place.
     *
     * @param samples rows of red, green and blue
     * @param target a whole batch
     */
    void write(byte[] samples, FloatBuffer target, int place) {
        int pixels = samples.length / Image.CHANNELS;
        int start = place * samples.length;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            var table = values[channel];
            int position = reversed ? Image.CHANNELS - 1 - channel : channel;
            int at = layout == ModelInput.Layout.NCHW ? start + position * pixels : start + position;
            int step = layout == ModelInput.Layout.NCHW ? 1 : Image.CHANNELS;
            for (int pixel = 0; pixel < pixels; pixel++) {
                target.put(at + pixel * step, table[samples[pixel * Image.CHANNELS + channel] & 0xff]);
            }
        }
    }
}
