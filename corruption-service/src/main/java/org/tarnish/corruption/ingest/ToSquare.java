package org.tarnish.corruption.ingest;

import java.util.function.UnaryOperator;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Resize;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Filter;
import org.tarnish.imaging.resize.Resampling;

/** Ways to bring images of any size to squares of one side. */
final class ToSquare {
    private ToSquare() {}

    static UnaryOperator<Image> of(Resize resize, int side) {
        if (resize instanceof Resize.Torchvision torchvision) {
            return image -> Resampling.coverSquare(image, torchvision.shortSide(side), side, torchvision.filter());
        }
        return switch ((Resize.Word) resize) {
            case COVER -> image -> Resampling.coverSquare(image, side);
            case CROP ->
                image -> Resampling.coverSquare(image, Resize.Word.CROP.shortSide(side), side, Filter.BILINEAR);
            case STRETCH -> image -> Resampling.antialiased(image, side, side);
        };
    }

    /**
     * For images made elsewhere, which may be smaller than the side, see {@link ImageSetRequest.Fit}.
     *
     * @param fit null for the data set's sizing
     * @param resize how the data set is sized
     */
    static UnaryOperator<Image> of(ImageSetRequest.Fit fit, Resize resize, int side) {
        var sizing = of(resize, side);
        if (fit == null) {
            return sizing;
        }
        return switch (fit) {
            case RESIZE ->
                image -> Math.min(image.width(), image.height()) > side ? sizing.apply(image) : enlarged(image, side);
            case PAD -> image -> padded(image, side);
        };
    }

    private static Image enlarged(Image image, int side) {
        // Cut out first: enlarged, the longer side of a narrow image would not fit into memory.
        int shorter = Math.min(image.width(), image.height());
        var square = Resampling.cropped(
                image, (image.width() - shorter) / 2, (image.height() - shorter) / 2, shorter, shorter);
        return Resampling.bilinear(square, side, side);
    }

    private static Image padded(Image image, int side) {
        int longer = Math.max(image.width(), image.height());
        var fitting = longer <= side
                ? image
                : Resampling.antialiased(
                        image, Math.max(1, (int) ((long) side * image.width() / longer)), Math.max(1, (int)
                                ((long) side * image.height() / longer)));
        if (fitting.width() == side && fitting.height() == side) {
            return fitting;
        }
        var samples = new byte[side * side * Image.CHANNELS];
        int left = (side - fitting.width()) / 2;
        int top = (side - fitting.height()) / 2;
        int rowBytes = fitting.width() * Image.CHANNELS;
        for (int row = 0; row < fitting.height(); row++) {
            System.arraycopy(
                    fitting.samples(), row * rowBytes, samples, ((top + row) * side + left) * Image.CHANNELS, rowBytes);
        }
        return new Image(side, side, samples);
    }
}
