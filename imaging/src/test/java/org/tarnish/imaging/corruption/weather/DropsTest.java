package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The filters that make drops, each on a plane small enough to compute by hand. */
class DropsTest {
    @Test
    void anEdgeLiesWhereTheLevelRisesMost() {
        // A vertical step of 100: columns 2 and 3 have the same gradient of 400, of which the first stays.
        var plane = plane(6, 4, (x, y) -> x < 3 ? 0 : 100);

        var edges = new Edges(plane).between(50, 150);

        // With a border one pixel wide, which is no edge.
        for (var i = 0; i < edges.length; i++) {
            var row = i / 8;
            assertThat(edges[i] == Edges.STRONG).as("place " + i).isEqualTo(i % 8 == 3 && row > 0 && row < 5);
        }
    }

    @Test
    void weakEdgesStayOnlyWhereTheyAreConnectedToStrongOnes() {
        // A step that falls from 100 at the top (gradient 400) to 25 at the bottom (100), and one of 20 (80) apart.
        var plane = plane(12, 16, (x, y) -> x < 3 ? 0 : x < 9 ? 100 - 5 * y : 120 - 5 * y);

        var edges = new Edges(plane).between(50, 150);

        for (var y = 0; y < 16; y++) {
            var row = (y + 1) * 14 + 1;
            assertThat(List.of(edges[row + 2], edges[row + 3]).contains(Edges.STRONG))
                    .as("connected, row " + y)
                    .isTrue();
            assertThat(List.of(edges[row + 8], edges[row + 9]).contains(Edges.STRONG))
                    .as("apart, row " + y)
                    .isFalse();
        }
    }

    @Test
    void distancesAreThoseOfTheChamfer() {
        var marks = new byte[9 * 9];
        marks[4 * 9 + 4] = Edges.STRONG;
        marks[4 * 9 + 6] = Edges.STRONG - 1;

        var distances = ChamferDistance.to(marks, 7, 7, 20);

        assertThat(distances[3][3]).isZero();
        assertThat(distances[3][6]).isEqualTo(3 << ChamferDistance.BITS);
        assertThat(distances[2][2]).isEqualTo(units(1.4));
        assertThat(distances[1][4]).isEqualTo(units(2.1969));
        assertThat(distances[5][1]).isEqualTo(2 * units(1.4));
        // One knight's move, then one step: the way to (3, 1).
        assertThat(distances[4][6]).isEqualTo(units(2.1969) + units(1));
    }

    private static int units(double distance) {
        return (int) Math.rint(distance * (1 << ChamferDistance.BITS));
    }

    @Test
    void distancesAreLimited() {
        var marks = new byte[3 * 62];
        marks[63] = Edges.STRONG;

        assertThat(ChamferDistance.to(marks, 60, 1, 20)[0])
                .startsWith(0, units(1), units(2))
                .endsWith(units(20), units(20));
        for (var row : ChamferDistance.to(new byte[16], 2, 2, 20)) {
            assertThat(row).containsOnly(units(20));
        }
    }

    @Test
    void meansOfDistancesAreTruncatedAndThoseOfLevelsRounded() {
        // The border is reflected without its last value: the row reads 8 0 8 | 0 ... at the left end.
        var means = EightBitPlane.ofMeans(new int[][] {{0, units(8), 0}});
        assertThat(means.rows()[0]).containsExactly(5, 2, 5);
        var column = EightBitPlane.ofMeans(new int[][] {{0}, {units(8)}, {0}, {units(20.999)}});
        assertThat(column.rows()).isDeepEqualTo(new int[][] {{5}, {2}, {9}, {6}});

        var rounded = new EightBitPlane(new int[][] {{0, 8, 0}}).average();
        assertThat(rounded.rows()[0]).containsExactly(5, 3, 5);
        assertThat(new EightBitPlane(new int[][] {{200}}).average().rows()[0]).containsExactly(200);
    }

    @Test
    void meansAreThoseOfDivisions() {
        for (var level = 0; level < 256; level++) {
            var rows = new int[][] {{level, 7, 255}, {0, level, level}};
            // The middle column reads both of the others, the upper row the lower one twice.
            var sum = level + 7 + 255 + 2 * (level + level);
            var distances = new int[][] {rows[0].clone(), rows[1].clone()};
            for (var row : distances) {
                for (var x = 0; x < row.length; x++) {
                    row[x] <<= ChamferDistance.BITS;
                }
            }
            assertThat(EightBitPlane.ofMeans(distances).rows()[0][1]).isEqualTo(sum / 9);
            assertThat(new EightBitPlane(rows).average().rows()[0][1]).isEqualTo(Math.round(sum / 9f));
        }
    }

    @Test
    void embossingIsAsymmetric() {
        var plane = new EightBitPlane(new int[][] {{0, 0, 0}, {0, 10, 0}, {0, 0, 0}}).emboss();

        // The kernel turned by 180 degrees around the middle sample; the corners see it reflected, too.
        assertThat(plane.rows()).isDeepEqualTo(new int[][] {{0, 0, 0}, {0, 10, 0}, {0, 0, 0}});
        var larger = new int[5][5];
        larger[2][2] = 10;
        assertThat(new EightBitPlane(larger).emboss().rows()).isDeepEqualTo(new int[][] {
            {0, 0, 0, 0, 0}, {0, 20, 10, 0, 0}, {0, 10, 10, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}
        });
    }

    @Test
    void equalizedLevelsReachFromZeroTo255() {
        var plane = new EightBitPlane(new int[][] {{7, 7, 9, 9, 200}});

        // Without the lowest level's two samples: 2 of 3 are at most 9, all at most 200.
        assertThat(plane.equalize().rows()[0]).containsExactly(0, 0, 170, 170, 255);
        assertThat(new EightBitPlane(new int[][] {{5, 5}}).equalize().rows()[0]).containsExactly(5, 5);
    }

    private static int[][] plane(int width, int height, Level level) {
        var plane = new int[height][width];
        for (var i = 0; i < width * height; i++) {
            plane[i / width][i % width] = level.at(i % width, i / width);
        }
        return plane;
    }

    private interface Level {
        int at(int x, int y);
    }
}
