package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.decimals;
import static org.tarnish.report.html.Numbers.percent;

import java.util.ArrayList;
import java.util.function.ToDoubleFunction;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.report.Report;
import org.tarnish.report.chart.Line;
import org.tarnish.report.chart.LineStyle;

/**
 * Runs as lines over their epochs. A run that goes on from shared training is drawn from the shared run's best epoch on.
 * Hollow marks are epochs on reduced images; a ring marks the epoch that was kept.
 */
final class RunLines {
    private final SharedStarts starts;

    RunLines(SharedStarts starts) {
        this.starts = starts;
    }

    /**
     * @param value what is drawn of an epoch; a point is left out where it is not finite
     */
    Line line(Report.Run run, String name, LineStyle look, ToDoubleFunction<EpochRecord> value) {
        return line(run, name, look, 0, value);
    }

    /**
     * @param after epochs up to this one, shared training counted, are left out
     */
    Line line(Report.Run run, String name, LineStyle look, int after, ToDoubleFunction<EpochRecord> value) {
        var points = new ArrayList<Line.Point>();
        var last = starts.lastEpoch(run);
        int before = last.map(EpochRecord::epoch).orElse(0);
        last.ifPresent(epoch -> points.add(Line.Point.unmarked(epoch.epoch(), value.applyAsDouble(epoch))));
        for (var epoch : run.epochs()) {
            if (before + epoch.epoch() <= after) {
                continue;
            }
            points.add(new Line.Point(
                    before + epoch.epoch(),
                    value.applyAsDouble(epoch),
                    epoch.reduction() == null ? Line.Mark.FILLED : Line.Mark.HOLLOW,
                    epoch.epoch() == run.bestEpoch(),
                    tip(name, epoch, value.applyAsDouble(epoch))));
        }
        return new Line(name, look, points);
    }

    /** What an epoch was trained on, in words. */
    static String images(EpochRecord epoch) {
        if (epoch.reduction() == null) {
            return "full quality";
        }
        return epoch.reduction() + (epoch.quality() == null ? ", each image its own" : " at " + epoch.quality());
    }

    private static String tip(String name, EpochRecord epoch, double value) {
        return name + ", epoch " + epoch.epoch() + " (" + images(epoch) + "): " + decimals(value, 2) + "; validation "
                + percent(epoch.validationAccuracy()) + " %, training loss " + decimals(epoch.trainLoss(), 3);
    }
}
