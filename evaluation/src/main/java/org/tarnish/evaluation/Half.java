package org.tarnish.evaluation;

/** IEEE 754 binary16, which Java has no type for. */
public final class Half {
    /** The largest finite value. */
    static final float MAX = 65504;

    private static final int MANTISSA_BITS = 10;
    private static final int DROPPED_BITS = 23 - MANTISSA_BITS;
    private static final int BIAS = 15;
    private static final float SMALLEST = 0x1p-24F;
    private static final float SMALLEST_NORMAL = 0x1p-14F;

    private Half() {}

    /** The nearest half, the even one of two; what is too large becomes the largest, for a network's logits are finite. */
    public static short of(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float size = Math.min(Math.abs(value), MAX);
        if (Float.isNaN(value)) {
            throw new IllegalArgumentException("a half is kept of a number, was not a number");
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(size / SMALLEST));
        }
        int bits = Float.floatToRawIntBits(size);
        int rounded = bits + (1 << DROPPED_BITS - 1) - 1 + (bits >>> DROPPED_BITS & 1);
        int exponent = (rounded >>> 23) - 127 + BIAS;
        return (short) (sign | exponent << MANTISSA_BITS | rounded >>> DROPPED_BITS & 0x3FF);
    }

    public static float toFloat(short half) {
        int exponent = half >>> MANTISSA_BITS & 0x1F;
        int mantissa = half & 0x3FF;
        float size = exponent == 0
                ? mantissa * SMALLEST
                : Math.scalb(1 + mantissa / (float) (1 << MANTISSA_BITS), exponent - BIAS);
        return half < 0 ? -size : size;
    }
}
