package org.tarnish.dataset;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.tarnish.imaging.Image;

/**
 * Turns a decoded image into 8-bit RGB. The stored samples are taken, not {@link BufferedImage#getRGB}, wherever there
 * are any: that method changes the gamma of grey images and applies embedded profiles.
 */
final class Samples {
    private static final int MAX_16_BIT_TO_8 = 257;

    private Samples() {}

    static Image of(BufferedImage image) {
        var raster = image.getRaster();
        var target = new byte[Math.multiplyExact(image.getWidth() * image.getHeight(), Image.CHANNELS)];
        if (image.getColorModel() instanceof ComponentColorModel && isWhole(raster) && !image.isAlphaPremultiplied()) {
            if (!copyRgb(raster, target)) {
                copySamples(image, raster, target);
            }
        } else {
            copyColors(image, target);
        }
        return new Image(image.getWidth(), image.getHeight(), target);
    }

    private static boolean isWhole(Raster raster) {
        return raster.getTransferType() == DataBuffer.TYPE_BYTE || raster.getTransferType() == DataBuffer.TYPE_USHORT;
    }

    /** The usual layout, three interleaved bytes per pixel: some ten times faster than {@link #copySamples}. */
    private static boolean copyRgb(Raster raster, byte[] target) {
        if (raster.getNumBands() != Image.CHANNELS
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || raster.getParent() != null) {
            return false;
        }
        var data = buffer.getData();
        var offsets = model.getBandOffsets();
        var at = 0;
        for (var y = 0; y < raster.getHeight(); y++) {
            var from = buffer.getOffset() + y * model.getScanlineStride();
            for (var x = 0; x < raster.getWidth(); x++, from += model.getPixelStride()) {
                target[at++] = data[from + offsets[0]];
                target[at++] = data[from + offsets[1]];
                target[at++] = data[from + offsets[2]];
            }
        }
        return true;
    }

    private static void copySamples(BufferedImage image, Raster raster, byte[] target) {
        var bands = raster.getNumBands();
        var alpha = image.getColorModel().getTransparency() == Transparency.OPAQUE ? -1 : bands - 1;
        var grey = bands < Image.CHANNELS;
        var wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        var row = new int[raster.getWidth() * bands];
        var at = 0;
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (var pixel = 0; pixel < row.length; pixel += bands) {
                var opacity = alpha < 0 ? 255 : narrow(row[pixel + alpha], wide);
                for (var channel = 0; channel < Image.CHANNELS; channel++) {
                    var value = narrow(row[pixel + (grey ? 0 : channel)], wide);
                    target[at++] = (byte) overWhite(value, opacity);
                }
            }
        }
    }

    private static void copyColors(BufferedImage image, byte[] target) {
        var width = image.getWidth();
        var row = new int[width];
        var at = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (var argb : row) {
                var opacity = argb >>> 24;
                target[at++] = (byte) overWhite(argb >> 16 & 0xff, opacity);
                target[at++] = (byte) overWhite(argb >> 8 & 0xff, opacity);
                target[at++] = (byte) overWhite(argb & 0xff, opacity);
            }
        }
    }

    private static int narrow(int sample, boolean wide) {
        return wide ? (sample + MAX_16_BIT_TO_8 / 2) / MAX_16_BIT_TO_8 : sample;
    }

    /** round((value * opacity + 255 * (255 - opacity)) / 255) */
    private static int overWhite(int value, int opacity) {
        return (value * opacity + 255 * (255 - opacity) + 127) / 255;
    }
}
