package org.tarnish.imaging.reduction;

import java.util.List;

/**
 * Fewer pixels for the same view: the side of the window becomes {@code max(1, round(q * side))}. A move lowers the
 * fraction {@code q} by one step, so an image that has not been cropped loses {@code step * side} pixels of its side.
 */
public final class Resolution implements Reduction {
    @Override
    public String name() {
        return "resolution";
    }

    @Override
    public ReductionParameters at(double quality, int side) {
        return new ReductionParameters(1, quality, 0, 0, side);
    }

    @Override
    public List<ReductionParameters> moves(ReductionParameters current, double step, int side) {
        var lowered = Quality.lowered(current.resolution(), step, quality -> Quality.side(current.side(), quality));
        return lowered.isEmpty()
                ? List.of()
                : List.of(new ReductionParameters(
                        current.color(), lowered.getAsDouble(), current.x(), current.y(), current.side()));
    }
}
