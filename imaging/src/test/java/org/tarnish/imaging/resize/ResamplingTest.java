package org.tarnish.imaging.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.machine.file.Sha256;

class ResamplingTest {
    @Test
    void theAreaAverageOfWholePixelsIsTheirMean() {
        var image = Images.gray(4, 0, 10, 20, 30, 1, 11, 21, 31);

        // (0 + 10 + 1 + 11) / 4 = 5.5, rounded half up.
        assertThat(Images.levels(Resampling.areaAverage(image, 2, 1))).containsExactly(6, 26);
    }

    @Test
    void theAreaAverageCountsPartsOfPixelsByTheirPart() {
        var image = Images.gray(3, 0, 90, 240);

        // Each new pixel covers one old pixel and half of the middle one: 90 / 3 and (45 + 240) / 1.5.
        assertThat(Images.levels(Resampling.areaAverage(image, 2, 1))).containsExactly(30, 190);
    }

    @Test
    void theAreaAverageToOnePixelIsTheMean() {
        var image = Images.noise(37, 41);
        var sum = 0;
        for (var level : Images.levels(image)) {
            sum += level;
        }
        var mean = Math.round(sum / (37.0 * 41));

        assertThat(Resampling.areaAverage(image, 1, 1).sample(0, 0, 0)).isEqualTo((int) mean);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "32, 17", "224, 200", "224, 1"})
    void constantsStayConstant(int side, int newSide) {
        var image = Images.constant(side, side, 201);
        var expected = Images.constant(newSide, newSide, 201);

        assertThat(Resampling.areaAverage(image, newSide, newSide)).isEqualTo(expected);
        assertThat(Resampling.bilinear(expected, side, side)).isEqualTo(image);
        assertThat(Resampling.antialiased(image, newSide, newSide)).isEqualTo(expected);
    }

    @Test
    void bilinearEnlargingKeepsPixelCentersAtHalfCoordinates() {
        var image = Images.gray(2, 0, 100);

        // New centers lie at -0.25, 0.25, 0.75 and 1.25 of the old pixels.
        assertThat(Images.levels(Resampling.bilinear(image, 4, 1))).containsExactly(0, 25, 75, 100);
    }

    @Test
    void bilinearEnlargingWeighsFourNeighbors() {
        var image = Images.gray(2, 0, 100, 200, 40);

        // The middle of 3 x 3 lies between all four: 340 / 4. The middle of the upper edge between the upper two.
        assertThat(Images.levels(Resampling.bilinear(image, 3, 3)))
                .containsExactly(0, 50, 100, 100, 85, 70, 200, 120, 40);
    }

    @Test
    void thePlaceOfAFractionIsExact() {
        var image = Images.gray(3, 0, 90, 240);

        // Five from three: centers at -0.2, 0.4, 1, 1.6, 2.2.
        assertThat(Images.levels(Resampling.bilinear(image, 5, 1))).containsExactly(0, 36, 90, 180, 240);
    }

    @Test
    void anUnchangedSizeGivesTheImageItself() {
        var image = Images.noise(9, 7);

        assertThat(Resampling.areaAverage(image, 9, 7)).isSameAs(image);
        assertThat(Resampling.bilinear(image, 9, 7)).isSameAs(image);
        assertThat(Resampling.antialiased(image, 9, 7)).isSameAs(image);
        assertThat(Resampling.cropped(image, 0, 0, 9, 7)).isSameAs(image);
    }

    /** Checksums of what Pillow 12.3.0 makes of the same images with {@code resize((w, h), BILINEAR)}. */
    @ParameterizedTest
    @CsvSource({
        "50, 40, 20, 16, 8ea5524c88e7493ed63d1703a30e4f23d3f2929ac7bc43e324355b86f0dbda15",
        "7, 5, 3, 4, 88091d380ec9f73e4e0835c8d7a62c05a35d59da83a5b8f2f144f88f6d1ee979",
        "33, 20, 32, 32, ff5488aa50325c66b0146c0e5391eb4275f281c33964172317db8b7f0ee374b2",
        "6, 4, 11, 9, 69e36fcd8d6ea71b828c02ce72c72fb7c2726c6e69bcf98792b643e40c3a0b74",
        "301, 227, 64, 48, df6b5e5e06911b9aa12cb5de3e19eb17b7101b771b83b3419aedc22bfdbc62ab",
        "640, 480, 224, 224, 8a61eba7db84b42e150b15b299f880f7685346ccda08489d892e55d182e41fb1"
    })
    void antialiasedResizingEqualsPillows(int width, int height, int newWidth, int newHeight, String checksum) {
        assertThat(checksum(Resampling.antialiased(pattern(width, height), newWidth, newHeight)))
                .isEqualTo(checksum);
    }

    /** Checksums of Pillow 12.3.0 with torchvision's sizes and offsets. */
    @ParameterizedTest
    @CsvSource({
        "301, 227, 64, f2dffef447cad9f4e285f4312cf791a60231117ac44aa0f0621cdd87d284dc7a",
        "100, 250, 32, 1e4e3829071794804a538535924d580f9e2c7fd93b4f81c4e383960d5c0919bd",
        "33, 20, 32, d23b261dea05da801e0ddc98cfde780d397df2f0ab8b0df9db00a26893dcfd6d"
    })
    void coveringASquareEqualsTorchvisions(int width, int height, int side, String checksum) {
        assertThat(checksum(Resampling.coverSquare(pattern(width, height), side)))
                .isEqualTo(checksum);
    }

    @Test
    void croppingCutsOutTheWindow() {
        var image = Images.gray(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(Images.levels(Resampling.cropped(image, 1, 0, 2, 2))).containsExactly(2, 3, 5, 6);
    }

    @Test
    void impossibleSizesAreRefused() {
        var image = Images.noise(4, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.areaAverage(image, 5, 4))
                .withMessageContaining("1..4 and 1..4, was 5 x 4");
        assertThatIllegalArgumentException().isThrownBy(() -> Resampling.bilinear(image, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Resampling.antialiased(image, 4, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Resampling.coverSquare(image, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.cropped(image, 3, 0, 2, 2))
                .withMessageContaining("was 2 x 2 at 3, 0");
    }

    /** An image that a few lines in any language can make. */
    private static Image pattern(int width, int height) {
        var samples = new byte[width * height * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            var x = i / Image.CHANNELS % width;
            var y = i / Image.CHANNELS / width;
            samples[i] = (byte) (x * x * 7 + y * 13 + x * y * 5 + i % Image.CHANNELS * 91 + (x ^ y) * 31);
        }
        return new Image(width, height, samples);
    }

    private static String checksum(Image image) {
        return Sha256.of(image.samples());
    }
}
