package org.tarnish.bench.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void aFigureAtItsBoundIsRight() {
        assertThat(new Finding("logits of resnet20", 1e-2, 1e-2).line())
                .isEqualTo("right  logits of resnet20               1.0e-02, at most 1e-02");
    }

    @Test
    void aLargerFigureAndNoFigureAreWrong() {
        assertThat(new Finding("bytes", 0.5, 0).line()).startsWith("WRONG  bytes");
        assertThat(new Finding("bytes", Double.NaN, 1).right()).isFalse();
    }
}
