package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartDelayTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void isNothingAtFirstAndThenDoublesUpToHalfAMinute() {
        var delay = new RestartDelay();
        assertThat(Stream.generate(() -> delay.after(SHORT).toSeconds()).limit(9))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void isNothingAgainAfterAMinuteOfGoodService() {
        var delay = new RestartDelay();
        delay.after(SHORT);
        delay.after(SHORT);
        assertThat(delay.after(Duration.ofMinutes(1))).isZero();
        assertThat(delay.after(SHORT)).isEqualTo(Duration.ofSeconds(1));
    }
}
