package org.tarnish.imaging.reduction;

/**
 * How far an image is reduced in each dimension.
 *
 * @param color kept fraction of color depth in [0, 1], 1 = all 256 levels
 * @param resolution kept fraction of the window's side in [0, 1], 1 = no loss
 * @param x left edge of the kept window in pixels
 * @param y top edge of the kept window in pixels
 * @param side side of the kept window in pixels; the image's side = nothing cut off
 */
public record ReductionParameters(double color, double resolution, int x, int y, int side) {
    public ReductionParameters {
        if (!(color >= 0 && color <= 1)) {
            throw new IllegalArgumentException("color must be in 0..1, was " + color);
        }
        if (!(resolution >= 0 && resolution <= 1)) {
            throw new IllegalArgumentException("resolution must be in 0..1, was " + resolution);
        }
        if (x < 0 || y < 0 || side < 1) {
            throw new IllegalArgumentException(
                    "a window needs x, y >= 0 and side >= 1, was x " + x + ", y " + y + ", side " + side);
        }
    }

    /** The parameters that leave an image of the given side as it is. */
    public static ReductionParameters full(int imageSide) {
        return new ReductionParameters(1, 1, 0, 0, imageSide);
    }
}
