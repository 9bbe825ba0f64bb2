package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tarnish.scheduling.Faults.Fault;

/**
 * Experiments in a simulated world. {@code -Dtarnish.seeds=N} runs N seeds instead of 500, from
 * {@code -Dtarnish.firstSeed=F} on, {@code -Dtarnish.seed=S} the
 * one that failed.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("tarnish.seeds", 500);
    private static final int FIRST_SEED = Integer.getInteger("tarnish.firstSeed", 0);
    private static final Long SEED = Long.getLong("tarnish.seed");

    private static final Map<String, String> UNDISTURBED = undisturbed().run();

    private static Simulation undisturbed() {
        var simulation = new Simulation(1, Faults::none);
        simulation.submit(Simulation.experiment("e1", 0));
        return simulation;
    }

    @Test
    void anUndisturbedExperimentHasEveryKindOfTaskInItsReport() {
        assertThat(UNDISTURBED.get("e1"))
                .contains("ingest-", "shards-", "imageset-", "train-", "evaluate-", "minimal-", "compare-", "rehearse-")
                .doesNotContain("failed", "skipped");
    }

    @Test
    void oneFaultAtAnyCallChangesNoReport() {
        var counting = undisturbed();
        counting.run();
        int calls = counting.faults.calls();
        assertThat(calls).isGreaterThan(200);
        int runs = 0;
        for (var fault : Fault.values()) {
            for (int n = 1; fault != Fault.NONE && n <= calls; n++) {
                int at = n;
                var simulation = new Simulation(1, world -> Faults.at(world, at, fault));
                simulation.submit(Simulation.experiment("e1", 0));
                try {
                    assertThat(simulation.run()).isEqualTo(UNDISTURBED);
                } catch (AssertionError e) {
                    fail("with " + simulation.faults.hit + ": " + e.getMessage(), e);
                }
                assertThat(simulation.faults.hits).isEqualTo(1);
                runs++;
            }
        }
        System.out.println("simulation: " + runs + " histories with one fault each, at every of " + calls + " calls");
    }

    @Test
    void manyFaultsOfAllSortsChangeNoReport() {
        long[] steps = new long[1];
        int[] hits = new int[1];
        (SEED != null ? LongStream.of(SEED) : LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)).forEach(seed -> {
            var simulation =
                    new Simulation(seed, world -> Faults.random(world, 0.001 * (1 + world.random.nextInt(20))));
            simulation.disturb();
            simulation.submit(Simulation.experiment("e1", 0));
            boolean second = simulation.world.random.nextBoolean();
            if (second) {
                // Shares the data set and the shards, and has trainings of its own.
                simulation.submit(Simulation.experiment("e2", 1));
            }
            boolean third = simulation.world.random.nextInt(3) == 0;
            if (third) {
                simulation.submit(Simulation.experiment("e3", 0));
                simulation.cancel("e3");
            }
            try {
                var reports = simulation.run();
                assertThat(reports.get("e1")).isEqualTo(UNDISTURBED.get("e1"));
                assertThat(reports.containsKey("e2")).isEqualTo(second);
            } catch (AssertionError e) {
                fail(
                        "seed " + seed + " after " + simulation.faults.hits + " faults, the last "
                                + simulation.faults.hit + ": " + e.getMessage()
                                + "; replay it with ./tarnish test -pl scheduling -am -Dtest=SimulationTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Dtarnish.seed=" + seed,
                        e);
            }
            steps[0] += simulation.world.steps();
            hits[0] += simulation.faults.hits;
        });
        System.out.println(
                "simulation: " + SEEDS + " seeds with " + hits[0] + " faults at calls, " + steps[0] + " steps");
    }
}
