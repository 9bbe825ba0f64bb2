package org.tarnish.imaging;

/**
 * Standard normal draws by the ziggurat method of Marsaglia and Tsang (Journal of Statistical Software 5, 2000) in the
 * form of Doornik (2005): the upper half of the bell curve is covered by 255 horizontal layers of equal area and a base
 * with the tail. A draw takes 64 random bits, and nothing more in 98.8 % of all cases.
 */
final class NormalDraws {
    static final int LAYERS = 256;

    /** Where the tail begins, and the area of each layer, for 256 layers. */
    private static final double TAIL = 3.6541528853610088;

    private static final double AREA = 0.00492867323397465524;

    /** Half widths of the layers from the base upwards, that of the base as if it were a rectangle; last the top, 0. */
    private static final double[] WIDTHS = widths();

    private final SeededRandomness random;

    NormalDraws(SeededRandomness random) {
        this.random = random;
    }

    double draw() {
        while (true) {
            var bits = random.next();
            var layer = (int) bits & (LAYERS - 1);
            // The layer comes from the lowest 8 bits, the place within it from the highest 53.
            var x = ((bits >> 10) | 1) * 0x1.0p-53 * WIDTHS[layer];
            var magnitude = Math.abs(x);
            if (magnitude < WIDTHS[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return Math.copySign(tail(), x);
            }
            var low = density(WIDTHS[layer]);
            var high = density(WIDTHS[layer + 1]);
            if (low + random.uniform() * (high - low) < density(magnitude)) {
                return x;
            }
        }
    }

    /** The half width of a layer; {@link #LAYERS} is the top. */
    static double width(int layer) {
        return WIDTHS[layer];
    }

    /** The bell curve, 1 at its top. */
    static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    /** A draw that is known to lie in the tail, by Marsaglia's method of 1964. */
    private double tail() {
        double beyond;
        double height;
        do {
            // 1 - u is never 0.
            beyond = -StrictMath.log(1 - random.uniform()) / TAIL;
            height = -StrictMath.log(1 - random.uniform());
        } while (2 * height < beyond * beyond);
        return TAIL + beyond;
    }

    private static double[] widths() {
        var widths = new double[LAYERS + 1];
        widths[0] = AREA / density(TAIL);
        widths[1] = TAIL;
        for (var layer = 2; layer < LAYERS; layer++) {
            var height = density(widths[layer - 1]) + AREA / widths[layer - 1];
            widths[layer] = Math.sqrt(-2 * StrictMath.log(height));
        }
        return widths;
    }
}
