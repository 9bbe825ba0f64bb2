package org.tarnish.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Lane;
import org.tarnish.pipeline.job.JobHandler.Delivery;
import org.tarnish.pipeline.job.JobHandler.Verdict;

/** A poller's rounds, in simulated time. */
class PollerRoundsTest {
    private final SimulatedPace pace = new SimulatedPace();
    private final FakeQueue queue = new FakeQueue(pace);
    private final CountingWatch watch = new CountingWatch();
    private final List<String> done = new ArrayList<>();
    private final List<Long> looks = new ArrayList<>();
    private LaneProvision provision = lane -> false;
    private Duration length = Duration.ZERO;
    private JobHandler handler = (job, delivery) -> Verdict.ACCEPT;

    @Test
    void shortJobsAreDoneOneAfterTheOtherAtOneCallOfTheConsumerEach() {
        for (int i = 0; i < 100; i++) {
            queue.publish("t" + i);
        }
        run(Duration.ofMillis(500));
        assertThat(done).hasSize(100).startsWith("t0 x1", "t1 x1");
        assertThat(queue.acknowledged).hasSize(100).startsWith("ACCEPT t0", "ACCEPT t1");
        assertThat(queue.renewals).isZero();
        assertThat(queue.calls).as("one to join, one to close").hasSizeLessThanOrEqualTo(100 + 4);
    }

    @Test
    void anIdlePollerAsksOnceASecond() {
        run(Duration.ofSeconds(20));
        assertThat(queue.mostCallsInASecond()).isLessThanOrEqualTo(3);
        assertThat(queue.calls).hasSizeBetween(20, 23);
    }

    @Test
    void aLongJobIsRenewedEachThirdOfTheLockAndAcceptedOnce() {
        takes("long", Duration.ofSeconds(61));
        run(Duration.ofSeconds(70));
        assertThat(done).containsExactly("long x1");
        assertThat(queue.renewals).isEqualTo(12);
        assertThat(queue.acknowledged).containsExactly("ACCEPT long");
        assertThat(queue.joined).hasSize(1);
        assertThat(watch.failures).hasValue(0);
    }

    @Test
    void aMessageThatMayHaveWaitedBesideALongJobIsRenewedBeforeItBegins() {
        takes("long", Duration.ofSeconds(61));
        queue.publish("next");
        run(Duration.ofSeconds(63));
        assertThat(done).containsExactly("long x1", "next x1");
        assertThat(queue.renewals)
                .as("twelve of the long job's, one of the next")
                .isEqualTo(13);
        assertThat(queue.joined).as("one consumer serves both").hasSize(1);
    }

    @Test
    void aMessageWhoseLeaseRanOutBesideALongJobIsNotBegun() {
        takes("long", Duration.ofSeconds(7));
        queue.publish("next");
        pace.after(Duration.ofMillis(6500), () -> queue.renewal = FakeQueue.Renewal.REFUSED);
        run(Duration.ofSeconds(9));
        assertThat(done).containsExactly("long x1");
        assertThat(queue.acknowledged).containsExactly("ACCEPT long");
        assertThat(queue.joined).as("with a fresh consumer").hasSize(2);
    }

    @Test
    void aJobWhoseRenewalIsRefusedRunsOnWithoutAConsumerAndIsBegunOnce() {
        takes("long", Duration.ofSeconds(60));
        queue.renewal = FakeQueue.Renewal.REFUSED;
        var closedWhileItRan = new ArrayList<Integer>();
        pace.after(Duration.ofSeconds(30), () -> closedWhileItRan.add(queue.closed));
        pace.after(Duration.ofSeconds(59), () -> {
            queue.renewal = FakeQueue.Renewal.DONE;
            queue.publish("next");
        });
        run(Duration.ofSeconds(70));
        assertThat(done).containsExactly("long x1", "next x1");
        assertThat(closedWhileItRan).containsExactly(1);
        assertThat(queue.acknowledged).containsExactly("ACCEPT next");
        assertThat(queue.mostCallsInASecond()).isLessThanOrEqualTo(8);
    }

    @Test
    void aRenewalThatVanishesWithTheSessionNeitherKeepsTheConsumerNorSpins() {
        takes("long", Duration.ofSeconds(20));
        queue.renewal = FakeQueue.Renewal.VANISHING;
        run(Duration.ofSeconds(60));
        assertThat(done).containsExactly("long x1");
        assertThat(queue.joined).hasSize(2);
        assertThat(queue.mostCallsInASecond()).isLessThanOrEqualTo(8);
        assertThat(queue.calls).hasSizeLessThan(100);
    }

