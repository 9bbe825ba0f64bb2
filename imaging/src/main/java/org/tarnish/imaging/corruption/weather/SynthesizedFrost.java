package org.tarnish.imaging.corruption.weather;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;

/**
 * Five frosted windows made by code, the same bytes on every machine: light that changes slowly over the glass (a
 * {@link Plasma}), {@link FrostFerns}, and grain lit from one side (the slope of a rough plasma). Sizes, and mean and
 * deviation of each channel, are about those of the original textures, so that severities are comparable.
 */
final class SynthesizedFrost {
    /** Names these bytes; to be changed with them. */
    static final String VERSION = "synthesized-v1";

    /** Light is taken from every half place of a plasma, grain from one that repeats. */
    private static final int PLASMA_SIDE = 512;

    private static final List<Window> WINDOWS = List.of(
            new Window(900, 600, 260, 220, new double[] {78, 149, 166}, new double[] {27, 17, 16}),
            new Window(560, 320, 220, 120, new double[] {200, 205, 214}, new double[] {22, 22, 22}),
            new Window(600, 360, 120, 200, new double[] {196, 202, 212}, new double[] {23, 23, 23}),
            new Window(528, 352, 200, 150, new double[] {138, 153, 165}, new double[] {29, 29, 30}),
            new Window(660, 495, 320, 180, new double[] {112, 123, 135}, new double[] {44, 43, 42}));

    private SynthesizedFrost() {}

    static List<Image> textures() {
        return IntStream.range(0, WINDOWS.size())
                .mapToObj(index -> texture(WINDOWS.get(index), SeededRandomness.of(0, VERSION, index)))
                .toList();
    }

    private static Image texture(Window window, SeededRandomness random) {
        var width = window.width;
        var height = window.height;
        var light = new Plasma(PLASMA_SIDE, 1.5, random);
        var grain = new Plasma(PLASMA_SIDE, 1.15, random);
        var ferns = new FrostFerns(width, height, random);
        ferns.grow(window.ferns, window.longestFern);

        var brightness = new double[width * height];
        for (int i = 0, y = 0; y < height; y++) {
            for (var x = 0; x < width; x++, i++) {
                var ice = ferns.thickness()[i];
                // Thick ice does not grow brighter without end.
                brightness[i] = 1.1 * ice / (1 + 0.7 * ice)
                        + 1.6 * light.at(x / 2, y / 2)
                        + 2.5 * (grain.around(x + 1, y + 1) - grain.around(x, y));
            }
        }
        return window.tinted(brightness);
    }

    /**
     * What one texture is made of.
     *
     * @param mean of red, green and blue, in levels
     * @param deviation of red, green and blue, in levels
     */
    private record Window(int width, int height, int ferns, double longestFern, double[] mean, double[] deviation) {
        /** An image in which each channel follows the brightness with its own mean and deviation. */
        Image tinted(double[] brightness) {
            var sum = 0.0;
            var squares = 0.0;
            for (var value : brightness) {
                sum += value;
                squares += value * value;
            }
            var average = sum / brightness.length;
            var spread = Math.sqrt(squares / brightness.length - average * average);
            var samples = new byte[brightness.length * Image.CHANNELS];
            for (var i = 0; i < samples.length; i++) {
                var channel = i % Image.CHANNELS;
                var standard = (brightness[i / Image.CHANNELS] - average) / spread;
                var level = mean[channel] + deviation[channel] * standard;
                samples[i] = (byte) Math.max(0, Math.min(255, (int) level));
            }
            return new Image(width, height, samples);
        }
    }
}
