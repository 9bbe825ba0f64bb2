package org.tarnish.learning.minimal;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.reduction.ReductionParameters;

/**
 * What the search found for one image.
 *
 * @param index index in its data set
 * @param solved whether the full image is classified right; if not, it has no minimal image, the rest tells of the full
 *     image, and nobody has measured its entropy
 * @param parameters how far it is reduced
 * @param entropy bytes of {@code kept} as PNG, or 0 if not solved
 * @param originalEntropy bytes of the full image as PNG, or 0 if not solved
 * @param kept the minimal image itself, not enlarged
 */
public record MinimalImage(
        int index,
        int label,
        boolean solved,
        ReductionParameters parameters,
        int entropy,
        int originalEntropy,
        Image kept) {}
