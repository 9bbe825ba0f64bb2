package org.tarnish.report.chart;

/** Moves labels on a line apart. */
final class Spread {
    private Spread() {}

    /**
     * Places at least so far apart, in the same order, near where they want to be; within the limits if they fit there.
     *
     * @param wanted in rising order
     */
    static double[] apart(double[] wanted, double distance, double from, double to) {
        var places = wanted.clone();
        double lowest = from;
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(lowest, places[i]);
            lowest = places[i] + distance;
        }
        double highest = to;
        for (int i = places.length - 1; i >= 0 && places[i] > highest; i--) {
            places[i] = highest;
            highest -= distance;
        }
        return places;
    }
}
