package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.filter.Border;
import org.tarnish.imaging.corruption.filter.Scratch;

class SymmetricCorrelationTest {
    @ParameterizedTest
    @CsvSource({"20, 11, 3, .1", "9, 30, 6, .5", "2, 3, 10, .5", "1, 1, 8, .5", "13, 13, 1.5, .1"})
    void theResultIsThatOfTheDefinition(int width, int height, double radius, double sigma) {
        var image = Images.noise(width, height);
        var kernel = new DiscKernel(radius, sigma);
        try (var scratch = Scratch.open()) {
            var actual = new SymmetricCorrelation(image, new DiscColumns(kernel), scratch).samples();
            for (var i = 0; i < actual.length; i++) {
                // No sum of noise comes as close to a whole number as rounding reaches.
                assertThat(actual[i]).isEqualTo((byte) Math.min(255, (int) defined(image, kernel, i)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 11, 3, .1", "9, 30, 6, .5", "40, 30, 10, .5", "13, 13, 1.5, .1"})
    void theErrorOfAnEstimateHasItsBound(int width, int height, double radius, double sigma) {
        var kernel = new DiscKernel(radius, sigma);
        var columns = new DiscColumns(kernel);
        for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 255))) {
            try (var scratch = Scratch.open()) {
                var correlation = new SymmetricCorrelation(image, columns, scratch);
                var row = new float[width * Image.CHANNELS];
                for (var y = 0; y < height; y++) {
                    correlation.estimate(y, row);
                    for (var i = 0; i < row.length; i++) {
                        assertThat((double) row[i])
                                .isCloseTo(defined(image, kernel, y * row.length + i), within(columns.error()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 11, 3, .1", "9, 30, 6, .5", "1, 1, 8, .5", "13, 13, 1.5, .1"})
    void singleSamplesAreThoseOfTheRows(int width, int height, double radius, double sigma) {
        for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 200))) {
            var exact = new ExactCorrelation(image, new DiscKernel(radius, sigma));
            var row = new byte[width * Image.CHANNELS];
            for (var y = 0; y < height; y++) {
                exact.row(y, row, 0);
                for (var i = 0; i < row.length; i++) {
                    assertThat(exact.sample(y, i)).isEqualTo(row[i]);
                }
            }
        }
    }

    private static double defined(Image image, DiscKernel kernel, int index) {
        var x = index / Image.CHANNELS % image.width();
        var y = index / Image.CHANNELS / image.width();
        var sum = 0.0;
        for (var j = -kernel.reach(); j <= kernel.reach(); j++) {
            for (var i = -kernel.reach(); i <= kernel.reach(); i++) {
                var fromX = Border.REFLECT.index(x + i, image.width());
                var fromY = Border.REFLECT.index(y + j, image.height());
                sum += (double) kernel.weight(i, j) * image.sample(fromX, fromY, index % Image.CHANNELS);
            }
        }
        return sum;
    }
}
