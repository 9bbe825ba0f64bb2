package org.tarnish.learning.augmentation;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;

/** A random change of a square image that keeps its size. */
interface Variation {
    Image apply(Image image, Randomness randomness);
}
