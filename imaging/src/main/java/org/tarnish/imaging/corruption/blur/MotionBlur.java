package org.tarnish.imaging.corruption.blur;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.MotionFilter;

/**
 * The blur of a moving camera (Hendrycks and Dietterich, ICLR 2019; ImageMagick's {@code MotionBlurImage}): a
 * {@link MotionFilter} in one drawn direction, {@code -45 + 90 u} degrees with {@code u} uniform in [0, 1). Radius and
 * sigma are in pixels, the same in images of any size. Gray images stay gray.
 */
public final class MotionBlur implements Corruption {
    private static final Severities<Motion> MOTIONS = new Severities<>(
            List.of(new Motion(6, 1), new Motion(6, 1.5), new Motion(6, 2), new Motion(8, 2), new Motion(9, 2.5)),
            List.of(new Motion(10, 3), new Motion(15, 5), new Motion(15, 8), new Motion(15, 12), new Motion(20, 15)));

    @Override
    public String name() {
        return "motion_blur";
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var motion = MOTIONS.at(severity, table);
        var filter = new MotionFilter(motion.radius, motion.sigma, -45 + 90 * random.uniform());
        var blurred = filter.apply(image.samples(), image.width(), image.height(), Image.CHANNELS);
        return new Image(image.width(), image.height(), blurred);
    }

    private record Motion(double radius, double sigma) {}
}
