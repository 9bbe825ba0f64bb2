package org.tarnish.imaging.corruption;

/** The scale that corruptions are defined on: 8-bit samples divided by 255, in double precision. */
public final class UnitScale {
    private static final int LEVELS = 256;
    private static final double[] UNITS = units();

    private UnitScale() {}

    /** A sample in 0..1. */
    public static double of(byte sample) {
        return UNITS[sample & 0xff];
    }

    /** Fills {@code values} with the samples from {@code start} on, in 0..1. */
    public static void of(byte[] samples, int start, double[] values) {
        var units = UNITS;
        for (var i = 0; i < values.length; i++) {
            values[i] = units[samples[start + i] & 0xff];
        }
    }

    /**
     * The 8-bit sample {@code floor(255 * clip(value, 0, 1))}. The reference truncates and does not round, so a
     * corruption darkens by half a level on average; untouched samples come back as they were.
     */
    public static byte truncate(double value) {
        // The conversion to int saturates, therefore clipping afterwards is the same and much cheaper.
        return (byte) Math.max(0, Math.min(LEVELS - 1, (int) (value * 255)));
    }

    /** As {@link #truncate(double)} with the multiplication in single precision. */
    public static byte truncate(float value) {
        return (byte) Math.max(0, Math.min(LEVELS - 1, (int) (value * 255)));
    }

    /** Truncates every value as {@link #truncate(double)} does, into the samples from {@code start} on. */
    public static void truncate(double[] values, byte[] samples, int start) {
        for (var i = 0; i < values.length; i++) {
            samples[start + i] = truncate(values[i]);
        }
    }

    private static double[] units() {
        var units = new double[LEVELS];
        for (var level = 0; level < units.length; level++) {
            units[level] = level / 255.0;
        }
        return units;
    }
}
