package org.tarnish.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Images that tests need. */
public final class Images {
    private Images() {}

    /** Smooth shapes with a little noise, as in a photograph. */
    public static Image photo(int width, int height) {
        var random = SeededRandomness.of(1, "photo", (long) width << 32 | height);
        var samples = new byte[width * height * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            var x = i / Image.CHANNELS % width / (double) width;
            var y = i / Image.CHANNELS / width / (double) height;
            var channel = i % Image.CHANNELS;
            var shape = StrictMath.sin(5 * x + channel) * StrictMath.cos(4 * y - channel) + (x + y > 1.1 ? 0.5 : -0.3);
            samples[i] = (byte) Math.max(0, Math.min(255, 128 + 70 * shape + 4 * random.normal()));
        }
        return new Image(width, height, samples);
    }

    public static Image noise(int width, int height) {
        var random = SeededRandomness.of(2, "noise", (long) width << 32 | height);
        var samples = new byte[width * height * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.below(256);
        }
        return new Image(width, height, samples);
    }

    public static Image constant(int width, int height, int level) {
        var samples = new byte[width * height * Image.CHANNELS];
        Arrays.fill(samples, (byte) level);
        return new Image(width, height, samples);
    }

    /** An image whose three channels are equal, from its levels in rows. */
    public static Image gray(int width, int... levels) {
        var samples = new byte[levels.length * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) levels[i / Image.CHANNELS];
        }
        return new Image(width, levels.length / width, samples);
    }

    /** The levels of the first channel in rows. */
    public static int[] levels(Image image) {
        var levels = new int[image.width() * image.height()];
        for (var i = 0; i < levels.length; i++) {
            levels[i] = image.samples()[i * Image.CHANNELS] & 0xff;
        }
        return levels;
    }

    /** Decodes a file with the JDK. */
    public static Image read(Path file) throws IOException {
        return decode(Files.readAllBytes(file));
    }

    /** Decodes a file's bytes with the JDK. */
    public static Image decode(byte[] file) throws IOException {
        var decoded = ImageIO.read(new ByteArrayInputStream(file));
        var samples = new byte[decoded.getWidth() * decoded.getHeight() * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            var pixel = i / Image.CHANNELS;
            var rgb = decoded.getRGB(pixel % decoded.getWidth(), pixel / decoded.getWidth());
            samples[i] = (byte) (rgb >>> 16 - 8 * (i % Image.CHANNELS));
        }
        return new Image(decoded.getWidth(), decoded.getHeight(), samples);
    }
}
