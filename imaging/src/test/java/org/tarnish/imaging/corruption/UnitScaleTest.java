package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitScaleTest {
    @Test
    void untouchedSamplesComeBackAsTheyWere() {
        for (var value = 0; value < 256; value++) {
            assertThat(UnitScale.truncate(UnitScale.of((byte) value))).isEqualTo((byte) value);
        }
    }

    @Test
    void valuesAreClippedAndTruncated() {
        assertThat(UnitScale.truncate(-0.5)).isEqualTo((byte) 0);
        assertThat(UnitScale.truncate(1.5)).isEqualTo((byte) 255);
        assertThat(UnitScale.truncate(100.99 / 255)).isEqualTo((byte) 100);
    }
}
