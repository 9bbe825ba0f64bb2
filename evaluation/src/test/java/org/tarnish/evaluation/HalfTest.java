package org.tarnish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void everyHalfSurvivesTheWayToAFloatAndBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            short half = (short) bits;
            boolean finite = (bits & 0x7C00) != 0x7C00;
            if (finite) {
                assertThat(Half.of(Half.toFloat(half))).as("%x", bits).isEqualTo(half);
            }
        }
    }

    @Test
    void valuesBetweenGoToTheNearestAndTiesToTheEvenOne() {
        assertThat(Half.toFloat(Half.of(1 + 0x1p-11F))).isEqualTo(1);
        assertThat(Half.toFloat(Half.of(1 + 3 * 0x1p-11F))).isEqualTo(1 + 0x1p-9F);
        assertThat(Half.toFloat(Half.of(Math.nextUp(1 + 0x1p-11F)))).isEqualTo(1 + 0x1p-10F);
        assertThat(Half.toFloat(Half.of(0.1F))).isEqualTo(0.099975586F);
        assertThat(Half.toFloat(Half.of(-1e-8F))).isEqualTo(-0F);
        assertThat(Half.toFloat(Half.of(5e-8F))).isEqualTo(0x1p-24F);
        assertThat(Half.toFloat(Half.of(0x1p-14F - 0x1p-26F))).isEqualTo(0x1p-14F);
    }

    @Test
    void whatIsTooLargeBecomesTheLargest() {
        assertThat(Half.toFloat(Half.of(1e9F))).isEqualTo(65504);
        assertThat(Half.toFloat(Half.of(Float.NEGATIVE_INFINITY))).isEqualTo(-65504);
        assertThatIllegalArgumentException().isThrownBy(() -> Half.of(Float.NaN));
    }
}
