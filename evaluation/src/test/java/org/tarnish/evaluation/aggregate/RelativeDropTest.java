package org.tarnish.evaluation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeDropTest {
    @Test
    void isTheShareOfCleanAccuracyThatIsLost() {
        assertThat(RelativeDrop.of(0.8, 0.6)).isCloseTo(0.25, within(1e-15));
        assertThat(RelativeDrop.of(0.8, 0.8)).isZero();
        assertThat(RelativeDrop.of(0.5, 0)).isEqualTo(1);
        assertThat(RelativeDrop.of(0.5, 0.75)).isEqualTo(-0.5);
    }

    @Test
    void nothingCanBeLostOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelativeDrop.of(0, 0.5))
                .withMessage("a relative drop needs a clean accuracy above 0, was 0.0");
    }
}
