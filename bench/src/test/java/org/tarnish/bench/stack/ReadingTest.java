package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Reading BEFORE = new Reading(
            1_000_000_000L,
            Map.of(1L, usage("launcher", 500, 90), 2L, usage("trainer-service", 100, 200)),
            Map.of("open", 3L, "tasks/claims", 10L),
            Map.of("facts", 7L));

    private static Processes.Usage usage(String name, long millis, double peak) {
        return new Processes.Usage(name, Duration.ofMillis(millis), OptionalDouble.of(peak));
    }

    private static Reading later(Map<Long, Processes.Usage> processes) {
        return new Reading(
                3_500_000_000L,
                processes,
                Map.of("open", 3L, "tasks/claims", 15L, "tasks/done.json", 4L),
                Map.of("facts", 9L, "jobs.train", 1L));
    }

    @Test
    void whatGrewIsTheDifferenceAndWhatDidNotIsLeftOut() throws IOException {
        var after = later(Map.of(1L, usage("launcher", 750, 120), 2L, usage("trainer-service", 110, 210)));
        assertThat(after.since(BEFORE)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(after.cpuSince(BEFORE))
                .containsOnly(
                        entry("launcher", Duration.ofMillis(250)), entry("trainer-service", Duration.ofMillis(10)));
        assertThat(after.storeRequestsSince(BEFORE))
                .containsOnly(entry("tasks/claims", 5L), entry("tasks/done.json", 4L));
        assertThat(after.messagesSince(BEFORE)).containsOnly(entry("facts", 2L), entry("jobs.train", 1L));
    }

    @Test
    void processesOfOneNameCountTogether() throws IOException {
        var before = later(Map.of(2L, usage("trainer-service", 100, 200), 3L, usage("trainer-service", 200, 300)));
        var after = later(Map.of(2L, usage("trainer-service", 130, 200), 3L, usage("trainer-service", 204, 310)));
        assertThat(after.cpuSince(before)).containsOnly(entry("trainer-service", Duration.ofMillis(34)));
        assertThat(after.peakMegabytes()).containsOnly(entry("trainer-service", 510.0));
    }

    @Test
    void aProcessThatEndedMeanwhileIsNamed() {
        var restarted = later(Map.of(1L, usage("launcher", 750, 120), 9L, usage("trainer-service", 10, 100)));
        assertThatThrownBy(() -> restarted.cpuSince(BEFORE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("trainer-service (process 2) ended while it was measured");
    }

    @Test
    void anUnknownPeakIsLeftOut() {
        var unknown = new Processes.Usage("launcher", Duration.ZERO, OptionalDouble.empty());
        assertThat(later(Map.of(1L, unknown)).peakMegabytes()).isEmpty();
    }
}
