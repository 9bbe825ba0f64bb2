package org.tarnish.imaging.format.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {
    @Test
    void frequentSymbolsGetShortCodes() {
        var code = new HuffmanCode(5, 15);
        code.build(new int[] {45, 16, 13, 26, 0});

        // 13 + 16 join first, then 26 with them, then 45: depths 3, 3, 2, 1.
        assertThat(lengths(code, 5)).containsExactly(1, 3, 3, 2, 0);
        assertThat(code.cost(new int[] {45, 16, 13, 26, 0})).isEqualTo(45 + 3 * 16 + 3 * 13 + 2 * 26);
        // Canonical codes 0, 110, 111, 10, bit-reversed.
        assertThat(IntStream.range(0, 4).map(code::code)).containsExactly(0b0, 0b011, 0b111, 0b01);
    }

    @Test
    void lengthsAreLimitedAndTheCodeStaysComplete() {
        for (var limit = 5; limit <= 15; limit++) {
            var frequencies = new int[30];
            var code = new HuffmanCode(frequencies.length, limit);
            for (var i = 0; i < frequencies.length; i++) {
                frequencies[i] = i < 2 ? 1 : frequencies[i - 1] + frequencies[i - 2];
            }
            code.build(frequencies);
            var kraft = 0.0;
            for (var length : lengths(code, frequencies.length)) {
                assertThat(length).isBetween(1, limit);
                kraft += Math.pow(2, -length);
            }
            assertThat(kraft).isEqualTo(1);
        }
    }

    @Test
    void atLeastTwoSymbolsGetACode() {
        var code = new HuffmanCode(4, 15);
        code.build(new int[] {0, 0, 9, 0});
        assertThat(lengths(code, 4)).containsExactly(1, 0, 1, 0);
        code.build(new int[4]);
        assertThat(lengths(code, 4)).containsExactly(1, 1, 0, 0);
    }

    private static int[] lengths(HuffmanCode code, int symbols) {
        return IntStream.range(0, symbols).map(code::length).toArray();
    }
}
