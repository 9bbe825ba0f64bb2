package org.tarnish.imaging.corruption;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;

/**
 * A corruption with everything fixed but the image: the one place where a seed becomes the draws of an image. The bytes
 * of a corrupted image depend on (seed, corruption, severity, table, index) and the clean image, and on nothing else; so
 * a service, a command and every replica of either make the same. Safe for concurrent use.
 *
 * @param severity 1..5
 * @param seed where the random draws come from
 */
public record SeededCorruption(Corruption corruption, int severity, SeverityTable table, long seed) {
    public SeededCorruption {
        if (severity < 1 || severity > Severities.STRONGEST) {
            throw new IllegalArgumentException("severity must be in 1.." + Severities.STRONGEST + ", was " + severity);
        }
    }

    /**
     * The corrupted copy of an image, of the same size.
     *
     * @param index which of many images this is; equal images of different indices are corrupted differently
     */
    public Image apply(Image clean, long index) {
        var what = corruption.name() + "-" + severity + "-" + table;
        return corruption.apply(clean, severity, table, SeededRandomness.of(seed, what, index));
    }
}
