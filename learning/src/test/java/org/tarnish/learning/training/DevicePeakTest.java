package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DevicePeakTest {
    private long now;
    private int asked;
    private long used = 5;

    private final DevicePeak peak = new DevicePeak(
            () -> {
                asked++;
                return OptionalLong.of(used);
            },
            () -> now);

    @Test
    void aThousandStepsOfTenMillisecondsAskTheDeviceOnceASecond() {
        for (int step = 0; step < 1_000; step++) {
            used = step == 200 ? 100 : step;
            peak.stepTaken();
            now += Duration.ofMillis(10).toNanos();
        }
        used = 7;

        assertThat(asked).isEqualTo(10);
        assertThat(peak.most()).hasValue(900);
        assertThat(asked).isEqualTo(11);
    }

    @Test
    void theFirstStepAndTheEndCountHoweverSoonTheyCome() {
        peak.stepTaken();
        used = 9;
        peak.stepTaken();

        assertThat(peak.most()).hasValue(9);
        used = 3;
        assertThat(peak.most()).hasValue(9);
    }

    @Test
    void withoutAStepOrOnACpuThereIsNone() {
        assertThat(peak.most()).isEmpty();
        var cpu = new DevicePeak(OptionalLong::empty, () -> now);
        cpu.stepTaken();
        assertThat(cpu.most()).isEmpty();
    }
}
