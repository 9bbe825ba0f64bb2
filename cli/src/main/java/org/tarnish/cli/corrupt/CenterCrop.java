package org.tarnish.cli.corrupt;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Filter;
import org.tarnish.imaging.resize.Resampling;

/**
 * How images are brought to one size, as torchvision's {@code Resize(resize)} and {@code CenterCrop(size)} do it.
 *
 * @param resize what the shorter side becomes; 0 for the same as {@code size}
 * @param size side of the square that is cut out; 0 leaves images as they are
 */
record CenterCrop(int resize, int size) {
    Image apply(Image image) {
        if (size == 0) {
            return image;
        }
        return Resampling.coverSquare(image, Math.max(resize, size), size, Filter.BILINEAR);
    }
}
