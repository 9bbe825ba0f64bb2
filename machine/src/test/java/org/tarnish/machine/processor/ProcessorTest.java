package org.tarnish.machine.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void saysWhatTheFirstCpuHas() {
        var processor = Processor.of("processor\t: 0\nmodel name\t: Some Xeon\nflags\t\t: fpu avx2 avx512f avx512_bf16"
                + " amx_bf16 amx_tile\n\nprocessor\t: 1\nmodel name\t: Another\nflags\t\t: fpu\n");
        assertThat(processor.line()).isEqualTo("CPU: Some Xeon; avx2, avx512f, avx512_bf16, amx_bf16");
    }

    @Test
    void thoseThatMultiplyMatricesSaySo() {
        assertThat(Processor.of("flags\t\t: fpu avx512_bf16 amx_bf16 amx_tile\n")
                        .multipliesBfloat16())
                .isTrue();
        assertThat(Processor.of("flags\t\t: fpu avx512_bf16\nbugs\t\t: amx_bf16\n")
                        .multipliesBfloat16())
                .isFalse();
        assertThat(Processor.of("flags\t\t: fpu amx_bf16x\n").multipliesBfloat16())
                .isFalse();
        assertThat(Processor.of("Features\t: fp asimd bf16\n").multipliesBfloat16())
                .isFalse();
    }

    @Test
    void knowsOtherKindsByTheirWords() {
        var processor = Processor.of("processor\t: 0\nFeatures\t: fp asimd bf16\nCPU part\t: 0xd4f\n");
        assertThat(processor.line()).isEqualTo("CPU: 0xd4f; asimd, bf16");
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertThat(Processor.of("").line())
                .startsWith("CPU: unknown; none of [avx2,")
                .contains("amx_bf16");
    }
}
