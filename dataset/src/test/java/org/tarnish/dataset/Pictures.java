package org.tarnish.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.tarnish.imaging.Image;

/** Encoded images made on the fly. */
public final class Pictures {
    private Pictures() {}

    public static BufferedImage plain(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    /** A picture with detail, so that its file has a length worth cutting. */
    public static BufferedImage busy(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, x * 7919 + y * 104729 & 0xffffff);
            }
        }
        return image;
    }

    public static byte[] encode(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A PNG of one color. */
    public static byte[] png(int rgb) throws IOException {
        return encode(plain(2, 2, rgb), "png");
    }

    /** The color of the first pixel. */
    public static int rgb(Image image) {
        return image.sample(0, 0, 0) << 16 | image.sample(0, 0, 1) << 8 | image.sample(0, 0, 2);
    }

    public static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
