package org.tarnish.cli.corrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CrewTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyNumberIsWorkedOnOnce(int threads) throws IOException {
        var seen = new ConcurrentSkipListSet<Integer>();
        var count = new AtomicInteger();
        new Crew(threads).each(1000, number -> {
            seen.add(number);
            count.incrementAndGet();
        });
        assertThat(seen).hasSize(1000);
        assertThat(count).hasValue(1000);
    }

    @Test
    void whoeverIsFreeTakesWorkFromWhoIsBusy() throws IOException {
        // Numbers 0..15 are one thread's share; the other must help, or the latch never opens.
        var both = new CountDownLatch(2);
        var threads = Collections.synchronizedSet(new java.util.HashSet<Thread>());
        new Crew(2).each(16, number -> {
            if (threads.add(Thread.currentThread())) {
                both.countDown();
                await(both);
            }
        });
        assertThat(threads).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theFirstFailureEndsAllAndIsPassedOn(int threads) {
        var begun = new AtomicInteger();
        assertThatThrownBy(() -> new Crew(threads).each(1_000_000, number -> {
                    if (begun.incrementAndGet() >= 10) {
                        throw new IOException("no space left");
                    }
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
        assertThat(begun).hasValueLessThan(10 + 10 * threads);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
