package org.tarnish.imaging.resize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundedQuotientTest {
    @ParameterizedTest
    @ValueSource(
            longs = {1, 2, 3, 7, 9, 49, 1024, 50_175, 50_176, 200_704, 1_000_003, 123_456_789, 1L << 40, (1L << 40) - 1
            })
    void quotientsAreRoundedHalfUp(long divisor) {
        var quotient = new RoundedQuotient(divisor);
        for (var whole = 0L; whole < 255; whole++) {
            var tie = whole * divisor + (divisor + 1) / 2;
            assertThat(quotient.of(whole * divisor)).isEqualTo((byte) whole);
            assertThat(quotient.of(tie - 1)).isEqualTo((byte) whole);
            assertThat(quotient.of(tie)).isEqualTo((byte) (whole + 1));
            assertThat(quotient.of((whole + 1) * divisor)).isEqualTo((byte) (whole + 1));
        }
    }
}
