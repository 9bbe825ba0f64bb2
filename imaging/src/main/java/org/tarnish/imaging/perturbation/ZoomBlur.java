package org.tarnish.imaging.perturbation;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;

/**
 * The blur of a camera that moves towards what it sees: frame {@code i = 0..30} is the mean, in single precision, of the
 * image and its enlargements by {@code 1 + .004 k}, {@code k = 1..i}; the first frame is the clean image. The same for
 * both tables. See {@link CenteredWarp}.
 */
public final class ZoomBlur implements Perturbation {
    @Override
    public String name() {
        return "zoom_blur";
    }

    @Override
    public int frames(SeverityTable table) {
        return Frames.USUAL;
    }

    @Override
    public List<Image> apply(Image image, int difficulty, SeverityTable table, Randomness random) {
        var sums = new float[image.samples().length];
        return Frames.of(Frames.USUAL, frame -> {
            add(frame == 0 ? image : new CenteredWarp(0, 1 + .004 * frame).apply(image), sums);
            return frame == 0 ? image : mean(sums, frame + 1, image);
        });
    }

    private static void add(Image image, float[] sums) {
        var samples = image.samples();
        for (var i = 0; i < sums.length; i++) {
            sums[i] += (samples[i] & 0xff) / 255f;
        }
    }

    private static Image mean(float[] sums, int count, Image like) {
        var samples = new byte[sums.length];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = UnitScale.truncate(sums[i] / count);
        }
        return new Image(like.width(), like.height(), samples);
    }
}
