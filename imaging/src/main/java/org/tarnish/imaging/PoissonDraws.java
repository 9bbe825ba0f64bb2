package org.tarnish.imaging;

/**
 * Poisson draws made of uniform ones. Means below 10: Knuth's product of uniforms. Larger means: the transformed
 * rejection PTRS of Hörmann (Insurance: Mathematics and Economics 12, 1993), which takes about 1.1 pairs of uniforms
 * whatever the mean.
 */
final class PoissonDraws {
    private static final double LARGEST_MEAN = 1e9;
    private static final double SMALL_MEAN = 10;
    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double[] SMALL_LOG_FACTORIALS = smallLogFactorials();

    private final Randomness uniforms;

    PoissonDraws(Randomness uniforms) {
        this.uniforms = uniforms;
    }

    int draw(double mean) {
        if (!(mean >= 0 && mean <= LARGEST_MEAN)) {
            throw new IllegalArgumentException("the mean of a Poisson draw must be in 0..1e9, was " + mean);
        }
        return mean < SMALL_MEAN ? byProduct(mean) : byRejection(mean);
    }

    private int byProduct(double mean) {
        if (mean == 0) {
            return 0;
        }
        var limit = StrictMath.exp(-mean);
        var count = 0;
        for (var product = uniforms.uniform(); product > limit; product *= uniforms.uniform()) {
            count++;
        }
        return count;
    }

    private int byRejection(double mean) {
        var b = 0.931 + 2.53 * Math.sqrt(mean);
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var quickBound = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            var u = uniforms.uniform() - 0.5;
            var v = uniforms.uniform();
            var distance = 0.5 - Math.abs(u);
            var count = (int) Math.floor((2 * a / distance + b) * u + mean + 0.43);
            if (distance >= 0.07 && v <= quickBound) {
                return count;
            }
            if (count < 0 || (distance < 0.013 && v > distance)) {
                continue;
            }
            var height = StrictMath.log(v * inverseAlpha / (a / (distance * distance) + b));
            if (height <= count * StrictMath.log(mean) - mean - logFactorial(count)) {
                return count;
            }
        }
    }

    /** ln(count!): a table, then Stirling's series, whose error is below 1e-11 from 16 on. */
    static double logFactorial(int count) {
        if (count < SMALL_LOG_FACTORIALS.length) {
            return SMALL_LOG_FACTORIALS[count];
        }
        var inverse = 1.0 / count;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
        return (count + 0.5) * StrictMath.log(count) - count + HALF_LOG_TWO_PI + series;
    }

    private static double[] smallLogFactorials() {
        var logs = new double[16];
        for (var i = 2; i < logs.length; i++) {
            logs[i] = logs[i - 1] + StrictMath.log(i);
        }
        return logs;
    }
}
