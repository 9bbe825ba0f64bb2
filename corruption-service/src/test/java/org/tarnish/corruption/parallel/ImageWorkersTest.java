package org.tarnish.corruption.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ImageWorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void callsOnceForEachIndex(int threads) {
        try (var workers = new ImageWorkers(threads)) {
            var calls = new AtomicIntegerArray(1000);
            workers.forEach(1000, calls::incrementAndGet);
            assertThat(IntStream.range(0, 1000).map(calls::get)).containsOnly(1);
            workers.forEach(0, calls::incrementAndGet);
        }
    }

    @Test
    void takesMoreTasksThanItsQueueHolds() {
        try (var workers = new ImageWorkers(1)) {
            var done = new AtomicInteger();
            var tasks = IntStream.range(0, 500)
                    .mapToObj(i -> workers.submit(done::incrementAndGet))
                    .toList();
            ImageWorkers.await(tasks);
            assertThat(done).hasValue(500);
        }
    }

    @Test
    void aFailureEndsTheWorkAndIsPassedOn() {
        try (var workers = new ImageWorkers(3)) {
            var calls = new AtomicInteger();
            assertThatThrownBy(() -> workers.forEach(1_000_000, i -> {
                        calls.incrementAndGet();
                        throw new IllegalArgumentException("image " + i);
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("image ");
            assertThat(calls).hasValueLessThanOrEqualTo(3);
        }
    }

    @Test
    void aFailureIsPassedOnOnceEverythingHasEnded() throws InterruptedException {
        try (var workers = new ImageWorkers(2)) {
            var failed = new CountDownLatch(1);
            var other = new AtomicBoolean();
            var tasks = List.of(
                    workers.submit(() -> {
                        failed.countDown();
                        throw new IllegalArgumentException("broken");
                    }),
                    workers.submit(() -> {
                        awaitQuietly(failed);
                        other.set(true);
                    }));
            assertThatThrownBy(() -> ImageWorkers.await(tasks)).hasMessage("broken");
            assertThat(other).isTrue();
        }
    }

    @Test
    void closingTellsThoseWhoWait() throws InterruptedException {
        var workers = new ImageWorkers(1);
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var tasks = IntStream.range(0, 3)
                .mapToObj(i -> workers.submit(() -> {
                    begun.countDown();
                    awaitQuietly(never);
                }))
                .toList();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        workers.close();
        assertThatThrownBy(() -> ImageWorkers.await(tasks))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the image workers were closed while images were worked on");
        assertThatThrownBy(() -> workers.forEach(1, i -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("the image workers are closed");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
