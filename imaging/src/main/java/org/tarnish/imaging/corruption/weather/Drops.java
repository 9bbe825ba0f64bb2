package org.tarnish.imaging.corruption.weather;

/**
 * How much light drops of water reflect: the liquid's level times a relief that rises with the distance to the drops'
 * edges and is lit from one corner.
 *
 * <p>The relief: {@link Edges} of the levels between the thresholds 50 and 150, the {@link ChamferDistance} to them up
 * to 20, the mean of 3 x 3 (truncated), the histogram equalized, embossed, the mean of 3 x 3 (rounded).
 */
final class Drops {
    private static final int WEAK_EDGE = 50;
    private static final int STRONG_EDGE = 150;
    private static final int FARTHEST = 20;

    private Drops() {}

    /** @param liquid the levels of pixels in rows, 0 where there is no liquid */
    static float[] mask(int[][] liquid) {
        var width = liquid[0].length;
        var height = liquid.length;
        var edges = new Edges(liquid).between(WEAK_EDGE, STRONG_EDGE);
        var distances = ChamferDistance.to(edges, width, height, FARTHEST);
        var relief =
                EightBitPlane.ofMeans(distances).equalize().emboss().average().rows();
        var mask = new float[width * height];
        for (int y = 0, to = 0; y < height; y++) {
            var levels = liquid[y];
            var heights = relief[y];
            for (var x = 0; x < width; x++) {
                mask[to++] = levels[x] * heights[x];
            }
        }
        return mask;
    }
}
