package org.tarnish.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Mean ranks on a line, the best at the left, with a bar over each group of neighbors that are no further apart than the
 * critical difference (Demsar, Journal of Machine Learning Research 7, 2006). An SVG element to be put into a page that has
 * the reports' style sheet.
 *
 * @param title what is drawn, read aloud in place of the picture
 * @param description what the picture shows, for those who cannot see it
 * @param difference that mean ranks must exceed to differ
 * @param ranked at least two
 */
public record CriticalDifference(String title, String description, double difference, List<Ranked> ranked) {
    private static final double WIDTH = 1144;
    private static final double AXIS = 58;
    private static final double ROW = 18;
    private static final double BAR = 7;
    private static final int LONGEST_NAME = 44;

    /**
     * A name with its mean rank.
     *
     * @param rank at least 1
     */
    public record Ranked(String name, LineStyle look, double rank) {}

    /** Neighbors from the first to the last number, which do not differ. */
    private record Group(int first, int last) {}

    public CriticalDifference {
        ranked =
                ranked.stream().sorted(Comparator.comparingDouble(Ranked::rank)).toList();
        if (ranked.size() < 2) {
            throw new IllegalArgumentException("the ranks of '" + title + "' need at least two names");
        }
    }

    /** The picture. */
    public String svg() {
        int count = ranked.size();
        int left = (count + 1) / 2;
        double names = 20
                + Labels.width(ranked.stream()
                        .mapToInt(
                                one -> Labels.shorten(one.name(), LONGEST_NAME).length())
                        .max()
                        .orElseThrow());
        var across = new AxisScale(1, count, names, WIDTH - names);
        var groups = groups();
        double below = AXIS + 14 + BAR * groups.size();
        var svg = new Svg(WIDTH, below + ROW * left + 14, title, description);
        ruler(svg, across);
        svg.leaf("line", "class", "axle", "x1", across.start(), "x2", across.end(), "y1", AXIS, "y2", AXIS);
        int step = Math.max(1, count / 12);
        for (int rank = 1; rank <= count; rank += step) {
            double x = across.at(rank);
            svg.leaf("line", "class", "axle", "x1", x, "x2", x, "y1", AXIS - 5, "y2", AXIS);
            svg.text("text", Integer.toString(rank), "class", "tick", "x", x, "y", AXIS - 10, "text-anchor", "middle");
        }
        for (int i = 0; i < groups.size(); i++) {
            double y = AXIS + 10 + BAR * i;
            svg.leaf(
                    "line",
                    "class",
                    "interval alike",
                    "x1",
                    across.at(ranked.get(groups.get(i).first()).rank()) - 3,
                    "x2",
                    across.at(ranked.get(groups.get(i).last()).rank()) + 3,
                    "y1",
                    y,
                    "y2",
                    y);
        }
        for (int i = 0; i < count; i++) {
            boolean atLeft = i < left;
            name(svg, ranked.get(i), across, below + ROW * (atLeft ? i : count - 1 - i), atLeft);
        }
        return svg.finish();
    }

    private void ruler(Svg svg, AxisScale across) {
        double end = across.start() + across.at(1 + difference) - across.at(1);
        svg.leaf("line", "class", "interval", "x1", across.start(), "x2", Math.min(end, WIDTH - 2), "y1", 14, "y2", 14);
        svg.text(
                "text", "critical difference " + Svg.number(difference), "class", "axis", "x", across.start(), "y", 32);
    }

    private void name(Svg svg, Ranked one, AxisScale across, double y, boolean atLeft) {
        double x = across.at(one.rank());
        double turn = atLeft ? across.start() - 6 : across.end() + 6;
        svg.open("g", "class", one.look().classes());
        svg.leaf(
                "path",
                "class",
                "lead",
                "d",
                "M" + Svg.number(x) + " " + Svg.number(AXIS) + "V" + Svg.number(y) + "H" + Svg.number(turn));
        svg.leaf("circle", "class", "dot", "cx", x, "cy", AXIS, "r", 3.2);
        svg.open(
                "text",
                "class",
                "key",
                "x",
                atLeft ? turn - 5 : turn + 5,
                "y",
                y + 4,
                "text-anchor",
                atLeft ? "end" : "start");
        svg.text("title", one.name() + ", mean rank " + Svg.number(one.rank()));
        svg.text("tspan", Labels.shorten(one.name(), LONGEST_NAME));
        svg.close().close();
    }

    /** The largest groups of neighbors; one alone needs no bar, nor one within another. */
    private List<Group> groups() {
        var groups = new ArrayList<Group>();
        int reached = 0;
        for (int first = 0; first < ranked.size(); first++) {
            int last = first;
            while (last + 1 < ranked.size()
                    && ranked.get(last + 1).rank() - ranked.get(first).rank() <= difference) {
                last++;
            }
            if (last > first && last > reached) {
                groups.add(new Group(first, last));
                reached = last;
            }
        }
        return groups;
    }
}
