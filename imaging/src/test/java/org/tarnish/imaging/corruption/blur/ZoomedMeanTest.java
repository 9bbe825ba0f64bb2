package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.UnitScale;
import org.tarnish.imaging.corruption.filter.Scratch;

class ZoomedMeanTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 5", "2, 3, 1", "3, 2, 5", "17, 31, 2", "64, 40, 3", "33, 33, 5"})
    void theErrorOfAnEstimateHasItsBound(int width, int height, int severity) {
        for (var table : SeverityTable.values()) {
            var enlargements = Enlargements.of(ZoomBlur.ZOOMS.at(severity, table), width, height);
            for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 255))) {
                try (var scratch = Scratch.open()) {
                    assertBound(image, enlargements, new ZoomedMean(image, enlargements, scratch));
                }
            }
        }
    }

    private static void assertBound(Image image, Enlargements enlargements, ZoomedMean mean) {
        var units = new double[image.samples().length];
        UnitScale.of(image.samples(), 0, units);
        var sums = units.clone();
        for (var enlargement : enlargements.exact()) {
            var enlarged = enlargement.apply(units);
            for (var i = 0; i < sums.length; i++) {
                sums[i] += enlarged[i];
            }
        }
        var row = new float[image.width() * Image.CHANNELS];
        for (var y = 0; y < image.height(); y++) {
            mean.estimate(y, row);
            for (var i = 0; i < row.length; i++) {
                var expected =
                        255 * sums[y * row.length + i] / (enlargements.exact().size() + 1);
                assertThat((double) row[i]).isCloseTo(expected, within(mean.error()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "17, 31", "40, 9"})
    void singleSamplesAreThoseOfTheRows(int width, int height) {
        var enlargements = Enlargements.of(ZoomBlur.ZOOMS.at(3, SeverityTable.IMAGENET), width, height);
        for (var image : List.of(Images.noise(width, height), Images.constant(width, height, 200))) {
            try (var scratch = Scratch.open()) {
                var mean = new ZoomedMean(image, enlargements, scratch);
                var row = new byte[width * Image.CHANNELS];
                for (var y = 0; y < height; y++) {
                    mean.define(y, row, 0);
                    for (var i = 0; i < row.length; i++) {
                        assertThat(mean.define(y, i)).isEqualTo(row[i]);
                    }
                }
            }
        }
    }

    /** Whatever the sides, so that no image is slow. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "7", "10", "32", "224", "500"})
    void everyEnlargementCanBeEstimated(int side) {
        for (var table : SeverityTable.values()) {
            for (var severity = 1; severity <= 5; severity++) {
                var enlargements = Enlargements.of(ZoomBlur.ZOOMS.at(severity, table), side, side);
                assertThat(enlargements.estimated())
                        .hasSize(enlargements.exact().size() - 1);
            }
        }
    }
}
