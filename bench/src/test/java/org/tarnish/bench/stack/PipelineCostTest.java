package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;

class PipelineCostTest {
    private static Reading reading(long launcherMillis, long trainerMillis, long claims, long facts, long jobs) {
        return new Reading(
                0,
                Map.of(1L, usage("launcher", launcherMillis, 300), 2L, usage("trainer-service", trainerMillis, 500)),
                Map.of("tasks/claims", claims),
                Map.of("facts", facts, "jobs.train", jobs));
    }

    private static Processes.Usage usage(String name, long millis, double peak) {
        return new Processes.Usage(name, Duration.ofMillis(millis), OptionalDouble.of(peak));
    }

    /** 1,000 tasks were asked for, 1,004 planned, and they took 10.04 s. */
    private static PipelineCost cost() throws IOException {
        return PipelineCost.of(
                1_000,
                1_004,
                Duration.ofMillis(10_040),
                reading(50, 100, 6, 3, 0),
                reading(50 + 2_008, 100 + 1_004, 6 + 2_510, 3 + 1_004, 502),
                64);
    }

    @Test
    void isWhatGrewDividedByAllTasksOfThePlan() throws IOException {
        var cost = cost();
        assertThat(cost.seconds()).isEqualTo(10.04);
        assertThat(cost.tasksPerSecond()).isEqualTo(100, within(1e-9));
        assertThat(cost.cpuMillisByProcess()).containsOnly(entry("launcher", 2.0), entry("trainer-service", 1.0));
        assertThat(cost.cpuMillisPerTask()).isEqualTo(3.0);
        assertThat(cost.storeCallsByKind()).containsOnly(entry("tasks/claims", 2.5));
        assertThat(cost.storeCallsPerTask()).isEqualTo(2.5);
        assertThat(cost.messagesByTopic()).containsOnly(entry("facts", 1.0), entry("jobs.train", 0.5));
        assertThat(cost.messagesPerTask()).isEqualTo(1.5);
        assertThat(cost.peakMegabytesByProcess())
                .containsOnly(entry("launcher", 300.0), entry("trainer-service", 500.0));
    }

    @Test
    void inJsonIsAnArrayOfObjectsWithTheSumsAndTheirParts() throws IOException {
        var json = Json.read(Json.pretty(List.of(cost())), JsonNode.class);
        assertThat(json).hasSize(1);
        assertThat(json.at("/0/tasks").intValue()).isEqualTo(1_000);
        assertThat(json.at("/0/planned").intValue()).isEqualTo(1_004);
        assertThat(json.at("/0/seconds").doubleValue()).isEqualTo(10.04);
        assertThat(json.at("/0/cpuMillisPerTask").doubleValue()).isEqualTo(3.0);
        assertThat(json.at("/0/storeCallsPerTask").doubleValue()).isEqualTo(2.5);
        assertThat(json.at("/0/messagesPerTask").doubleValue()).isEqualTo(1.5);
        assertThat(json.at("/0/messagesByTopic/jobs.train").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void inTablesHasARowPerNumberOfTasksAndADashForWhatAnotherLacks() throws IOException {
        var other =
                PipelineCost.of(20, 20, Duration.ofSeconds(1), reading(0, 0, 0, 0, 0), reading(40, 0, 0, 20, 0), 32);
        var lines = PipelineTables.lines(List.of(cost(), other));
        assertThat(lines)
                .contains("CPU per task, ms")
                .contains("tasks  facts  jobs.train", "1000   1.000  0.500", "20     1.000  -")
                .anyMatch(line -> line.matches("1000 +10\\.0 +100\\.0 +3\\.00 +2\\.500 +1\\.500 +64"));
    }

    @Test
    void anExperimentThatEndedWellCountsAllOfItsTasks() throws IOException {
        var end = end(ExperimentOutcome.State.COMPLETE, count(TaskKind.REHEARSE, 10, 10), count(TaskKind.TRAIN, 1, 1));
        assertThat(PipelineBenchmark.planned("x", end)).isEqualTo(11);
    }

    @Test
    void anExperimentThatDidNotEndWellIsNoMeasure() {
        var cancelled = end(ExperimentOutcome.State.CANCELLED, count(TaskKind.REHEARSE, 10, 10));
        assertThatThrownBy(() -> PipelineBenchmark.planned("x", cancelled))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was cancelled with 10 of 10 tasks done");
        var partly = end(ExperimentOutcome.State.COMPLETE, count(TaskKind.REHEARSE, 10, 9));
        assertThatThrownBy(() -> PipelineBenchmark.planned("x", partly))
                .hasMessageContaining("was complete with 9 of 10 tasks done");
        var rejected = new ExperimentOutcome(
                ExperimentOutcome.State.REJECTED,
                Instant.EPOCH,
                "x",
                null,
                List.of(new RequestError("rehearsal", "-1", "must be at least 0", List.of())),
                Instant.EPOCH,
                List.of());
        assertThatThrownBy(() -> PipelineBenchmark.planned("x", rejected)).hasMessageContaining("must be at least 0");
    }

    @Test
    void itsRequestIsOneOfTarnish() throws IOException {
        var request = Json.convert(PipelineBenchmark.request(12), ExperimentRequest.class);
        assertThat(request.rehearsal()).isEqualTo(12);
        assertThat(request.training().each())
                .allSatisfy(training -> assertThat(training.maxEpochs()).isZero());
        assertThat(request.architectures()).containsExactly("resnet20");
        assertThat(request.dataset().limit()).isEqualTo(Map.of("train", 60, "validation", 20, "test", 20));
    }

    private static ExperimentOutcome end(ExperimentOutcome.State state, Standing.Count... kinds) {
        return new ExperimentOutcome(state, Instant.EPOCH, "x", null, List.of(), Instant.EPOCH, List.of(kinds));
    }

    private static Standing.Count count(TaskKind kind, int total, int done) {
        return new Standing.Count(kind, total, done, 0, 0, 0, 0);
    }
}
