package org.tarnish.imaging.reduction;

import org.tarnish.imaging.Image;

/**
 * The outcome of a reduction.
 *
 * @param kept what is left of the image: the window at its reduced resolution and color depth; entropy is measured on it
 * @param seen {@code kept} enlarged to the original side, as the network sees it
 */
public record Reduced(Image kept, Image seen) {}
