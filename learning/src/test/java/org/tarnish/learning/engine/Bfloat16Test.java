package org.tarnish.learning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
    @Test
    void processorsThatMultiplyMatricesSaySo() {
        assertThat(Bfloat16.multipliesMatrices("processor\t: 0\nflags\t\t: fpu avx512_bf16 amx_bf16 amx_tile\n"))
                .isTrue();
        assertThat(Bfloat16.multipliesMatrices("processor\t: 0\nflags\t\t: fpu amx_bf16\n"))
                .isTrue();
    }

    @Test
    void othersDoNot() {
        assertThat(Bfloat16.multipliesMatrices("flags\t\t: fpu avx512_bf16\nbugs\t\t: amx_bf16\n"))
                .isFalse();
        assertThat(Bfloat16.multipliesMatrices("flags\t\t: fpu amx_bf16x\n")).isFalse();
        assertThat(Bfloat16.multipliesMatrices("Features\t: fp asimd bf16\n")).isFalse();
    }

    @Test
    void graphicsProcessorsAreNotAskedForEstimates() {
        assertThat(Bfloat16.isQuickOn(Device.gpu(0))).isFalse();
    }
}
