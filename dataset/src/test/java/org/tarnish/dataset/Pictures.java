package org.tarnish.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.tarnish.imaging.Image;

/** Encoded images made on the fly. */
final class Pictures {
    private Pictures() {}

    static BufferedImage plain(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** A picture with detail, so that its file has a length worth cutting. */
    static BufferedImage busy(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, x * 7919 + y * 104729 & 0xffffff);
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A PNG of one color. */
    static byte[] png(int rgb) throws IOException {
        return encode(plain(2, 2, rgb), "png");
    }

    /** The color of the first pixel. */
    static int rgb(Image image) {
        return image.sample(0, 0, 0) << 16 | image.sample(0, 0, 1) << 8 | image.sample(0, 0, 2);
    }

    static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
