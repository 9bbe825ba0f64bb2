package org.tarnish.learning.minimal;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.reduction.ReductionParameters;

/**
 * What the search found for one image.
 *
 * @param index index in its data set
 * @param solved whether the full image is classified right; if not, it has no minimal image and the rest tells of the
 *     full image
 * @param parameters how far it is reduced
 * @param entropy bytes of {@code kept} as PNG
 * @param originalEntropy bytes of the full image as PNG
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
