package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Lane;

class LanesTest {
    private final SimulatedPace pace = new SimulatedPace();
    private final List<CompletableFuture<Map<Lane, Integer>>> counts = new ArrayList<>();
    private Map<Lane, Integer> workers = Map.of();
    private boolean answering = true;
    private final Lanes lanes = new Lanes(this::count, pace::nanos, Duration.ofMillis(1));

    @Test
    void jobsGoToTheFirstLaneWhileNobodyWorks() {
        workers = Map.of(lane(0), 0, lane(1), 0);
        assertThat(deal(10)).containsExactly(Map.entry(lane(0), 10));
        assertThat(lanes.of(JobQueue.TRAIN)).containsExactly(lane(0));
    }

    @Test
    void jobsAreDealtInProportionToTheWorkersAndNotInBlocks() {
        workers = Map.of(lane(0), 200, lane(1), 100, lane(2), 0, Lane.first(JobQueue.EVALUATE), 7);
        assertThat(deal(300)).containsOnly(Map.entry(lane(0), 200), Map.entry(lane(1), 100));
        assertThat(deal(3)).containsOnly(Map.entry(lane(0), 2), Map.entry(lane(1), 1));
        assertThat(lanes.of(JobQueue.TRAIN)).containsExactly(lane(0), lane(1));
    }

    @Test
    void theFirstLaneGetsNothingWhenOnlyOthersHaveWorkersButStaysAmongTheLanes() {
        workers = Map.of(lane(0), 0, lane(3), 5);
        assertThat(deal(10)).containsExactly(Map.entry(lane(3), 10));
        assertThat(lanes.of(JobQueue.TRAIN)).containsExactly(lane(0), lane(3));
    }

    @Test
    void workersAreCountedOnceInFiveSecondsHoweverManyJobsThereAre() {
        deal(1000);
        pace.pass(Duration.ofMillis(4999));
        deal(1000);
        assertThat(counts).hasSize(1);
        pace.pass(Duration.ofMillis(1));
        workers = Map.of(lane(1), 1);
        deal(1);
        assertThat(deal(1000)).containsExactly(Map.entry(lane(1), 1000));
        assertThat(counts).hasSize(2);
    }

    @Test
    void theLastCountStandsWhileTheBrokerFailsOrDoesNotAnswer() {
        workers = Map.of(lane(1), 1);
        deal(1);
        answering = false;
        pace.pass(Duration.ofSeconds(5));
        deal(1);
        pace.pass(Duration.ofSeconds(5));
        deal(1);
        assertThat(counts).as("no second count beside one that is not answered").hasSize(2);
        counts.get(1).completeExceptionally(new IllegalStateException("timed out"));
        assertThat(deal(10)).containsExactly(Map.entry(lane(1), 10));
        assertThat(counts).hasSize(3);
    }

    @Test
    void onlyTheFirstJobWaitsForAnAnswer() {
        answering = false;
        assertThat(deal(100)).containsExactly(Map.entry(lane(0), 100));
        assertThat(counts).hasSize(1);
    }

    private Map<Lane, Integer> deal(int jobs) {
        var dealt = new HashMap<Lane, Integer>();
        for (int i = 0; i < jobs; i++) {
            dealt.merge(lanes.next(JobQueue.TRAIN), 1, Integer::sum);
        }
        return dealt;
    }

    private CompletionStage<Map<Lane, Integer>> count() {
        var count = new CompletableFuture<Map<Lane, Integer>>();
        counts.add(count);
        if (answering) {
            count.complete(workers);
        }
        return count;
    }

    private static Lane lane(int number) {
        return new Lane(JobQueue.TRAIN, number);
    }
}
