package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.Scripted;
import org.tarnish.imaging.corruption.SeverityTable;

class ElasticTransformTest {
    private static final int SIDE = 224;

    @Test
    void constantsAreMultiplesOf244() {
        // The three points move left by the whole jitter, up or down by nothing, and the field is 0.
        var next = new int[1];
        var draws = new Scripted(() -> next[0]++ < 6 && next[0] % 2 == 1 ? 0 : 0.5, bound -> 0);

        var levels = Images.levels(new ElasticTransform().apply(ramp(), 1, SeverityTable.IMAGENET, draws));

        // 244 * 0.1 = 24.4 pixels, where 224 would make 22.4; the ramp rises by one level per pixel.
        for (var x = 0; x < SIDE - 26; x++) {
            assertThat(levels[SIDE * 100 + x]).isEqualTo(x + 24);
        }
    }

    @Test
    void theFirstFieldMovesAlongTheRows() {
        // No jitter; the first field is all 3/4, that is 0.5, the second all 0.
        var next = new int[1];
        var draws = new Scripted(
                () -> {
                    var i = next[0]++;
                    return i >= 6 && i < 6 + SIDE * SIDE ? 0.75 : 0.5;
                },
                bound -> 0);

        var levels = Images.levels(new ElasticTransform().apply(ramp(), 5, SeverityTable.IMAGENET, draws));

        // Half of 244 * 0.12 = 29.28 is 14.64 pixels.
        for (var x = 0; x < SIDE - 16; x++) {
            assertThat(levels[SIDE * 100 + x]).isEqualTo(x + 14);
        }
        assertThat(next[0]).isEqualTo(6 + 2 * SIDE * SIDE);
    }

    /** In a flat half samples are in doubt row by row, in a flat image from the beginning: the bytes are the same. */
    @Test
    void flatPartsAreThoseOfFlatImages() {
        var half = Images.noise(SIDE, SIDE).samples().clone();
        Arrays.fill(half, half.length / 2, half.length, (byte) 77);
        var flat = Images.constant(SIDE, SIDE, 77);
        var mixed = at(new Image(SIDE, SIDE, half));
        var expected = at(flat);

        var from = 140 * SIDE * Image.CHANNELS;
        assertThat(Arrays.copyOfRange(mixed, from, mixed.length))
                .isEqualTo(Arrays.copyOfRange(expected, from, mixed.length));
    }

    private static byte[] at(Image image) {
        var random = SeededRandomness.of(3, "flat", 0);
        return new ElasticTransform()
                .apply(image, 3, SeverityTable.IMAGENET, random)
                .samples();
    }

    /** Every row rises from 0 to 223. */
    private static Image ramp() {
        var levels = new int[SIDE * SIDE];
        for (var i = 0; i < levels.length; i++) {
            levels[i] = i % SIDE;
        }
        return Images.gray(SIDE, levels);
    }
}
