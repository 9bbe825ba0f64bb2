package org.tarnish.machine.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final List<Duration> paused = new ArrayList<>();
    private long nanos;

    /** A clock that only pauses move. */
    private final Time time = new Time() {
        @Override
        public void pause(Duration pause) {
            paused.add(pause);
            nanos += pause.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }
    };

    @Test
    void listedPausesComeOneBeforeEachFurtherTry() throws InterruptedException {
        var listed = List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));
        var tries = new Tries(Pauses.listed(listed, Duration.ofDays(1)), time);

        assertThat(tries.again()).isTrue();
        assertThat(tries.again()).isTrue();
        assertThat(tries.again()).isFalse();
        assertThat(paused).isEqualTo(listed);
        assertThat(tries.count()).isEqualTo(3);
        assertThat(tries.spent()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void noTryBeginsAfterTheMostTime() throws InterruptedException {
        var listed = List.of(Duration.ofSeconds(2), Duration.ofSeconds(2));
        var tries = new Tries(Pauses.listed(listed, Duration.ofMillis(3_999)), time);

        assertThat(tries.again()).isTrue();
        assertThat(tries.again()).isFalse();
        assertThat(paused).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void doublingPausesGrowToABoundAndTheLastEndsWithPatience() throws InterruptedException {
        var pauses = Pauses.doubling(Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));
        var tries = new Tries(pauses, time);
        while (tries.again()) {
            assertThat(tries.spent()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(paused.stream().map(Duration::toMillis)).containsExactly(100L, 200L, 300L, 300L, 100L);
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLonger() {
        Thread.currentThread().interrupt();
        var tries = new Tries(Pauses.listed(List.of(Duration.ofDays(1)), Duration.ofDays(2)), Time.real());

        assertThatThrownBy(tries::again).isInstanceOf(InterruptedException.class);
        assertThat(tries.count()).isEqualTo(1);
    }
}