    @Test
    void aBrokerThatStallsThreeSecondsDoesNotCostTheLease() {
        takes("long", Duration.ofSeconds(31));
        queue.stall = Duration.ofSeconds(3);
        run(Duration.ofSeconds(40));
        assertThat(done).containsExactly("long x1");
        assertThat(queue.acknowledged).containsExactly("ACCEPT long");
        assertThat(queue.joined).hasSize(1);
        assertThat(watch.failures).hasValue(0);
    }

    @Test
    void aNetworkCutForFiveMinutesCostsTheLeaseWhenTheLockIsOverAndTheJobRunsOn() {
        takes("long", Duration.ofSeconds(400));
        queue.stall = Duration.ofMinutes(5);
        var closed = new ArrayList<Long>();
        pace.after(Duration.ofMillis(14_900), () -> closed.add((long) queue.closed));
        pace.after(Duration.ofMillis(15_500), () -> closed.add((long) queue.closed));
        run(Duration.ofSeconds(410));
        assertThat(closed).containsExactly(0L, 1L);
        assertThat(done).containsExactly("long x1");
        assertThat(queue.joined).hasSize(2);
    }

    @Test
    void aProcessThatSleptBeyondTheLockDoesNotAskForItsLease() {
        takes("long", Duration.ofSeconds(320));
        pace.after(Duration.ofSeconds(7), () -> pace.sleep(Duration.ofMinutes(5)));
        run(Duration.ofSeconds(330));
        assertThat(done).containsExactly("long x1");
        assertThat(queue.renewals).as("before the sleep").isEqualTo(1);
        assertThat(queue.acknowledged).isEmpty();
        assertThat(queue.joined).hasSize(2);
    }

    @Test
    void aConsumerThatComesBackAtOnceWithNothingDoesNotMakeThePollerSpin() {
        queue.pollsComeBackAtOnce = true;
        run(Duration.ofSeconds(20));
        assertThat(queue.mostCallsInASecond()).isLessThanOrEqualTo(4);
    }

    @Test
    void whileTheBrokerIsAwayThePollerJoinsAgainAndAgainWithGrowingPauses() {
        queue.joinFailure = () -> new KafkaException("no resolvable bootstrap urls");
        pace.after(Duration.ofMinutes(5), () -> {
            queue.joinFailure = () -> null;
            queue.publish("later");
        });
        var rounds = rounds();
        var silence = new ArrayList<Long>();
        pace.after(Duration.ofMinutes(4), () -> silence.add(pace.nanos() - rounds.lastRound()));
        pace.stopAfter(Duration.ofMinutes(6));
        rounds.run();
        assertThat(done).containsExactly("later x1");
        assertThat(watch.failures.get()).isBetween(30, 34);
        assertThat(silence.get(0))
                .as("trying counts as being alive")
                .isLessThan(Duration.ofSeconds(11).toNanos());
    }

    @Test
    void aGroupThatIsGoneWithTheBrokersDataIsJoinedAnewAfterTheTopicsAreMade() {
        var failures = new ArrayList<RuntimeException>();
        queue.pollFailure = () -> failures.isEmpty() ? null : failures.remove(0);
        pace.after(Duration.ofSeconds(3), () -> {
            failures.add(new GroupIdNotFoundException("Share group tarnish.jobs.train not found."));
            queue.publish("after");
        });
        run(Duration.ofSeconds(10));
        assertThat(queue.joined).hasSize(2);
        assertThat(looks).as("before each joining").hasSize(2);
        assertThat(done).containsExactly("after x1");
    }

    @Test
    void anIdlePollerLooksForItsTopicNowAndThenAndJoinsAnewIfItHadToBeMade() {
        provision = lane -> pace.nanos() > Duration.ofSeconds(70).toNanos();
        run(Duration.ofSeconds(100));
        assertThat(looks)
                .as("at 0, 30, 60 and 91 s, and before the new joining")
                .hasSize(5);
        assertThat(queue.joined).hasSize(2);
    }

