package org.tarnish.imaging.corruption;

/** The scale that corruptions are defined on: 8-bit samples divided by 255, in double precision. */
public final class UnitScale {
    private UnitScale() {}

    /** A sample in 0..1. */
    public static double of(byte sample) {
        return (sample & 0xff) / 255.0;
    }

    /**
     * The 8-bit sample {@code floor(255 * clip(value, 0, 1))}. The reference truncates and does not round, so a
     * corruption darkens by half a level on average; untouched samples come back as they were.
     */
    public static byte truncate(double value) {
        return (byte) (Math.max(0, Math.min(1, value)) * 255);
    }
}
