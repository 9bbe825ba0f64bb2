package org.tarnish.corruption.ingest;

import java.util.function.UnaryOperator;
import org.tarnish.experiment.request.Resize;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Resampling;

/** Ways to bring images of any size to squares of one side. */
final class Sizing {
    /** torchvision's {@code Resize(256)} before {@code CenterCrop(224)}, for other sides in proportion. */
    private static final double RESIZE_TO_CROP = 256.0 / 224;

    private Sizing() {}

    static UnaryOperator<Image> of(Resize resize, int side) {
        return switch (resize) {
            case COVER -> image -> Resampling.coverSquare(image, side);
            case CROP -> image -> Resampling.coverSquare(image, (int) Math.round(side * RESIZE_TO_CROP), side);
            case STRETCH -> image -> Resampling.antialiased(image, side, side);
        };
    }
}
