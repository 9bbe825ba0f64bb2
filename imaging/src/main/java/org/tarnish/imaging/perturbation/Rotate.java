package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * A picture that turns clockwise by one degree a frame, from -15 to 15 degrees; frame 15 is the clean image. The same for
 * both tables. See {@link CenteredWarp}.
 */
public final class Rotate implements Perturbation {
    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        return Frames.of(Frames.USUAL, frame -> new CenteredWarp(frame - 15, 1).apply(image));
    }
}
