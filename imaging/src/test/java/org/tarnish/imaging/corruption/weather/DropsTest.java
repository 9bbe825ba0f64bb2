package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The filters that make drops, each on a plane small enough to compute by hand. */
class DropsTest {
    @Test
    void anEdgeLiesWhereTheLevelRisesMost() {
        // A vertical step of 100: columns 2 and 3 have the same gradient of 400, of which the first stays.
        var plane = plane(6, 4, (x, y) -> x < 3 ? 0 : 100);

        var edges = new Edges(plane, 6, 4).between(50, 150);

        for (var i = 0; i < edges.length; i++) {
            assertThat(edges[i]).as("pixel " + i).isEqualTo(i % 6 == 2);
        }
    }

    @Test
    void weakEdgesStayOnlyWhereTheyAreConnectedToStrongOnes() {
        // A step that falls from 100 at the top (gradient 400) to 25 at the bottom (100), and one of 20 (80) apart.
        var plane = plane(12, 16, (x, y) -> x < 3 ? 0 : x < 9 ? 100 - 5 * y : 120 - 5 * y);

        var edges = new Edges(plane, 12, 16).between(50, 150);

        for (var y = 0; y < 16; y++) {
            assertThat(edges[y * 12 + 2] || edges[y * 12 + 3])
                    .as("connected, row " + y)
                    .isTrue();
            assertThat(edges[y * 12 + 8] || edges[y * 12 + 9])
                    .as("apart, row " + y)
                    .isFalse();
        }
    }

    @Test
    void distancesAreThoseOfTheChamfer() {
        var marked = new boolean[7 * 7];
        marked[3 * 7 + 3] = true;

        var distances = ChamferDistance.to(marked, 7, 7, 20);

        assertThat(distances[3 * 7 + 3]).isZero();
        assertThat(distances[3 * 7 + 6]).isEqualTo(3);
        assertThat(distances[2 * 7 + 2]).isCloseTo(1.4f, within(1e-5f));
        assertThat(distances[7 + 4]).isCloseTo(2.1969f, within(1e-5f));
        assertThat(distances[5 * 7 + 1]).isCloseTo(2.8f, within(2e-5f));
        // One knight's move, then one step: the way to (3, 1).
        assertThat(distances[4 * 7 + 6]).isCloseTo(3.1969f, within(1e-5f));
    }

    @Test
    void distancesAreLimited() {
        var marked = new boolean[60];
        marked[0] = true;

        assertThat(ChamferDistance.to(marked, 60, 1, 20)).startsWith(0, 1, 2).endsWith(20, 20);
        assertThat(ChamferDistance.to(new boolean[4], 2, 2, 20)).containsOnly(20);
    }

    @Test
    void meansOfDistancesAreTruncatedAndThoseOfLevelsRounded() {
        // The border is reflected without its last value: the row reads 8 0 8 | 0 ... at the left end.
        var means = EightBitPlane.ofMeans(new float[] {0, 8, 0}, 3, 1);
        assertThat(means.samples()).containsExactly(5, 2, 5);

        var rounded = new EightBitPlane(3, 1, new byte[] {0, 8, 0}).means();
        assertThat(rounded.samples()).containsExactly(5, 3, 5);
    }

    @Test
    void embossingIsAsymmetric() {
        var plane = new EightBitPlane(3, 3, new byte[] {0, 0, 0, 0, 10, 0, 0, 0, 0});

        // The kernel turned by 180 degrees around the middle sample; the corners see it reflected, too.
        assertThat(plane.embossed().samples()[4]).isEqualTo((byte) 10);
        assertThat(plane.embossed().samples()[1]).isEqualTo((byte) 0);
        assertThat(plane.embossed().samples()[0]).isEqualTo((byte) 0);
        assertThat(plane.embossed().samples()[8]).isEqualTo((byte) 0);
        assertThat(plane.embossed().samples()[3]).isEqualTo((byte) 0);
        var larger = new byte[25];
        larger[12] = 10;
        assertThat(new EightBitPlane(5, 5, larger).embossed().samples())
                .containsExactly(0, 0, 0, 0, 0, 0, 20, 10, 0, 0, 0, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void equalizedLevelsReachFromZeroTo255() {
        var plane = new EightBitPlane(5, 1, new byte[] {7, 7, 9, 9, (byte) 200});

        // Without the lowest level's two samples: 2 of 3 are at most 9, all at most 200.
        assertThat(plane.equalized().samples()).containsExactly(0, 0, 170, 170, 255);
        assertThat(new EightBitPlane(2, 1, new byte[] {5, 5}).equalized().samples())
                .containsExactly(5, 5);
    }

    private static byte[] plane(int width, int height, Level level) {
        var plane = new byte[width * height];
        for (var i = 0; i < plane.length; i++) {
            plane[i] = (byte) level.at(i % width, i / width);
        }
        return plane;
    }

    private interface Level {
        int at(int x, int y);
    }
}
