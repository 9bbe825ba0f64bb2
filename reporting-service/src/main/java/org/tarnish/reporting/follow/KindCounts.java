package org.tarnish.reporting.follow;

import java.util.List;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;

/** Counts of tasks in the words of the pages. */
final class KindCounts {
    private KindCounts() {}

    static List<KindProgress> of(List<Standing.Count> standing) {
        return standing.stream()
                .map(count -> new KindProgress(
                        count.kind().label(),
                        count.total(),
                        count.done(),
                        count.reused(),
                        count.failed(),
                        count.skipped(),
                        count.running()))
                .toList();
    }
}
