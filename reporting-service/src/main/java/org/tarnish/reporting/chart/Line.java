package org.tarnish.reporting.chart;

import java.util.List;

/**
 * One line of a {@link LineChart}.
 *
 * @param name shown in the legend
 * @param points in rising order of x; a point that is not finite interrupts the line
 */
public record Line(String name, List<Point> points) {
    public Line {
        points = List.copyOf(points);
    }

    /**
     * A marked point.
     *
     * @param hollow drawn hollow instead of filled
     * @param ringed drawn with a ring around it
     * @param tip what a pointer resting on it shows
     */
    public record Point(double x, double y, boolean hollow, boolean ringed, String tip) {
        boolean drawable() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }
}
