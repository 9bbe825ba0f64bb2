package org.tarnish.learning.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;

@Timeout(60)
class ScoringTest {
    @Test
    void everyCandidateOfEveryRoundIsScoredOnceAndComesBackToItsSubject() {
        for (int batch = 1; batch <= 9; batch++) {
            var finished = new ArrayList<Countdown>();

            var use = new Scoring(new Echo(), 2, batch, 3).run(countdowns(20), finished::add, over -> {});

            assertThat(finished).hasSize(20).allSatisfy(subject -> assertThat(subject.isRight)
                    .isTrue());
            // Subject i has i % 4 + 1 rounds of i % 3 + 1 candidates.
            assertThat(use.candidates())
                    .isEqualTo(IntStream.range(0, 20)
                            .map(i -> (i % 4 + 1) * (i % 3 + 1))
                            .sum());
        }
    }

    @Test
    void batchesFollowFromTheSubjectsNotFromThreads() {
        assertThat(batches(1)).isEqualTo(batches(4)).isNotEmpty();
    }

    @Test
    void batchesAreFullAsLongAsThereAreNewSubjects() {
        var sizes = batches(2).stream().map(List::size).toList();

        assertThat(sizes).allMatch(size -> size <= 5);
        assertThat(sizes.subList(0, 3)).containsOnly(5);
    }

    @Test
    void theNextBatchIsPreparedWhileOneIsScored() {
        var drawn = new CountDownLatch(5);
        var met = new ArrayList<Boolean>();
        Scorer waiting = batch -> {
            if (met.isEmpty()) {
                // The first batch of four is scored only when the next one is being drawn.
                met.add(await(drawn));
            }
            return new Echo().probabilities(batch);
        };
        var subjects = IntStream.range(0, 8)
                .mapToObj(i -> (Subject) new Countdown(i, 1, 1, drawn::countDown))
                .iterator();

        new Scoring(waiting, 2, 4, 1).run(subjects, subject -> {}, over -> {});

        assertThat(met).containsExactly(true);
    }

    @Test
    void whatFailsInAnotherThreadIsThrownAsItWas() {
        var subjects = List.of(new Countdown(0, 1, 1, () -> {
                    throw new IllegalArgumentException("a damaged image");
                }))
                .iterator();

        assertThatThrownBy(() -> new Scoring(new Echo(), 2, 4, 1).run(subjects, subject -> {}, over -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a damaged image");
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        var use = new Scoring(new Echo(), 2, 4, 1).run(countdowns(0), subject -> {}, over -> {});

        assertThat(use.candidates()).isZero();
        assertThat(use.computing()).isZero();
    }

    @Test
    void fewSubjectsAreStillSeveralBatches() {
        assertThat(Scoring.batch(64, 1000)).isEqualTo(64);
        assertThat(Scoring.batch(64, 48)).isEqualTo(12);
        assertThat(Scoring.batch(64, 1)).isEqualTo(1);
    }

    private static List<List<Integer>> batches(int threads) {
        var batches = new ArrayList<List<Integer>>();
        Scorer noting = batch -> {
            batches.add(IntStream.of(batch.indices()).boxed().toList());
            return new Echo().probabilities(batch);
        };
        new Scoring(noting, 2, 5, threads).run(countdowns(40), subject -> {}, over -> {});
        return batches;
    }

    private static Iterator<Countdown> countdowns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Countdown(i, i % 4 + 1, i % 3 + 1, () -> {}))
                .iterator();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives back the image's first samples: index, round and number of the candidate, as a probability of class 0. */
    private static final class Echo implements Scorer {
        @Override
        public float[][] probabilities(Batch batch) {
            return BrightestQuarter.images(batch).stream()
                    .map(image -> new float[] {image.sample(0, 0, 0) / 255f, 0})
                    .toArray(float[][]::new);
        }
    }

    /** Has a number of rounds with some candidates each and notes whether their scores are their own. */
    private static final class Countdown implements Subject {
        private final int index;
        private final int candidates;
        private final Runnable drawn;
        private int rounds;
        private boolean isRight = true;

        Countdown(int index, int rounds, int candidates, Runnable drawn) {
            this.index = index;
            this.rounds = rounds;
            this.candidates = candidates;
            this.drawn = drawn;
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int label() {
            return 0;
        }

        @Override
        public int candidates() {
            return candidates;
        }

        @Override
        public Image candidate(int number) {
            drawn.run();
            var samples = new byte[2 * 2 * Image.CHANNELS];
            samples[0] = (byte) sample(number);
            return new Image(2, 2, samples);
        }

        @Override
        public boolean advance(List<CandidateScore> verdicts) {
            for (int i = 0; i < verdicts.size(); i++) {
                isRight &= verdicts.get(i).probability() == sample(i) / 255f;
            }
            rounds--;
            return rounds > 0;
        }

        private int sample(int number) {
            return index * 12 + rounds * 3 + number;
        }
    }
}
