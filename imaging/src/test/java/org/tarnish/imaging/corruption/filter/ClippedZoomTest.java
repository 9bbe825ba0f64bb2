package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClippedZoomTest {
    @Test
    void theFactorOneLeavesThePictureAsItIs() {
        var picture = new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertThat(new ClippedZoom(2, 2, 3, 1).apply(picture)).isEqualTo(picture);
    }

    @Test
    void cornersMeetCornersBeforeTheMiddleIsCut() {
        var row = new double[] {0, 10, 20, 30, 40, 50};

        // ceil(6 / 1.6) = 4 samples from (6 - 4) / 2 = 1 on become round(6.4) = 6, three steps over five.
        assertThat(new ClippedZoom(6, 1, 1, 1.6).apply(row))
                .containsExactly(new double[] {10, 16, 22, 28, 34, 40}, within(1e-12));
        // ceil(6 / 2.5) = 3 from 1 on become round(7.5) = 8, of which (8 - 6) / 2 = 1 is cut on the left: from 2/7 on.
        assertThat(new ClippedZoom(6, 1, 1, 2.5).apply(row))
                .containsExactly(
                        new double[] {
                            10 + 20 / 7.0, 10 + 40 / 7.0, 10 + 60 / 7.0, 10 + 80 / 7.0, 10 + 100 / 7.0, 30 - 20 / 7.0
                        },
                        within(1e-12));
    }

    @Test
    void rowsAreAddedInSinglePrecision() {
        var picture = new double[] {0.1, 0.2, 0.3, 0.7, 0.8, 0.9};
        var zoom = new ClippedZoom(2, 1, 3, 1);
        var sums = new float[] {1, 1, 1, 1, 1, 1};

        zoom.addRow(new double[][] {picture}, 0, zoom.scratch(), sums);

        assertThat(sums).containsExactly(1.1f, 1.2f, 1.3f, 1.7f, 1.8f, 1.9f);
    }

    @Test
    void onlyEnlargingIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClippedZoom(2, 2, 3, 0.5))
                .withMessage("a picture is enlarged by a factor of at least 1, was 0.5");
    }
}
