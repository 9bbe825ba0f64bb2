package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.filter.Border;

class SymmetricCorrelationTest {
    @ParameterizedTest
    @CsvSource({"20, 11, 3, .1", "9, 30, 6, .5", "2, 3, 10, .5", "1, 1, 8, .5", "13, 13, 1.5, .1"})
    void theResultIsThatOfTheDefinition(int width, int height, double radius, double sigma) {
        var image = Images.noise(width, height);
        var kernel = new DiscKernel(radius, sigma);
        var actual = new SymmetricCorrelation(kernel).apply(image);
        for (var i = 0; i < actual.length; i++) {
            // No sum of noise comes as close to a whole number as rounding reaches.
            assertThat(actual[i]).isEqualTo(defined(image, kernel, i));
        }
    }

    private static byte defined(Image image, DiscKernel kernel, int index) {
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
        return (byte) Math.min(255, (int) sum);
    }
}
