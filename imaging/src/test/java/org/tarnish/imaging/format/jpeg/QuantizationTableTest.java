package org.tarnish.imaging.format.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantizationTableTest {
    @ParameterizedTest
    @CsvSource({"25, 32, 34", "7, 114, 121", "80, 6, 7", "40, 20, 21"})
    void theFirstStepsAreThoseOfLibjpeg(int quality, int luma, int chroma) {
        assertThat(QuantizationTable.luma(quality).step(0)).isEqualTo(luma);
        assertThat(QuantizationTable.chroma(quality).step(0)).isEqualTo(chroma);
    }

    @Test
    void stepsStayWithinEightBits() {
        assertThat(QuantizationTable.luma(7).step(63)).isEqualTo(255);
        assertThat(QuantizationTable.luma(100).step(0)).isEqualTo(1);
    }

    @Test
    void coefficientsAreRoundedToTheNearestMultiple() {
        for (var quality : new int[] {7, 10, 25, 50, 80, 100}) {
            var table = QuantizationTable.luma(quality);
            for (var y = 0; y < 8; y++) {
                for (var value = -20_000; value <= 20_000; value += 7) {
                    var row = new int[] {value, value, value, value, value, value, value, value};
                    table.steps(8)[y].round(row, new int[8], new int[8]);
                    for (var x = 0; x < 8; x++) {
                        var step = table.step(y * 8 + x);
                        // Halves away from 0, as whole numbers are divided by libjpeg.
                        var quotient = (Math.abs(value) + 4 * step) / (8 * step);
                        assertThat(row[x]).isEqualTo(Integer.signum(value) * quotient * step);
                    }
                }
            }
        }
    }
}
