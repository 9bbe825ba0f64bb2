package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.prune.PruneRequest;
import org.tarnish.pipeline.prune.Pruning;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.StoreUnavailable;

/**
 * Prunings of what one experiment left, while another one begins that wants the same: in a simulated world, with the real
 * scheduler and the real runner of tasks, faults at calls, and processes that pause and die. {@code -Dtarnish.pruneSeeds=N}
 * runs N seeds instead of 10.
 */
class PruneSimulationTest {
    private static final int SEEDS = Integer.getInteger("tarnish.pruneSeeds", 10);
    private static final Duration MOST = Duration.ofHours(12);
    private static final Duration BETWEEN = Duration.ofMinutes(62);
    private static final int ROUNDS = 3;
    private static final Pattern ARTEFACT = Pattern.compile("\"((?:tasks|datasets)/[^\"]*)\"");

    /** One history. */
    private static final class History {
        private final Simulation simulation;
        private final int round;
        private final Duration offset;
        private int pruned;
        private long removed;

        History(long seed) {
            simulation = new Simulation(
                    seed, world -> Faults.random(world, seed % 2 == 0 ? 0 : 0.001 * world.random.nextInt(5)));
            if (seed % 2 == 1) {
                simulation.disturb();
            }
            round = simulation.world.random.nextInt(ROUNDS);
            offset = Duration.ofMillis(simulation.world.random.nextInt(8_000));
        }

        void run() {
            try {
                simulation.submit(Simulation.experiment("e1", 0));
                simulation.world.run(MOST, () -> hasEnded("e1"));
                var expected = report("e1");
                begin("pruner", this::prune);
                begin("user", () -> {
                    // The pruner's round begins five seconds later, or has begun up to three seconds ago.
                    simulation.world.sleep(BETWEEN.multipliedBy(round).plus(offset));
                    simulation.submit(Simulation.experiment("e2", 0));
                });
                simulation.world.run(MOST, () -> pruned == ROUNDS && hasEnded("e2"));
                var outcome =
                        Json.read(simulation.store.peek(Keys.outcome("e2")).orElseThrow(), ExperimentOutcome.class);
                assertThat(outcome.state()).isEqualTo(ExperimentOutcome.State.COMPLETE);
                assertThat(report("e2")).isEqualTo(expected);
                assertThat(missing("e2")).isEmpty();
                assertThat(simulation.store.peekKeys(Keys.experiment("e1"))).isEmpty();
            } finally {
                simulation.world.end();
            }
        }

        private void begin(String name, Runnable body) {
            simulation.world.begin(new World.Process(name), body);
        }

        private boolean hasEnded(String id) {
            return simulation.store.peek(Keys.outcome(id)).isPresent()
                    && simulation.store.peek(Keys.open(id)).isEmpty();
        }

        /** In rounds that are more than the grace period apart; whoever dies is begun anew by the next. */
        private void prune() {
            simulation.world.sleep(Duration.ofSeconds(5));
            var start = simulation.world.instant();
            for (int i = 0; i < ROUNDS; i++) {
                var due = start.plus(BETWEEN.multipliedBy(i));
                simulation.world.sleep(Duration.between(simulation.world.instant(), due));
                pruneOnce();
                pruned++;
            }
        }

        private void pruneOnce() {
            var request = new PruneRequest(List.of("e1"), null, Set.of(), true, PruneRequest.LEAST_GRACE);
            var again = new boolean[] {true};
            while (again[0]) {
                var attempt = new World.Process("pruning");
                var over = new boolean[1];
                simulation.world.begin(attempt, () -> {
                    try {
                        var report = new Pruning(simulation.store, simulation.world, 1).prune(request);
                        removed += report.allRemoved().objects();
                        again[0] = false;
                    } catch (StoreUnavailable e) {
                        // Given again, as a person would.
                    } finally {
                        over[0] = true;
                    }
                });
                await(() -> over[0] || attempt.dead);
            }
        }

        private void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                simulation.world.sleep(Duration.ofMillis(100));
            }
        }

        /** The report but for tasks that belong to one experiment alone. */
        private List<String> report(String id) {
            var text = Json.read(
                    simulation.store.peek(Keys.report(id, "report.html")).orElseThrow(), String.class);
            return text.lines().filter(line -> !line.startsWith("rehearse-")).toList();
        }

        private List<String> missing(String id) {
            var missing = new ArrayList<String>();
            var plan = Json.read(simulation.store.peek(Keys.plan(id)).orElseThrow(), Plan.class);
            for (var task : plan.tasks()) {
                var marker = simulation
                        .store
                        .peek(Keys.marker(task.id()))
                        .or(() -> simulation.store.peek(Keys.retired(task.id())));
                if (marker.isEmpty()) {
                    missing.add(task.id());
                    continue;
                }
                var artefacts = ARTEFACT.matcher(new String(marker.get(), StandardCharsets.UTF_8));
                while (artefacts.find()) {
                    if (simulation.store.peek(artefacts.group(1)).isEmpty()) {
                        missing.add(artefacts.group(1));
                    }
                }
            }
            return missing;
        }
    }

    @Test
    void anExperimentThatWantsWhatIsBeingPrunedEndsAsIfNothingWas() {
        long removed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var history = new History(seed);
            try {
                history.run();
            } catch (AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", an experiment " + history.offset.minusSeconds(5) + " after round "
                                + history.round + " began: " + e.getMessage(),
                        e);
            }
            removed += history.removed;
        }
        System.out.println("pruning: " + SEEDS + " seeds, " + removed + " objects removed");
        assertThat(removed).isPositive();
    }
}
