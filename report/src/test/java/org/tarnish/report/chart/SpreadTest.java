package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void whatIsFarApartStays() {
        assertThat(Spread.apart(new double[] {1, 20, 50}, 10, 0, 100)).containsExactly(1, 20, 50);
    }

    @Test
    void whatOverlapsIsMovedDownAndBackUpAtTheEnd() {
        assertThat(Spread.apart(new double[] {5, 6, 95, 99}, 10, 0, 100)).containsExactly(5, 15, 90, 100);
    }
}
