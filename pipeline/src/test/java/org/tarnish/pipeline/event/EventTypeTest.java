package org.tarnish.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.json.Json;

class EventTypeTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void tellsOfEveryKindOfTaskAndReadsItBack(TaskKind kind) {
        var fact = Fact.done("e1", AT, "task", kind, 1.5);

        assertThat(EventType.read(EventType.of(fact.getClass()), Json.bytes(fact)))
                .contains(fact);
    }

    @Test
    void readsRejectionsBackWithEveryError() {
        var fact = new Fact.ExperimentRejected(
                "e1", AT, List.of(new RequestError("seeds", "[]", "must not be empty", List.of())));

        assertThat(EventType.read("org.tarnish.ExperimentRejected", Json.bytes(fact)))
                .contains(fact);
    }

    @Test
    void passesOverTypesAndFieldsOfNewerVersions() {
        assertThat(EventType.read("org.tarnish.SomethingNew", new byte[0])).isEmpty();
        var newer =
                "{\"experiment\":\"e1\",\"at\":\"2026-01-01T00:00:00Z\",\"added\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(EventType.read("org.tarnish.ExperimentCancelled", newer))
                .contains(new Fact.ExperimentCancelled("e1", AT));
    }

    @Test
    void keepsJobsFarBelowAKilobyte() {
        var job = new Job("x".repeat(100), "evaluate-0123456789abcdef01234567");

        assertThat(Json.bytes(job).length).isLessThan(256);
    }
}
