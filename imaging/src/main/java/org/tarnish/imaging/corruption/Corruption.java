package org.tarnish.imaging.corruption;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;

/**
 * One of the common corruptions of Hendrycks and Dietterich (ICLR 2019): a pure function of image, severity, table and
 * random draws. Stateless and safe for concurrent use. A new corruption is one class and one line in
 * {@code Corruptions}.
 */
public interface Corruption {
    /** The name in the literature, such as {@code gaussian_noise}. */
    String name();

    /**
     * A corrupted copy of an image, of the same size.
     *
     * @param severity 1 (weakest) to 5
     * @throws IllegalArgumentException if the severity is outside 1..5
     */
    Image apply(Image image, int severity, SeverityTable table, Randomness random);
}
