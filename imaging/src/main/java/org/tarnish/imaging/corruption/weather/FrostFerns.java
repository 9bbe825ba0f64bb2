package org.tarnish.imaging.corruption.weather;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tarnish.imaging.Randomness;

/**
 * Ice as it grows on a window: stems that bend a little, with branches on both sides at about 60 degrees, the angle of
 * ice crystals, which carry branches of their own. Ice adds up on a plane of thicknesses.
 */
final class FrostFerns {
    /** A little less than a pixel, so that stems have no gaps. */
    private static final double STEP = 0.75;

    /** Branches leave their stems at these angles: 60 degrees and up to a tenth more or less. */
    private static final double[] ANGLES = IntStream.rangeClosed(-8, 8)
            .mapToDouble(i -> Math.PI / 3 * (1 + i / 80.0))
            .toArray();

    private static final double[] COSINES =
            Arrays.stream(ANGLES).map(StrictMath::cos).toArray();
    private static final double[] SINES =
            Arrays.stream(ANGLES).map(StrictMath::sin).toArray();

    private final int width;
    private final int height;
    private final double[] thickness;
    private final Randomness random;

    FrostFerns(int width, int height, Randomness random) {
        this.width = width;
        this.height = height;
        this.thickness = new double[width * height];
        this.random = random;
    }

    /** In rows; read only. */
    double[] thickness() {
        return thickness;
    }

    /** Grows ferns from places all over the plane, up to {@code longest} pixels long. */
    void grow(int count, double longest) {
        for (var i = 0; i < count; i++) {
            var x = random.uniform() * width;
            var y = random.uniform() * height;
            var angle = 2 * Math.PI * random.uniform();
            // Few long ones and many short ones.
            var share = random.uniform();
            grow(
                    x,
                    y,
                    STEP * StrictMath.cos(angle),
                    STEP * StrictMath.sin(angle),
                    longest * (0.15 + 0.85 * share * share),
                    1,
                    2);
        }
    }

    private void grow(
            double fromX, double fromY, double stepX, double stepY, double length, double ice, int generations) {
        var x = fromX;
        var y = fromY;
        var dx = stepX;
        var dy = stepY;
        var bend = 0.004 * random.normal();
        var spacing = 2.5 + length / 30;
        var nextBranch = spacing * random.uniform();
        for (var grown = 0.0; grown < length; grown += STEP) {
            var left = 1 - grown / length;
            deposit(x, y, ice * (0.3 + 0.7 * left));
            if (generations > 0 && grown >= nextBranch) {
                var branch = length * left * (0.25 + 0.3 * random.uniform());
                var opening = random.below(COSINES.length);
                var cosine = COSINES[opening];
                var sine = SINES[opening];
                grow(x, y, cosine * dx - sine * dy, cosine * dy + sine * dx, branch, 0.7 * ice, generations - 1);
                grow(x, y, cosine * dx + sine * dy, cosine * dy - sine * dx, branch, 0.7 * ice, generations - 1);
                nextBranch += spacing * (0.6 + 0.8 * random.uniform());
            }
            x += dx;
            y += dy;
            var turned = dx - bend * dy;
            dy += bend * dx;
            dx = turned;
        }
    }

    /** Spreads ice over the four pixels around a place; what falls outside the plane is lost. */
    private void deposit(double x, double y, double ice) {
        var column = (int) Math.floor(x);
        var row = (int) Math.floor(y);
        if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) {
            return;
        }
        var right = x - column;
        var below = y - row;
        var i = row * width + column;
        thickness[i] += ice * (1 - right) * (1 - below);
        thickness[i + 1] += ice * right * (1 - below);
        thickness[i + width] += ice * (1 - right) * below;
        thickness[i + width + 1] += ice * right * below;
    }
}
