package org.tarnish.imaging.corruption.weather;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.GaussianFilter;

/**
 * Drops of water or mud on the lens. One normal draw per pixel, of the given mean and deviation and in rows, smoothed
 * by a Gaussian and set to 0 below a threshold, is the liquid; a mask {@code m} made of it mixes the image, on the scale
 * 0..1 and in single precision, with a color.
 *
 * <p>Water: {@code y = x + m * (175, 238, 238) / 255}, {@code m} the liquid times {@link Drops shaded drops}, its
 * largest value the constant {@code share}. Mud: {@code y = x * (1 - m) + m * (63, 42, 20) / 255}, {@code m} a Gaussian
 * of deviation {@code share} over 1 where there is liquid and 0 elsewhere, set to 0 below 0.8.
 */
public final class Spatter implements Corruption {
    private static final Severities<Parameters> PARAMETERS = new Severities<>(
            List.of(
                    water(.62, .1, .7, .7, .5),
                    water(.65, .1, .8, .7, .5),
                    water(.65, .3, 1, .69, .5),
                    mud(.65, .1, .7, .69, .6),
                    mud(.65, .1, .5, .68, .6)),
            List.of(
                    water(.65, .3, 4, .69, .6),
                    water(.65, .3, 3, .68, .6),
                    water(.65, .3, 2, .68, .5),
                    mud(.65, .3, 1, .65, 1.5),
                    mud(.67, .4, 1, .65, 1.5)));

    private static final int[] PALE_TURQUOISE = {175, 238, 238};
    private static final int[] MUD = {63, 42, 20};

    @Override
    public String name() {
        return "spatter";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var parameters = PARAMETERS.at(severity, table);
        var liquid = liquid(image.width(), image.height(), parameters, random);
        return parameters.mud ? muddy(image, liquid, parameters) : wet(image, liquid, parameters);
    }

    private static double[] liquid(int width, int height, Parameters parameters, Randomness random) {
        var field = new double[width * height];
        random.normals(field, field.length);
        for (var i = 0; i < field.length; i++) {
            field[i] = parameters.mean + parameters.deviation * field[i];
        }
        var liquid = GaussianFilter.edge(parameters.smoothing).apply(field, width, height, 1);
        for (var i = 0; i < liquid.length; i++) {
            liquid[i] = liquid[i] < parameters.threshold ? 0 : liquid[i];
        }
        return liquid;
    }

    private static Image wet(Image image, double[] liquid, Parameters parameters) {
        var levels = new int[image.height()][image.width()];
        for (int y = 0, from = 0; y < levels.length; y++) {
            var row = levels[y];
            for (var x = 0; x < row.length; x++) {
                row[x] = UnitScale.truncate(liquid[from++]) & 0xff;
            }
        }
        var mask = Drops.mask(levels);
        var largest = 0f;
        for (var value : mask) {
            largest = value > largest ? value : largest;
        }
        // Where no pixel exceeds the threshold there is no drop; the reference divides 0 by 0 then.
        var factor = largest == 0 ? 0 : (float) parameters.share;
        var divisor = largest == 0 ? 1 : largest;
        for (var i = 0; i < mask.length; i++) {
            mask[i] = mask[i] / divisor * factor;
        }
        return colored(image, mask, 0, PALE_TURQUOISE);
    }

    private static Image muddy(Image image, double[] liquid, Parameters parameters) {
        var splashes = new float[liquid.length];
        for (var i = 0; i < splashes.length; i++) {
            splashes[i] = liquid[i] > parameters.threshold ? 1 : 0;
        }
        var mask = GaussianFilter.edge(parameters.share).apply(splashes, image.width(), image.height(), 1);
        for (var i = 0; i < mask.length; i++) {
            mask[i] = mask[i] < 0.8f ? 0 : mask[i];
        }
        return colored(image, mask, 1, MUD);
    }

    /** {@code x * (1 - hidden * m) + m * color}. */
    private static Image colored(Image image, float[] mask, float hidden, int[] color) {
        var units = new float[256];
        for (var level = 0; level < units.length; level++) {
            units[level] = level / 255f;
        }
        var red = units[color[0]];
        var green = units[color[1]];
        var blue = units[color[2]];
        var samples = image.samples();
        // Back in 8 bit, all levels are what they were.
        var colored = samples.clone();
        for (var pixel = 0; pixel < mask.length; pixel++) {
            var share = mask[pixel];
            if (share == 0) {
                continue;
            }
            var i = pixel * Image.CHANNELS;
            var left = 1 - hidden * share;
            colored[i] = UnitScale.truncate(units[samples[i] & 0xff] * left + red * share);
            colored[i + 1] = UnitScale.truncate(units[samples[i + 1] & 0xff] * left + green * share);
            colored[i + 2] = UnitScale.truncate(units[samples[i + 2] & 0xff] * left + blue * share);
        }
        return new Image(image.width(), image.height(), colored);
    }

    private static Parameters water(double mean, double deviation, double smoothing, double threshold, double share) {
        return new Parameters(mean, deviation, smoothing, threshold, share, false);
    }

    private static Parameters mud(double mean, double deviation, double smoothing, double threshold, double share) {
        return new Parameters(mean, deviation, smoothing, threshold, share, true);
    }

    private record Parameters(
            double mean, double deviation, double smoothing, double threshold, double share, boolean mud) {}
}
