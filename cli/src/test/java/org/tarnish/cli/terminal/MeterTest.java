package org.tarnish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeterTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void tellsAmountRateAndTimeLeft() {
        assertThat(Meter.line("corrupting", 0, 300, 1200, 3 * SECOND))
                .isEqualTo("corrupting [######------------------] 300/1200, 100 images/s, 0:09 left");
    }

    @Test
    void theRateIsThatOfThisRunAlone() {
        assertThat(Meter.line("corrupting", 600, 300, 1200, 3 * SECOND))
                .isEqualTo("corrupting [##################------] 900/1200, 100 images/s, 0:03 left");
    }

    @Test
    void withoutProgressThereIsNoRate() {
        assertThat(Meter.line("reading", 0, 0, 10, SECOND)).isEqualTo("reading [------------------------] 0/10");
    }
}
