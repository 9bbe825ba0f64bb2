package org.tarnish.imaging.reduction;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A square window of side {@code max(1, round(q * side))}, in the center. A move shortens the window's side by
 * {@code step * side} and puts the new window into one of the corners or the center of the current one; places that
 * coincide, as where only one pixel is lost, are offered once.
 */
public final class Crop implements Reduction {
    @Override
    public String name() {
        return "crop";
    }

    @Override
    public ReductionParameters at(double quality, int side) {
        var window = Quality.side(side, quality);
        var margin = (side - window) / 2;
        return new ReductionParameters(1, 1, margin, margin, window);
    }

    @Override
    public List<ReductionParameters> moves(ReductionParameters current, double step, int side) {
        var lowered =
                Quality.lowered(fraction(current.side(), step, side), step, quality -> Quality.side(side, quality));
        if (lowered.isEmpty()) {
            return List.of();
        }
        var window = Quality.side(side, lowered.getAsDouble());
        var surplus = current.side() - window;
        var right = new int[] {0, surplus, 0, surplus, surplus / 2};
        var down = new int[] {0, 0, surplus, surplus, surplus / 2};
        return IntStream.range(0, right.length)
                .mapToObj(place -> new ReductionParameters(
                        current.color(),
                        current.resolution(),
                        current.x() + right[place],
                        current.y() + down[place],
                        window))
                .distinct()
                .toList();
    }

    /** The fraction that a window stands for: whole steps below 1 if they lead to its side, else the plain quotient. */
    private static double fraction(int window, double step, int side) {
        var quotient = (double) window / side;
        var onGrid = Quality.onGrid(quotient, step);
        return Quality.side(side, onGrid) == window ? onGrid : quotient;
    }
}
