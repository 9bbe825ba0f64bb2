package org.tarnish.reporting.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.store.StoreUnavailable;

class CallsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch hanging = new CountDownLatch(1);
    private Calls calls = new Calls("calls", 4, LONG, Duration.ZERO);

    @AfterEach
    void close() {
        hanging.countDown();
        calls.close();
    }

    private String hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    @Test
    void resultsAreInTheOrderOfTheThings() {
        var numbers = IntStream.range(0, 1_000).boxed().toList();

        assertThat(calls.all(numbers, number -> -number))
                .isEqualTo(numbers.stream().map(number -> -number).toList());
        assertThat(calls.all(List.of(), thing -> thing)).isEmpty();
    }

    @Test
    void fourRunAtOnce() {
        var meeting = new CyclicBarrier(4);

        assertThat(calls.all(List.of(1, 2, 3, 4), number -> {
                    try {
                        meeting.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return number;
                }))
                .hasSize(4);
    }

    @Test
    void anErrorIsThrownAsItIsAndNothingFurtherBegins() {
        var begun = new AtomicInteger();
        var error = new IllegalStateException("broken");

        assertThatThrownBy(() -> calls.all(IntStream.range(0, 100_000).boxed().toList(), number -> {
                    begun.incrementAndGet();
                    throw error;
                }))
                .isSameAs(error);
        assertThat(begun).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void whoAsksWaitsNoLongerThanThePatience() {
        calls = new Calls("calls", 1, SHORT, Duration.ZERO);

        assertThatThrownBy(() -> calls.one(this::hang))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("the object store does not answer; it is asked again in a few seconds");
    }

    @Test
    void afterAnOutageOthersFailAtOnceForAWhile() {
        calls = new Calls("calls", 1, LONG, LONG);
        assertThatThrownBy(() -> calls.one(() -> {
                    throw new StoreUnavailable("away", null);
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThatThrownBy(() -> calls.one(() -> {
                    throw new AssertionError("asked");
                }))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void callsThatHungDoNotKeepOthersFromSucceedingOnceTheyReturn() {
        calls = new Calls("calls", 1, SHORT, Duration.ZERO);
        assertThatThrownBy(() -> calls.one(this::hang)).isInstanceOf(StoreUnavailable.class);

        hanging.countDown();

        assertThat(new Calls("calls", 1, LONG, Duration.ZERO).one(() -> "there"))
                .isEqualTo("there");
    }
}
