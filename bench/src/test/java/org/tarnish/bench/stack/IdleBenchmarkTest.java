package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IdleBenchmarkTest {
    private static Reading reading(long seconds, long cpuMillis, long requests, long messages) {
        return new Reading(
                seconds * 1_000_000_000L,
                Map.of(1L, new Processes.Usage("launcher", Duration.ofMillis(cpuMillis), OptionalDouble.empty())),
                Map.of("(bucket)", requests),
                Map.of("progress", messages));
    }

    @Test
    void idlingIsAShareOfOneCoreAndRatesPerSecond() throws IOException {
        var idling = IdleBenchmark.Idling.between(reading(5, 1_000, 10, 1), reading(25, 1_500, 30, 6));
        assertThat(idling.percent()).containsOnly(entry("launcher", 2.5));
        assertThat(idling.storeRequests()).containsOnly(entry("(bucket)", 1.0));
        assertThat(idling.messages()).containsOnly(entry("progress", 0.25));
        assertThat(IdleTables.lines(idling))
                .contains("process   % of one core", "launcher  2.50", "all       2.50")
                .anyMatch(line -> line.matches("\\(bucket\\) +1\\.00"));
    }

    @Test
    void aStackThatDidNothingAtAllHasEmptyTables() throws IOException {
        var idling = IdleBenchmark.Idling.between(reading(5, 1_000, 10, 1), reading(25, 1_000, 10, 1));
        assertThat(idling.percent()).containsOnly(entry("launcher", 0.0));
        assertThat(idling.messages()).isEmpty();
        assertThat(IdleTables.lines(idling)).contains("all                0.00");
    }
}
