package org.tarnish.learning.minimal;

import java.util.List;
import org.tarnish.imaging.Image;

/** A classifier as the search sees it, such as {@code classifier::probabilities}. */
@FunctionalInterface
public interface Scorer {
    /**
     * Class probabilities of a batch.
     *
     * @param images at least one, all square and of one side
     * @return one row per image, one value per class
     */
    float[][] probabilities(List<Image> images);
}
