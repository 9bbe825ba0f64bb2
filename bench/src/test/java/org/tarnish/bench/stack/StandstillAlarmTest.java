package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tarnish.cli.client.ExperimentView;

class StandstillAlarmTest {
    private static final Duration LONG = StandstillAlarm.PATIENCE.plusSeconds(1);

    private final StandstillAlarm alarm = new StandstillAlarm();

    private void see(String state, int done, Duration at) {
        alarm.see(
                new ExperimentView("x-1", "x", state, null, null, done, 10, null, null, null, null, null),
                NullNode.getInstance(),
                at);
    }

    @Test
    void endsTheWatchingOfAnExperimentThatStandsStill() {
        see("running", 3, Duration.ZERO);
        see("running", 4, Duration.ofSeconds(10));
        see("running", 4, LONG);
        assertThatThrownBy(() -> see("running", 4, LONG.plusSeconds(10)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No task of x-1 has ended for 301 s: it is running, with 4 of 10 tasks");
    }

    @Test
    void letsOneGoOnThatMovesOrIsOver() {
        see("running", 3, Duration.ZERO);
        assertThatCode(() -> {
                    see("running", 4, LONG);
                    see("complete", 4, LONG.multipliedBy(3));
                })
                .doesNotThrowAnyException();
    }
}
