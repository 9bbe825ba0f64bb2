package org.tarnish.imaging.corruption.blur;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.filter.ClippedZoom;
import org.tarnish.imaging.corruption.filter.EstimatedZoom;

/**
 * The enlargements whose mean a {@link ZoomBlur} is, for images of one size.
 *
 * @param exact all of them, the first by the factor 1
 * @param estimated all but the first, for estimates; empty if one of them is not possible
 */
record Enlargements(int width, int height, List<ClippedZoom> exact, List<EstimatedZoom> estimated) {
    static Enlargements of(ZoomBlur.Zooms zooms, int width, int height) {
        var exact = IntStream.range(0, zooms.count())
                .mapToObj(k -> new ClippedZoom(width, height, Image.CHANNELS, zooms.factor(k)))
                .toList();
        var estimated = exact.stream()
                .skip(1)
                .map(ClippedZoom::estimated)
                .flatMap(Optional::stream)
                .toList();
        return new Enlargements(width, height, exact, estimated.size() == exact.size() - 1 ? estimated : List.of());
    }
}
