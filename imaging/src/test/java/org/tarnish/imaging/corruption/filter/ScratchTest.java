package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void theNextPictureGetsTheSameArrays() {
        float[] first;
        try (var scratch = Scratch.open()) {
            first = scratch.row(777);
            assertThat(scratch.row(777)).isNotSameAs(first);
        }
        try (var scratch = Scratch.open()) {
            var again = scratch.rows(2, 777);
            assertThat(again[0] == first || again[1] == first).isTrue();
            assertThat(scratch.row(778)).hasSize(778);
        }
    }

    @Test
    void arraysInUseAreNobodyElses() {
        try (var outer = Scratch.open();
                var inner = Scratch.open()) {
            assertThat(inner.row(99)).isNotSameAs(outer.row(99));
        }
    }

    @Test
    void muchIsNotKept() {
        float[] large;
        float[] half;
        try (var scratch = Scratch.open()) {
            large = scratch.row((1 << 19) + 1);
            half = scratch.row(1 << 18);
        }
        try (var scratch = Scratch.open()) {
            assertThat(scratch.row(large.length)).isNotSameAs(large);
            assertThat(scratch.row(half.length)).isSameAs(half);
            // With these the limit is passed, and what was kept until then is left to the collector.
            scratch.row((1 << 18) + 1);
        }
        try (var scratch = Scratch.open()) {
            assertThat(scratch.row(half.length)).isNotSameAs(half);
        }
    }
}
