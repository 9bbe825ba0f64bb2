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

    /** @param liquid the levels of {@code width * height} pixels in rows, 0 where there is no liquid */
    static float[] mask(byte[] liquid, int width, int height) {
        var edges = new Edges(liquid, width, height).between(WEAK_EDGE, STRONG_EDGE);
        var distances = ChamferDistance.to(edges, width, height, FARTHEST);
        var relief = EightBitPlane.ofMeans(distances, width, height)
                .equalized()
                .embossed()
                .means()
                .samples();
        var mask = new float[liquid.length];
        for (var i = 0; i < mask.length; i++) {
            mask[i] = (liquid[i] & 0xff) * (relief[i] & 0xff);
        }
        return mask;
    }
}
