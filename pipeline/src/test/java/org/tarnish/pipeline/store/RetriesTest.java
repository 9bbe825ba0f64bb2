package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final AtomicInteger failures = new AtomicInteger();
    private final FakeTime time = new FakeTime();
    private final Retries retries =
            new Retries("http://store", Duration.ofSeconds(90), failures::incrementAndGet, time);

    /** A clock that only pauses move. */
    private static final class FakeTime implements Retries.Time {
        private final List<Long> pauses = new ArrayList<>();
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(long millis) {
            pauses.add(millis);
            nanos += Duration.ofMillis(millis).toNanos();
        }

        Duration passed() {
            return Duration.ofNanos(nanos);
        }
    }

    @Test
    void aStoreThatIsAwayForHalfAMinuteIsOutlasted() {
        var content = retries.call("get a", () -> {
            if (time.passed().toSeconds() < 30) {
                throw new ConnectException("Connection refused");
            }
            return "content";
        });
        assertThat(content).isEqualTo("content");
        assertThat(time.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
        assertThat(failures.get()).isEqualTo(time.pauses.size());
    }

    @Test
    void pausesGrowToABound() {
        assertThatThrownBy(() -> retries.call("get a", () -> {
                    throw new ConnectException("Connection refused");
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("http://store did not get a within")
                .hasMessageContaining("is it running and reachable?");
        assertThat(time.pauses).startsWith(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(95));
    }

    @Test
    void aFullDiskIsNoStoreThatIsAway() {
        assertThatThrownBy(() -> retries.call("get a", () -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(DiskFull.class)
                .hasMessage("cannot get a: the disk of this machine is full; free some room");
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void howeverTheClientReportsABrokenConnectionItCountsAsTheNetwork() {
        for (var trouble : List.of(
                new IllegalStateException(new ConnectException("Connection refused")),
                new IllegalStateException(new CompletionException(new SocketException("Connection reset"))),
                new RuntimeException(new ExecutionException(new EOFException())))) {
            var left = new AtomicInteger(3);
            assertThat(retries.call("get a", () -> {
                        if (left.decrementAndGet() > 0) {
                            throw trouble;
                        }
                        return "content";
                    }))
                    .isEqualTo("content");
        }
    }

    @Test
    void aMistakeOfOursIsNotTriedAgain() {
        assertThatThrownBy(() -> retries.call("get a", () -> {
                    throw new IllegalArgumentException("no such key");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> retries.call("get a", () -> {
                    throw new MissingObject("a");
                }))
                .isInstanceOf(MissingObject.class);
        assertThat(time.pauses).isEmpty();
    }
}
