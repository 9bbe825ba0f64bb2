package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tarnish.corruption.parallel.ImageWorkers;

@Timeout(60)
class UnderWayTest {
    @Test
    void neverHoldsMoreThanTheBound() {
        try (var workers = new ImageWorkers(3)) {
            var underWay = new UnderWay(workers, 100);
            var random = new Random(1);
            var ended = new AtomicInteger();
            int begun = 0;
            for (int i = 0; i < 500; i++) {
                int bytes = 1 + random.nextInt(60);
                underWay.submit(bytes, () -> ended.addAndGet(bytes));
                begun += bytes;
                assertThat(begun - ended.get()).isLessThanOrEqualTo(100);
            }
            underWay.settle();
            assertThat(ended).hasValue(begun);
        }
    }

    @Test
    void whatDoesNotFitWaitsForWhatWentBefore() throws InterruptedException {
        try (var workers = new ImageWorkers(2)) {
            var underWay = new UnderWay(workers, 100);
            var gate = new CountDownLatch(1);
            var done = new AtomicInteger();
            underWay.submit(60, () -> {
                await(gate);
                done.incrementAndGet();
            });
            var seen = new AtomicInteger(-1);
            var submitter = new Thread(() -> underWay.submit(60, () -> seen.set(done.get())));
            submitter.start();
            while (submitter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(seen).hasValue(-1);
            gate.countDown();
            submitter.join();
            underWay.settle();
            assertThat(seen).hasValue(1);
        }
    }

    @Test
    void whatIsLargerThanTheBoundGoesAlone() {
        try (var workers = new ImageWorkers(2)) {
            var underWay = new UnderWay(workers, 100);
            var done = new AtomicInteger();
            underWay.submit(10, done::incrementAndGet);
            underWay.submit(1_000_000, () -> assertThat(done.getAndIncrement()).isOne());
            assertThat(done).hasValue(2);
            underWay.submit(10, done::incrementAndGet);
            underWay.settle();
            assertThat(done).hasValue(3);
        }
    }

    @Test
    void aFailureIsPassedOn() {
        try (var workers = new ImageWorkers(2)) {
            var underWay = new UnderWay(workers, 100);
            underWay.submit(10, () -> {
                throw new IllegalStateException("the disk is full");
            });
            assertThatThrownBy(underWay::settle)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the disk is full");
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