    @Test
    void aPollerThatFindsItsLaneFullGoesToTheNextUntilOneTakesIt() {
        queue.pollFailure = () -> queue.joined.size() < 3 ? new GroupMaxSizeReachedException("full") : null;
        queue.publish("mine");
        run(Duration.ofSeconds(5));
        assertThat(watch.full).containsExactly(new Lane(JobQueue.TRAIN, 0), new Lane(JobQueue.TRAIN, 1));
        assertThat(queue.joined.get(2).topic()).isEqualTo("jobs.train.2");
        assertThat(done).containsExactly("mine x1");
        assertThat(watch.failures).hasValue(0);
    }

    @Test
    void aPollerThatFindsAllLanesFullPausesBeforeItTriesThemAllAgain() {
        queue.pollFailure = () -> new GroupMaxSizeReachedException("full");
        run(Duration.ofSeconds(60));
        assertThat(queue.joined).contains(new Lane(JobQueue.TRAIN, 99)).doesNotContain(new Lane(JobQueue.TRAIN, 100));
        assertThat(queue.joined).as("after 0, 1, 3, 7, 15, 25, 35, 45 and 55 s").hasSize(900);
    }

    @Test
    void anInterruptionIsNoEnd() {
        var failures = new ArrayList<String>(List.of("once"));
        queue.pollFailure =
                () -> failures.isEmpty() ? null : new InterruptException(new InterruptedException(failures.remove(0)));
        queue.publish("later");
        run(Duration.ofSeconds(5));
        assertThat(Thread.interrupted()).isFalse();
        assertThat(done).containsExactly("later x1");
    }

    @Test
    void aMessageThatIsNoJobIsDropped() {
        queue.publish("noise", "{".getBytes(StandardCharsets.UTF_8));
        queue.publish("job");
        run(Duration.ofSeconds(1));
        assertThat(queue.acknowledged).containsExactly("REJECT noise", "ACCEPT job");
    }

    @Test
    void aJobThatThrowsIsGivenBackAndTriedAgainWithGrowingPauses() {
        handler = (job, delivery) -> {
            throw new OutOfMemoryError("as a job may");
        };
        queue.publish("bad");
        run(Duration.ofSeconds(60));
        assertThat(queue.acknowledged).containsOnly("RELEASE bad");
        assertThat(done).hasSizeBetween(10, 20).startsWith("bad x1", "bad x2");
        assertThat(queue.mostCallsInASecond()).isLessThanOrEqualTo(8);
    }

    @Test
    void theEndGivesARunningJobBackAndLeavesTheGroup() {
        handler = (job, delivery) -> delivery.stopping().getAsBoolean() ? Verdict.RELEASE : Verdict.ACCEPT;
        takes("long", Duration.ofSeconds(12));
        run(Duration.ofSeconds(10));
        assertThat(queue.acknowledged).containsExactly("RELEASE long");
        assertThat(queue.closed).isEqualTo(1);
    }

    @Test
    void anErrorThatKillsTheLoopLeavesItsJobToBeOutlastedByTheNext() {
        takes("long", Duration.ofSeconds(20));
        queue.pollFailure = () -> queue.renewals == 1 && queue.closed == 0 ? new NullPointerException("a bug") : null;
        var rounds = rounds();
        assertThat(catchThrowable(rounds::run)).isInstanceOf(NullPointerException.class);
        queue.publish("next");
        pace.stopAfter(Duration.ofSeconds(30));
        rounds.run();
        assertThat(done).containsExactly("long x1", "next x1");
    }

    /** The next job takes that long; those after it take no time. */
    private void takes(String task, Duration length) {
        this.length = length;
        queue.publish(task);
    }

    private void run(Duration length) {
        pace.stopAfter(length);
        rounds().run();
    }

    private PollerRounds rounds() {
        return new PollerRounds(
                JobQueue.TRAIN,
                this::handle,
                queue,
                lane -> {
                    looks.add(pace.nanos());
                    return provision.provide(lane);
                },
                watch,
                pace,
                this::later);
    }

    private Verdict handle(Job job, Delivery delivery) {
        done.add(job.task().id() + " x" + delivery.count());
        return handler.handle(job, delivery);
    }

    /** A job's work is done at its end, all at once. */
    private Future<Verdict> later(Callable<Verdict> work) {
        var future = new CompletableFuture<Verdict>();
        pace.after(length, () -> complete(work, future));
        return future;
    }

    private void complete(Callable<Verdict> work, CompletableFuture<Verdict> future) {
        length = Duration.ZERO;
        try {
            future.complete(work.call());
        } catch (Throwable e) {
            future.completeExceptionally(e);
        }
    }
}
