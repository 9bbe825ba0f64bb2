package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.MotionFilter;

/**
 * A motion whose direction turns: of ImageNet's frames {@code i = 0..30} each is blurred with radius 10 and sigma 3 at
 * {@code 4 (i - 30)} degrees, of CIFAR's {@code i = 0..20} with 6 and 1.8 at {@code 9 (i - 20)}. No frame is the clean
 * image. See {@link MotionFilter}.
 */
public final class MotionBlur implements Perturbation {
    @Override
    public String name() {
        return "motion_blur";
    }

    @Override
    public int frames(SeverityTable table) {
        return table == SeverityTable.CIFAR ? 21 : Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        return Frames.of(frames(table), frame -> {
            var filter = table == SeverityTable.CIFAR
                    ? new MotionFilter(6, 1.8, 9 * (frame - 20))
                    : new MotionFilter(10, 3, 4 * (frame - 30));
            var blurred = filter.apply(image.samples(), image.width(), image.height(), Image.CHANNELS);
            return new Image(image.width(), image.height(), blurred);
        });
    }
}
