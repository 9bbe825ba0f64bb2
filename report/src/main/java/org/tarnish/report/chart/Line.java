package org.tarnish.report.chart;

import java.util.List;

/**
 * One line of a {@link LineChart}.
 *
 * @param name shown in the legend
 * @param points in rising order of x; a point that is not finite interrupts the line
 */
public record Line(String name, LineStyle look, List<Point> points) {
    public Line {
        points = List.copyOf(points);
    }

    /** How a point is marked. */
    public enum Mark {
        FILLED,
        HOLLOW,
        NONE
    }

    /**
     * A point of the line.
     *
     * @param ringed drawn with a ring around it
     * @param tip what a pointer resting on it shows
     */
    public record Point(double x, double y, Mark mark, boolean ringed, String tip) {
        /** A point that the line passes through without a mark. */
        public static Point unmarked(double x, double y) {
            return new Point(x, y, Mark.NONE, false, "");
        }

        boolean drawable() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }
}
