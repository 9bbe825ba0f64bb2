package org.tarnish.dataset;

import org.tarnish.imaging.Image;

/**
 * How the samples of one image lie in a record of bytes: sample (x, y, channel) is at {@code first + x * right + y * down +
 * channel * deeper}.
 *
 * @param bytes of a record
 */
record SampleOrder(int width, int height, int bytes, int first, int right, int down, int deeper) {
    /** Most samples of an image, as {@link org.tarnish.dataset.image.ImageDecoder} allows it pixels. */
    private static final long MOST_BYTES = 3L * 64_000_000;

    /** Row by row, the channels of a pixel side by side. */
    static SampleOrder interleaved(int width, int height) {
        return new SampleOrder(
                width, height, Image.CHANNELS * width * height, 0, Image.CHANNELS, Image.CHANNELS * width, 1);
    }

    /** One plane of rows for each channel, after some bytes that are no samples. */
    static SampleOrder planar(int width, int height, int before) {
        var plane = width * height;
        return new SampleOrder(width, height, before + Image.CHANNELS * plane, before, 1, width, plane);
    }

    /** One plane of columns for each channel, as MATLAB stores matrices. */
    static SampleOrder columns(int width, int height) {
        var plane = width * height;
        return new SampleOrder(width, height, Image.CHANNELS * plane, 0, height, 1, plane);
    }

    /** One plane of rows that all channels share. */
    static SampleOrder grey(int width, int height) {
        return new SampleOrder(width, height, width * height, 0, 1, width, 0);
    }

    /** Whether an image of this size can be held. */
    static boolean fits(int width, int height) {
        return width > 0 && height > 0 && 3L * width * height <= MOST_BYTES;
    }

    Image image(byte[] record) {
        var samples = new byte[width * height * Image.CHANNELS];
        var at = 0;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var from = first + x * right + y * down;
                for (var channel = 0; channel < Image.CHANNELS; channel++) {
                    samples[at++] = record[from + channel * deeper];
                }
            }
        }
        return new Image(width, height, samples);
    }
}
