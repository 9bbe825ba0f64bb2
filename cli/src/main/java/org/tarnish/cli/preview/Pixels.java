package org.tarnish.cli.preview;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.tarnish.imaging.Image;

/** Between the product's images and those that Java paints on, which are of type {@code INT_RGB} here. */
final class Pixels {
    private Pixels() {}

    static BufferedImage of(Image image) {
        var target = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        var pixels = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        var samples = image.samples();
        for (int i = 0, at = 0; i < pixels.length; i++, at += Image.CHANNELS) {
            pixels[i] = (samples[at] & 0xff) << 16 | (samples[at + 1] & 0xff) << 8 | samples[at + 2] & 0xff;
        }
        return target;
    }

    static Image of(BufferedImage image) {
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var samples = new byte[Math.multiplyExact(pixels.length, Image.CHANNELS)];
        for (int i = 0, at = 0; i < pixels.length; i++, at += Image.CHANNELS) {
            samples[at] = (byte) (pixels[i] >> 16);
            samples[at + 1] = (byte) (pixels[i] >> 8);
            samples[at + 2] = (byte) pixels[i];
        }
        return new Image(image.getWidth(), image.getHeight(), samples);
    }
}
