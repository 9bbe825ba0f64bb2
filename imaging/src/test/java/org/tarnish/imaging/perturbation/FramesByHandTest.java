package org.tarnish.imaging.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.filter.MotionFilter;

/** Frames that can be computed by hand. */
class FramesByHandTest {
    private static List<Image> frames(String name, SeverityTable table, Image image) {
        return Perturbations.named(name).apply(image, 1, table, SeededRandomness.of(0, "unused", 0));
    }

    @Test
    void translationsAreExactShiftsIntoBlack() {
        var image = Images.gray(4, 1, 2, 3, 4, 5, 6, 7, 8);
        var frames = frames("translate", SeverityTable.CIFAR, image);
        assertThat(Images.levels(frames.get(0))).containsOnly(0);
        assertThat(Images.levels(frames.get(5))).containsExactly(3, 4, 0, 0, 7, 8, 0, 0);
        assertThat(frames.get(7)).isEqualTo(image);
        assertThat(Images.levels(frames.get(8))).containsExactly(0, 1, 2, 3, 0, 5, 6, 7);
        assertThat(Images.levels(frames.get(10))).containsExactly(0, 0, 0, 1, 0, 0, 0, 5);
        var longer = frames("translate", SeverityTable.IMAGENET, Images.noise(32, 2));
        assertThat(longer.get(40).sample(20, 1, 2))
                .isEqualTo(Images.noise(32, 2).sample(0, 1, 2));
        assertThat(longer.get(0).sample(0, 1, 2)).isEqualTo(Images.noise(32, 2).sample(20, 1, 2));
    }

    @Test
    void brightnessAddsToTheValueAndStopsAtBlackAndWhite() {
        var image = Images.gray(3, 0, 100, 250);
        // 15 * .015 * 255 = 57.375, and 15 * .02 * 255 = 76.5, each truncated after the addition.
        var cifar = frames("brightness", SeverityTable.CIFAR, image);
        assertThat(Images.levels(cifar.get(0))).containsExactly(0, 42, 192);
        assertThat(Images.levels(cifar.get(30))).containsExactly(57, 157, 255);
        var imagenet = frames("brightness", SeverityTable.IMAGENET, image);
        assertThat(Images.levels(imagenet.get(0))).containsExactly(0, 23, 173);
        assertThat(Images.levels(imagenet.get(30))).containsExactly(76, 176, 255);
    }

    @Test
    void theMiddleFrameOfBrightnessIsTheImageButForTheRoundingOfColors() {
        var image = Images.noise(32, 32);
        var middle = frames("brightness", SeverityTable.IMAGENET, image).get(15);
        for (var i = 0; i < image.samples().length; i++) {
            assertThat((image.samples()[i] & 0xff) - (middle.samples()[i] & 0xff))
                    .as("sample %d", i)
                    .isBetween(0, 1);
        }
    }

    /** The means that NumPy makes in single precision of what Pillow 12.3 enlarges. */
    @Test
    void zoomBlurIsTheRunningMeanOfEnlargements() {
        var image = Images.gray(4, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160);
        var frames = frames("zoom_blur", SeverityTable.CIFAR, image);
        assertThat(frames.get(0)).isEqualTo(image);
        assertThat(Images.levels(frames.get(1)))
                .containsExactly(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 119, 129, 139, 149, 159);
        assertThat(Images.levels(frames.get(30)))
                .containsExactly(15, 24, 33, 43, 52, 62, 71, 81, 90, 100, 110, 118, 128, 137, 147, 156);
        assertThat(frames("zoom_blur", SeverityTable.IMAGENET, image)).isEqualTo(frames);
    }

    @Test
    void motionTurnsUpToZeroDegrees() {
        var image = Images.noise(16, 16);
        var last = new MotionFilter(6, 1.8, 0).apply(image.samples(), 16, 16, Image.CHANNELS);
        assertThat(frames("motion_blur", SeverityTable.CIFAR, image).get(20).samples())
                .isEqualTo(last);
        var first = new MotionFilter(10, 3, -120).apply(image.samples(), 16, 16, Image.CHANNELS);
        assertThat(frames("motion_blur", SeverityTable.IMAGENET, image).get(0).samples())
                .isEqualTo(first);
    }

    @Test
    void gaussianBlurSpreadsADotByItsSigma() {
        var dot = new int[31 * 31];
        dot[15 * 31 + 15] = 255;
        // Sigma .25 + .035 * 30 = 1.3: the middle keeps (1 / sum of exp(-k^2 / 3.38))^2 = .09417 of 255, 24.01.
        var last = Images.levels(frames("gaussian_blur", SeverityTable.IMAGENET, Images.gray(31, dot))
                .get(30));
        assertThat(last[15 * 31 + 15]).isEqualTo(24);
        // Sigma .3 at first: neighbors get exp(-1 / .18) / (1 + 2 exp(-1 / .18)) = .003835 of a row, 255 times that is
        // .97.
        var first = Images.levels(frames("gaussian_blur", SeverityTable.CIFAR, Images.gray(31, dot))
                .get(0));
        assertThat(first[15 * 31 + 15]).isEqualTo(251);
        assertThat(first[15 * 31 + 16]).isZero();
    }
}
