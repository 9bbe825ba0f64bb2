package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.job.Outgoing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;

/** Jobs that lay in their queues while their experiment ended and was pruned, and that another experiment wants done. */
class StaleJobsTest {
    private static final int SEEDS = 20;

    @Test
    void whatAStaleJobMissesIsNoFailureOfTheExperimentThatMakesItAnew() {
        var undisturbed = new Simulation(1, Faults::none);
        undisturbed.submit(Simulation.experiment("e1", 0));
        var expected = undisturbed.run();
        var plan = Json.read(undisturbed.store.peek(Keys.plan("e1")).orElseThrow(), Plan.class);
        var stale = plan.tasks().stream()
                .filter(task -> task.spec().taskKind() != TaskKind.INGEST)
                .map(task -> new Outgoing(task.spec().queue(), new Job("gone", task)))
                .toList();

        for (int seed = 0; seed < SEEDS; seed++) {
            var simulation = new Simulation(seed, Faults::none);
            simulation.submit(Simulation.experiment("e1", 0));
            simulation.world.begin(new World.Process("queues"), () -> {
                for (int i = 0; i < 8; i++) {
                    simulation.broker.publishAll(List.copyOf(stale));
                    simulation.world.sleep(Duration.ofMillis(1_500));
                }
            });
            assertThat(simulation.run()).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
