package org.tarnish.imaging.reduction;

import java.util.List;

/** Fewer levels per channel: {@code max(1, round(256^q))}. */
public final class Color implements Reduction {
    @Override
    public String name() {
        return "color";
    }

    @Override
    public ReductionParameters at(double quality, int side) {
        return new ReductionParameters(quality, 1, 0, 0, side);
    }

    @Override
    public List<ReductionParameters> moves(ReductionParameters current, double step, int side) {
        var lowered = Quality.lowered(current.color(), step, Quality::levels);
        return lowered.isEmpty()
                ? List.of()
                : List.of(new ReductionParameters(
                        lowered.getAsDouble(), current.resolution(), current.x(), current.y(), current.side()));
    }
}
