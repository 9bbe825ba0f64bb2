package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * A picture that comes nearer: frame {@code i = 0..30} is enlarged to {@code 2.5 i + 40} percent (ImageNet; frame 24 is
 * the clean image) or {@code 2 i + 70} percent (CIFAR; frame 15 is), in black where it does not reach. See {@link
 * CenteredWarp}.
 */
public final class Scale implements Perturbation {
    @Override
    public String name() {
        return "scale";
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        return Frames.of(Frames.USUAL, frame -> {
            var percent = table == SeverityTable.CIFAR ? 2. * frame + 70 : 2.5 * frame + 40;
            return new CenteredWarp(0, percent / 100).apply(image);
        });
    }
}
