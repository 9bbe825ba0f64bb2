package org.tarnish.imaging.corruption;

/** Which of the two published sets of constants a severity refers to. */
public enum SeverityTable {
    /** The constants of CIFAR-10-C, made for images of 32 x 32 pixels. */
    CIFAR,
    /** The constants of ImageNet-C, made for images of 224 x 224 pixels. */
    IMAGENET;

    /** The smallest images that take the constants of ImageNet-C where nobody says which. */
    public static final int SMALLEST_IMAGENET_SIDE = 64;

    /**
     * The table that suits images where nobody says which.
     *
     * @param side the shorter one, in pixels
     */
    public static SeverityTable suiting(int side) {
        return side < SMALLEST_IMAGENET_SIDE ? CIFAR : IMAGENET;
    }
}
