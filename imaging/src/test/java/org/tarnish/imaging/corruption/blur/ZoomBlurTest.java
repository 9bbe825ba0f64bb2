package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.corruption.SeverityTable;

class ZoomBlurTest {
    /** How many factors the reference's {@code arange} has, and the last of them. */
    @ParameterizedTest
    @CsvSource({
        "CIFAR, 1, 7, 1.06",
        "CIFAR, 2, 12, 1.11",
        "CIFAR, 3, 16, 1.15",
        "CIFAR, 4, 21, 1.20",
        "CIFAR, 5, 26, 1.25",
        "IMAGENET, 1, 12, 1.11",
        "IMAGENET, 2, 16, 1.15",
        "IMAGENET, 3, 11, 1.20",
        "IMAGENET, 4, 13, 1.24",
        "IMAGENET, 5, 11, 1.30"
    })
    void factorsAreThoseOfTheReference(SeverityTable table, int severity, int count, double last) {
        var zooms = ZoomBlur.ZOOMS.at(severity, table);
        assertThat(zooms.count()).isEqualTo(count);
        assertThat(zooms.factor(0)).isEqualTo(1);
        assertThat(zooms.factor(count - 1)).isCloseTo(last, within(1e-12));
    }
}
