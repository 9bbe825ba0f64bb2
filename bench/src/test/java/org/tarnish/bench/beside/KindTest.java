package org.tarnish.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void aboveOneTarnishIsFasterWhateverTheUnit() {
        assertThat(Kind.TRAIN.ratio(100, 150)).isEqualTo(1.5);
        assertThat(Kind.INFER.ratio(100, 50)).isEqualTo(0.5);
        assertThat(Kind.CORRUPT.ratio(30, 2)).isEqualTo(15);
    }
}
