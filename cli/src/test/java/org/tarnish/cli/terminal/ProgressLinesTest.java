package org.tarnish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.cli.client.ExperimentView;

class ProgressLinesTest {
    @Test
    void showsRateAndTimeLeftFromWhatWasSeenWithoutReusedTasks() {
        var lines = new ProgressLines();
        lines.bars(view(new ExperimentView.Kind("shards", 20, 8, 6, 0, 0, 1)), Duration.ZERO);
        // 4 more in 2 s: 2 a second, 8 missing.
        assertThat(lines.bars(view(new ExperimentView.Kind("shards", 20, 12, 6, 0, 0, 1)), Duration.ofSeconds(2)))
                .containsExactly(
                        "x-1: running, 12 of 31 tasks, 0:02",
                        "shards     [##############----------] 12/20, 1 running, 6 reused, 2/s, 0:04 left",
                        "  [#######-----------------] resnet20 baseline 3/10, 0.50 epochs/s, 0:14 left");
    }

    @Test
    void fitsIntoOneLineForLogs() {
        assertThat(new ProgressLines().line(view(new ExperimentView.Kind("train", 2, 0, 0, 0, 0, 1))))
                .isEqualTo("running, 12 of 31 tasks; to do: train 0/2; now: resnet20 baseline 3/10");
    }

    private static ExperimentView view(ExperimentView.Kind kind) {
        var activity = new ExperimentView.Activity("t", "resnet20 baseline", 3, 10, 0.5, "epochs");
        return new ExperimentView(
                "x-1", "x", "running", null, null, 12, 31, List.of(kind), List.of(activity), null, null, null);
    }
}
