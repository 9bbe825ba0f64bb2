package org.tarnish.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.Split;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.pipeline.json.Json;

class EventTypeTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void readsBackThatATaskIsDone(TaskKind kind) {
        var fact = new Fact.TaskDone("e1", AT, "task", kind, 1.5, true);

        assertThat(EventType.fact("org.tarnish.TaskDone", Json.bytes(fact))).contains(fact);
    }

    @Test
    void readsRejectionsBackWithEveryError() {
        var fact = new Fact.ExperimentRejected(
                "e1", AT, "name", List.of(new RequestError("seeds", "[]", "must not be empty", List.of())));

        assertThat(EventType.fact("org.tarnish.ExperimentRejected", Json.bytes(fact)))
                .contains(fact);
    }

    @ParameterizedTest
    @EnumSource
    void readsBackHowAttemptsEnd(AttemptEvent.Ending ending) {
        var event = new AttemptEvent.AttemptEnded("task", "e1", AT, "w1", 2, ending, "why", 1, 0.5);

        assertThat(EventType.attempt("org.tarnish.AttemptEnded", Json.bytes(event)))
                .contains(event);
    }

    @Test
    void passesOverTypesAndFieldsOfNewerVersions() {
        assertThat(EventType.fact("org.tarnish.SomethingNew", new byte[0])).isEmpty();
        assertThat(EventType.attempt("org.tarnish.SomethingNew", new byte[0])).isEmpty();
        var newer =
                "{\"experiment\":\"e1\",\"at\":\"2026-01-01T00:00:00Z\",\"added\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(EventType.fact("org.tarnish.ExperimentCancelled", newer))
                .contains(new Fact.ExperimentCancelled("e1", AT));
    }

    @Test
    void aJobThatReadsAThousandShardsIsAFewHundredBytes() {
        var condition = new Condition.Corrupted("gaussian_noise", 3, SeverityTable.IMAGENET, 0);
        var shards = new TaskGroup.Written("0123456789abcdef0123456789abcdef", Split.TEST, condition, 1_000);
        var spec = new TaskSpec.Evaluate(
                "0123456789abcdef0123456789abcdef", "train-0123456789abcdef01234567", Split.TEST, condition, shards);
        var job = new Job("x".repeat(100), Task.of(spec));
        var foreseeing = new Job("x".repeat(100), Task.of(spec), spec);

        assertThat(Json.bytes(job).length).isLessThan(1_000);
        assertThat(Json.bytes(foreseeing).length).isLessThan(2 * Json.bytes(job).length);
        assertThat(new String(Json.bytes(job), StandardCharsets.UTF_8)).doesNotContain("next");
        assertThat(Json.read(Json.bytes(job), Job.class)).isEqualTo(job);
        assertThat(Json.read(Json.bytes(foreseeing), Job.class)).isEqualTo(foreseeing);
    }

    @Test
    void aCloudEventInBinaryModeSaysWhatItIs() {
        var fact = new Fact.TaskDone("e1", AT, "task", TaskKind.REPORT, 1.5, true);

        var told = CloudEvents.record("facts", "e1", fact, "/tarnish/trainer-service", AT);

        assertThat(told.topic()).isEqualTo("facts");
        assertThat(told.key()).isEqualTo("e1");
        assertThat(EventType.fact("org.tarnish.TaskDone", told.value())).contains(fact);
        assertThat(told.headers())
                .extracting(Header::key)
                .containsExactly(
                        "content-type", "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time");
        assertThat(told.headers().lastHeader("ce_type").value()).asString().isEqualTo("org.tarnish.TaskDone");
        assertThat(told.headers().lastHeader("ce_time").value()).asString().isEqualTo("2026-01-01T00:00:00Z");
        assertThat(told.headers().lastHeader("ce_subject").value()).asString().isEqualTo("e1");
    }
}
