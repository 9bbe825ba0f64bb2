package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.Scripted;
import org.tarnish.imaging.corruption.SeverityTable;

class GlassBlurTest {
    @Test
    void aPixelIsCopiedAndNotSwapped() {
        var pixels = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

        // Distance 1 in 4 x 4: rows and columns 3 and 2, from the last; draws of 0 are -1, of 1 are 0; dx, then dy.
        GlassBlur.scatter(pixels, 4, 4, 1, Scripted.choosing(0, 1, 1, 0, 0, 0, 1, 1));

        // (3,3) takes (2,3) = 14; (2,3) takes (2,2) = 10; (3,2) takes (2,1) = 6; (2,2) takes itself.
        assertThat(pixels).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 6, 12, 13, 10, 14);
    }

    @Test
    void laterPixelsSeeEarlierCopies() {
        var pixels = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

        // (3,3) takes (3,2) = 11, then (2,3) stays, then (3,2) takes (2,1) = 6: (3,3) keeps the former 11.
        GlassBlur.scatter(pixels, 4, 4, 1, Scripted.choosing(1, 0, 1, 1, 0, 0, 1, 1));

        assertThat(pixels).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 6, 12, 13, 14, 11);
    }

    @Test
    void theBorderIsNeverWritten() {
        var side = 32;
        var pixels = new int[side * side];
        for (var i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        GlassBlur.scatter(pixels, side, side, 3, SeededRandomness.of(1, "glass", 0));
        for (var i = 0; i < pixels.length; i++) {
            if (i % side <= 3 || i % side > side - 3 || i / side <= 3 || i / side > side - 3) {
                assertThat(pixels[i]).isEqualTo(i);
            }
        }
    }

    @Test
    void aSmallImageIsOnlyBlurred() {
        var image = Images.noise(8, 8);
        var glass = new GlassBlur().apply(image, 5, SeverityTable.IMAGENET, Scripted.choosing());
        assertThat(glass).isNotEqualTo(image);
    }
}
