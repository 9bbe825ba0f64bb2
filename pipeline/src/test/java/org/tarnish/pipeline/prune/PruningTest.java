package org.tarnish.pipeline.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.prune.Pruning.Sort;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.StoredObject;

class PruningTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private Pruning pruning(Duration later) {
        return new Pruning(store, START.plus(later));
    }

    private void put(String key, int bytes) {
        store.put(key, new byte[bytes], "application/octet-stream");
    }

    private void done(String task, String attempt) {
        var result = Map.of("model", Keys.attempt(task, attempt) + "model");
        store.put(
                Keys.marker(task),
                Json.bytes(new Marker(task, "e1", "w", 1, 1, START, Json.tree(result))),
                "application/json");
    }

    private void ended(String id, State state) {
        put(Keys.request(id), 10);
        put(Keys.plan(id), 20);
        store.put(
                Keys.outcome(id),
                Json.bytes(new ExperimentOutcome(state, START, id, null, null, START, null)),
                "application/json");
    }

    private static List<String> keys(List<StoredObject> objects) {
        return objects.stream().map(StoredObject::key).toList();
    }

    @Test
    void finishedTasksKeepTheirMarkerAndTheAttemptThatCounts() {
        for (var task : List.of("train-1", "train-2")) {
            put(Keys.checkpoints(task) + "files/a", 100);
            put(Keys.attempt(task, "01-lost") + "model", 7);
            put(Keys.attempt(task, "02-won") + "model", 50);
            put(Keys.claim(task, 1), 3);
        }
        done("train-1", "02-won");

        var waste = pruning(Duration.ofDays(2)).ofTasks();

        assertThat(keys(waste.of(Sort.CHECKPOINTS))).containsExactly("tasks/train-1/checkpoints/files/a");
        assertThat(keys(waste.of(Sort.ATTEMPTS))).containsExactly("tasks/train-1/attempts/01-lost/model");
        assertThat(keys(waste.of(Sort.CLAIMS))).containsExactly("tasks/train-1/claims/000001.json");
        assertThat(waste.bytes(Sort.CHECKPOINTS)).isEqualTo(100);
        assertThat(store.list("tasks/")).as("looking removes nothing").hasSize(9);

        pruning(Duration.ofDays(2)).remove(waste);
        assertThat(store.list("tasks/train-1/"))
                .containsExactly("tasks/train-1/attempts/02-won/model", "tasks/train-1/done.json");
        assertThat(store.list("tasks/train-2/")).as("not finished").hasSize(4);
        assertThat(pruning(Duration.ofDays(2)).ofTasks().isEmpty()).isTrue();
    }

    @Test
    void claimsAndLosersStayForADaySoThatALateMessageDoesNotRepeatTheTask() {
        put(Keys.attempt("train-1", "01-lost") + "model", 7);
        put(Keys.claim("train-1", 1), 3);
        done("train-1", "02-won");

        assertThat(pruning(Duration.ofHours(23)).ofTasks().isEmpty()).isTrue();
    }

    @Test
    void anEndedExperimentGoesWholeAndItsOutcomeLast() {
        ended("e1", State.COMPLETE);
        put(Keys.report("e1", "report.html"), 30);
        var report = Task.of(new TaskSpec.Report("e1")).id();
        done(report, "01-won");
        ended("e2", State.COMPLETE);

        var waste = pruning(Duration.ZERO).ofExperiments(List.of("e1"));

        assertThat(keys(waste.of(Sort.EXPERIMENTS)))
                .hasSize(5)
                .contains(Keys.marker(report))
                .endsWith("experiments/e1/outcome.json");
        pruning(Duration.ZERO).remove(waste);
        assertThat(store.folders(Keys.EXPERIMENTS)).containsExactly("e2");
        assertThat(store.exists(Keys.marker(report)))
                .as("another experiment under this id gets a report of its own")
                .isFalse();
    }

    @Test
    void anExperimentThatRunsIsRefusedWithWhatToDo() {
        put(Keys.open("e1"), 0);
        put(Keys.request("e1"), 10);

        assertThatThrownBy(() -> pruning(Duration.ZERO).ofExperiments(List.of("e1")))
                .hasMessage("experiment 'e1' has not ended; wait for it, or cancel it first: tarnish cancel e1");
        assertThatThrownBy(() -> pruning(Duration.ZERO).ofExperiments(List.of("e9")))
                .hasMessageContaining("there is no experiment 'e9'");
        assertThatThrownBy(() -> pruning(Duration.ZERO).ofExperiments(List.of("../x")))
                .hasMessageContaining("cannot be an experiment's id");
    }

    @Test
    void experimentsAreChosenByHowAndWhenTheyEnded() {
        ended("good", State.COMPLETE);
        ended("bad", State.REJECTED);
        ended("off", State.CANCELLED);
        put(Keys.open("off"), 0);
        store.put(Keys.outcome("broken"), new byte[0], "application/json");

        var pruning = pruning(Duration.ofDays(10));
        assertThat(pruning.ended(List.of("rejected"), Duration.ZERO)).containsExactly("bad");
        assertThat(pruning.ended(List.of("rejected", "complete", "cancelled"), Duration.ofDays(10)))
                .as("one is still open")
                .containsExactly("bad", "good");
        assertThat(pruning.ended(List.of("complete"), Duration.ofDays(11))).isEmpty();
    }
}
