package org.tarnish.imaging.corruption.weather;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.ClippedZoom;
import org.tarnish.imaging.corruption.filter.MotionFilter;

/**
 * Driving snow over a whitened image: {@code y = mix * x + (1 - mix) * max(x, 1.5 * gray + 0.5) + l + l'} on the scale
 * 0..1, {@code gray = .299 R + .587 G + .114 B}, {@code l} a layer of snow and {@code l'} the same turned by 180
 * degrees.
 *
 * <p>The layer is one normal draw per pixel, of the given mean and deviation and in rows, enlarged about its center,
 * set to 0 below a threshold, in 8 bit by truncation, and blurred along a direction that one uniform draw afterwards
 * chooses from -135..-45 degrees. The image is in single, the sum with the layers in double precision.
 */
public final class Snow implements Corruption {
    private static final Severities<Parameters> PARAMETERS = new Severities<>(
            List.of(
                    new Parameters(.1, .2, 1, .6, 8, 3, .95),
                    new Parameters(.1, .2, 1, .5, 10, 4, .9),
                    new Parameters(.15, .3, 1.75, .55, 10, 4, .9),
                    new Parameters(.25, .3, 2.25, .6, 12, 6, .85),
                    new Parameters(.3, .3, 1.25, .65, 14, 12, .8)),
            List.of(
                    new Parameters(.1, .3, 3, .5, 10, 4, .8),
                    new Parameters(.2, .3, 2, .5, 12, 4, .7),
                    new Parameters(.55, .3, 4, .9, 12, 8, .7),
                    new Parameters(.55, .3, 4.5, .85, 12, 8, .65),
                    new Parameters(.55, .3, 2.5, .85, 12, 12, .55)));

    private static final double STEEPEST = -135;
    private static final double RANGE = 90;

    @Override
    public String name() {
        return "snow";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var parameters = PARAMETERS.at(severity, table);
        var snow = snow(image.width(), image.height(), parameters, random);
        var whitened = (float) (1 - parameters.mix);
        var units = new float[256];
        var shares = new float[256];
        for (var level = 0; level < units.length; level++) {
            units[level] = level / 255f;
            shares[level] = (float) parameters.mix * units[level];
        }
        var samples = image.samples();
        var snowy = new byte[samples.length];
        var last = snow.length - 1;
        for (var pixel = 0; pixel < snow.length; pixel++) {
            var i = pixel * Image.CHANNELS;
            var red = samples[i] & 0xff;
            var green = samples[i + 1] & 0xff;
            var blue = samples[i + 2] & 0xff;
            var white = (units[red] * .299f + units[green] * .587f + units[blue] * .114f) * 1.5f + 0.5f;
            var layer = UnitScale.of(snow[pixel]);
            var turned = UnitScale.of(snow[last - pixel]);
            snowy[i] = UnitScale.truncate(shares[red] + whitened * larger(units[red], white) + layer + turned);
            snowy[i + 1] = UnitScale.truncate(shares[green] + whitened * larger(units[green], white) + layer + turned);
            snowy[i + 2] = UnitScale.truncate(shares[blue] + whitened * larger(units[blue], white) + layer + turned);
        }
        return new Image(image.width(), image.height(), snowy);
    }

    /** As {@link Math#max(float, float)}, several times faster since it need not care about NaN. */
    private static float larger(float one, float other) {
        return one > other ? one : other;
    }

    private static byte[] snow(int width, int height, Parameters parameters, Randomness random) {
        var field = new double[width * height];
        random.normals(field, field.length);
        for (var i = 0; i < field.length; i++) {
            field[i] = parameters.mean + parameters.deviation * field[i];
        }
        var enlarged = new ClippedZoom(width, height, 1, parameters.zoom).apply(field);
        var flakes = new byte[enlarged.length];
        for (var i = 0; i < flakes.length; i++) {
            flakes[i] = enlarged[i] < parameters.threshold ? 0 : UnitScale.truncate(enlarged[i]);
        }
        var angle = STEEPEST + RANGE * random.uniform();
        return new MotionFilter(parameters.radius, parameters.sigma, angle).apply(flakes, width, height, 1);
    }

    /**
     * @param radius of the blur in pixels
     * @param sigma of the blur in pixels
     * @param mix share of the image that is not whitened
     */
    private record Parameters(
            double mean, double deviation, double zoom, double threshold, double radius, double sigma, double mix) {}
}
