package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.SeededRandomness;

class ProgressTest {
    /** a and b feed c, c feeds d; e stands alone. */
    private static final Plan PLAN = plan(task("a"), task("b"), task("c", "a", "b"), task("d", "c"), task("e"));

    private static Task task(String id, String... inputs) {
        var spec = inputs.length == 0
                ? new TaskSpec.Shards("d0", Split.TEST, new Condition.Clean(), 0, 1)
                : new TaskSpec.Train(
                        "d0",
                        "resnet20",
                        InitializationRequest.named("random"),
                        TrainingSettings.defaults(),
                        new MethodologyRequest("baseline", null),
                        0,
                        inputs[0],
                        List.of(),
                        Stream.of(inputs)
                                .skip(1)
                                .map(input -> new TaskSpec.CurveSet(
                                        Split.TEST, new Condition.Clean(), new TaskGroup.Imported(input)))
                                .toList());
        return new Task(id, spec);
    }

    private static Plan plan(Task... tasks) {
        return new Plan("d0", List.of(tasks), List.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    }

    @Test
    void atFirstEverythingWithoutInputsIsReady() {
        var progress = Progress.of(PLAN, Set.<String>of()::contains, Set.of());
        assertThat(progress.ready()).containsExactly("a", "b", "e");
        assertThat(progress.waiting()).containsExactly("c", "d");
        assertThat(progress.done()).isEmpty();
        assertThat(progress.failed()).isEmpty();
        assertThat(progress.skipped()).isEmpty();
    }

    @Test
    void aTaskIsReadyWhenTheLastOfItsInputsIsDone() {
        assertThat(Progress.of(PLAN, Set.of("a")::contains, Set.of()).ready()).containsExactly("b", "e");
        var progress = Progress.of(PLAN, Set.of("a", "b")::contains, Set.of());
        assertThat(progress.ready()).containsExactly("c", "e");
        assertThat(progress.waiting()).containsExactly("d");
        assertThat(progress.done()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatWaitsForAFailedTaskIsSkippedAndTheRestGoesOn() {
        var progress = Progress.of(PLAN, Set.of("a")::contains, Set.of("b"));
        assertThat(progress.failed()).containsExactly("b");
        assertThat(progress.skipped()).containsExactlyInAnyOrder("c", "d");
        assertThat(progress.ready()).containsExactly("e");
        assertThat(progress.waiting()).isEmpty();
    }

    @Test
    void aSkippedTaskIsSkippedThoughAnotherExperimentHasDoneIt() {
        var progress = Progress.of(PLAN, Set.of("a", "c", "d", "e")::contains, Set.of("b"));
        assertThat(progress.skipped()).containsExactlyInAnyOrder("c", "d");
        assertThat(progress.done()).containsExactlyInAnyOrder("a", "e");
    }

    @Test
    void asksOnceAndOnlyOfTasksWhoseInputsAreDone() {
        var asked = new ArrayList<String>();
        Progress.of(
                PLAN,
                id -> {
                    asked.add(id);
                    return id.equals("a");
                },
                Set.of());
        assertThat(asked).containsExactly("a", "b", "e");
    }

    @Test
    void everyTaskStandsInOnePlace() {
        int ends = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            var random = SeededRandomness.of(seed, "plans", 0);
            var tasks = new ArrayList<Task>();
            var done = new HashSet<String>();
            var failures = new HashSet<String>();
            double finished = random.below(4) / 3.0;
            for (int i = random.below(12); i >= 0; i--) {
                var inputs = tasks.stream()
                        .map(Task::id)
                        .filter(id -> random.below(3) == 0)
                        .toArray(String[]::new);
                var id = "t" + tasks.size();
                tasks.add(task(id, inputs));
                if (random.uniform() < finished) {
                    done.add(id);
                }
                if (random.below(5) == 0) {
                    failures.add(id);
                }
            }
            var plan = plan(tasks.toArray(Task[]::new));
            var progress = Progress.of(plan, done::contains, failures);
            boolean nothingLeft =
                    progress.ready().isEmpty() && progress.waiting().isEmpty();
            assertThat(Stream.of(
                                    progress.done(),
                                    progress.failed(),
                                    progress.skipped(),
                                    progress.ready(),
                                    progress.waiting())
                            .flatMap(Collection::stream))
                    .as("every task stands in one place")
                    .containsExactlyInAnyOrderElementsOf(plan.byId().keySet());
            ends += nothingLeft ? 1 : 0;
        }
        assertThat(ends).as("plans of both sorts").isBetween(300, 2_700);
    }
}
