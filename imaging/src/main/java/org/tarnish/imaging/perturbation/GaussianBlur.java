package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.GaussianFilter;

/**
 * A Gaussian blur that grows: frame {@code i = 0..30} has sigma {@code .25 + .035 i} and a radius of 6 sigma (ImageNet)
 * or {@code .3 + .015 i} and 7 sigma (CIFAR). The first frame is nearly the clean image.
 */
public final class GaussianBlur implements Perturbation {
    @Override
    public String name() {
        return "gaussian_blur";
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        return Frames.of(Frames.USUAL, frame -> {
            var filter = table == SeverityTable.CIFAR
                    ? GaussianFilter.edge(.3 + .015 * frame, 7)
                    : GaussianFilter.edge(.25 + .035 * frame, 6);
            var blurred = filter.apply(image.samples(), image.width(), image.height(), Image.CHANNELS);
            return new Image(image.width(), image.height(), blurred);
        });
    }
}
