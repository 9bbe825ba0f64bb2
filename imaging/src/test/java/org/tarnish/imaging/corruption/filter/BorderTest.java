package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BorderTest {
    @Test
    void everyIndexStandsForOneWithin() {
        assertThat(indices(Border.EDGE)).containsExactly(0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2);
        assertThat(indices(Border.SYMMETRIC)).containsExactly(2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0);
        assertThat(indices(Border.REFLECT)).containsExactly(0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2);
    }

    @Test
    void aSingleSampleIsItsOwnSurroundings() {
        for (var border : Border.values()) {
            assertThat(border.index(-7, 1)).isZero();
            assertThat(border.index(5, 1)).isZero();
        }
    }

    private static int[] indices(Border border) {
        return IntStream.rangeClosed(-4, 6).map(i -> border.index(i, 3)).toArray();
    }
}
