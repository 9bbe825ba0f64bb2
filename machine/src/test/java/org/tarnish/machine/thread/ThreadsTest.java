package org.tarnish.machine.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private final ExecutorService pool = Threads.pool("test", 3);

    @AfterEach
    void stop() {
        assertThat(Threads.stop(pool, Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void threadsHaveTheirNameAndDoNotKeepTheProcessAlive() {
        var thread = Threads.await(pool.submit(Thread::currentThread), "a thread");

        assertThat(thread.getName()).isEqualTo("test");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void whatATaskFailedWithIsThrownAsItWas() {
        var failure = new IllegalArgumentException("wrong");
        var error = new StackOverflowError();
        var checked = new IOException("broken");

        assertThatThrownBy(() -> Threads.await(CompletableFuture.failedFuture(failure), "a number"))
                .isSameAs(failure);
        assertThatThrownBy(() -> Threads.await(CompletableFuture.failedFuture(error), "a number"))
                .isSameAs(error);
        assertThatThrownBy(() -> Threads.await(CompletableFuture.failedFuture(checked), "a number"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a number could not be made")
                .hasCause(checked);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Threads.await(new CompletableFuture<>(), "a number"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while waiting for a number");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theFirstFailureIsPassedOnOnceAllHaveEnded() {
        var ended = new AtomicBoolean();
        var failed = new CountDownLatch(1);
        var tasks = List.of(
                pool.submit(() -> {
                    failed.countDown();
                    throw new IllegalArgumentException("first");
                }),
                pool.submit(() -> {
                    failed.await();
                    ended.set(true);
                    throw new IllegalArgumentException("second");
                }));

        assertThatThrownBy(() -> Threads.awaitAll(tasks, "numbers")).hasMessage("first");
        assertThat(ended).isTrue();
    }

    @Test
    void callsOnceForEachIndex() {
        var calls = new AtomicIntegerArray(1000);
        Threads.forEach(pool, 3, 1000, calls::incrementAndGet, "numbers");
        assertThat(IntStream.range(0, 1000).map(calls::get)).containsOnly(1);
    }

    @Test
    void noIndexBeginsAfterAFailure() {
        var calls = new AtomicInteger();
        assertThatThrownBy(() -> Threads.forEach(
                        pool,
                        3,
                        1_000_000,
                        i -> {
                            calls.incrementAndGet();
                            throw new IllegalArgumentException("number " + i);
                        },
                        "numbers"))
                .hasMessageStartingWith("number ");
        assertThat(calls).hasValueLessThanOrEqualTo(3);
    }
}
