package org.tarnish.imaging.reduction;

import java.util.List;
import java.util.stream.Stream;

/** Crop, resolution and color together: all three at one quality, or any one of their moves. */
public final class Combination implements Reduction {
    private final Crop crop = new Crop();
    private final Resolution resolution = new Resolution();
    private final Color color = new Color();

    @Override
    public String name() {
        return "combination";
    }

    @Override
    public ReductionParameters at(double quality, int side) {
        var window = crop.at(quality, side);
        return new ReductionParameters(quality, quality, window.x(), window.y(), window.side());
    }

    @Override
    public List<ReductionParameters> moves(ReductionParameters current, double step, int side) {
        return Stream.of(crop, resolution, color)
                .flatMap(reduction -> reduction.moves(current, step, side).stream())
                .toList();
    }
}
