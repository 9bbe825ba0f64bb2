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

    /** Checksums of what Pillow makes of the same images with {@code resize((w, h), filter)}, by resized.py. */
    @ParameterizedTest
    @CsvSource({
        "50, 40, 20, 16, BILINEAR, 8ea5524c88e7493ed63d1703a30e4f23d3f2929ac7bc43e324355b86f0dbda15",
        "50, 40, 20, 16, BICUBIC, f1a5d4967580ce652ecf72351925fe84c28a4263dd76071144e9a4b79ee25467",
        "7, 5, 3, 4, BILINEAR, 88091d380ec9f73e4e0835c8d7a62c05a35d59da83a5b8f2f144f88f6d1ee979",
        "7, 5, 3, 4, BICUBIC, 4a114569788f03b595b4d1a512e2c89ee62b71a8005de82f308cac1bd07fc958",
        "33, 20, 32, 32, BILINEAR, ff5488aa50325c66b0146c0e5391eb4275f281c33964172317db8b7f0ee374b2",
        "33, 20, 32, 32, BICUBIC, 19e9c800ba6b1b3757a74279ecc69500b3009fc801d8de9c0bb07477bd4678b7",
        "6, 4, 11, 9, BILINEAR, 69e36fcd8d6ea71b828c02ce72c72fb7c2726c6e69bcf98792b643e40c3a0b74",
        "6, 4, 11, 9, BICUBIC, a9da107e9b6fc676e227780b31e4a6112e2f47c2d2f23aa48c1be21812cdc2ca",
        "301, 227, 64, 48, BILINEAR, df6b5e5e06911b9aa12cb5de3e19eb17b7101b771b83b3419aedc22bfdbc62ab",
        "301, 227, 64, 48, BICUBIC, 8680504c6c6aae85e9db170d26d037224d23812f967353fcea836dfac30397bf",
        "1, 1, 5, 3, BILINEAR, 92e0af263f8e03e71375d66e0c81af372e23ef0c61fb6e91471f2f94027d0fb2",
        "1, 1, 5, 3, BICUBIC, 92e0af263f8e03e71375d66e0c81af372e23ef0c61fb6e91471f2f94027d0fb2",
        "1, 9, 4, 9, BILINEAR, fca68d3f6d5132598bf4198f72387ff73682d09f5e13792ec762cd7dd12eb545",
        "1, 9, 4, 9, BICUBIC, fca68d3f6d5132598bf4198f72387ff73682d09f5e13792ec762cd7dd12eb545",
        "9, 1, 9, 4, BILINEAR, 8490a4c267d8d91f05f02323ae894d2fba2b1f212ce4700af1c33adb84fda382",
        "9, 1, 9, 4, BICUBIC, 8490a4c267d8d91f05f02323ae894d2fba2b1f212ce4700af1c33adb84fda382",
        "40, 3, 3, 40, BILINEAR, 60617c1d799ecd3faaccb612176b6554f3f117a1f2cda954c1641622f15c06de",
        "40, 3, 3, 40, BICUBIC, b0dd393ccbe8dd319f28698df7f04f686c8eb81cf946fcda70d9d8fb9a2a3df6",
        "640, 480, 224, 224, BILINEAR, 8a61eba7db84b42e150b15b299f880f7685346ccda08489d892e55d182e41fb1",
        "640, 480, 224, 224, BICUBIC, 0a3a7d05b01d9da23b29399b54f236f2d5dd3ec2f981ac726540ac6476396907"
    })
    void antialiasedResizingEqualsPillows(
            int width, int height, int newWidth, int newHeight, Filter filter, String checksum) {
        assertThat(checksum(Resampling.antialiased(pattern(width, height), newWidth, newHeight, filter)))
                .isEqualTo(checksum);
    }

    /** Checksums of torchvision's {@code Resize(shortSide, filter)} and {@code CenterCrop(side)}, by resized.py. */
    @ParameterizedTest
    @CsvSource({
        "40, 600, 40, 36, BILINEAR, a9bd1a54056cdf0bd29e9d662faf1ffaa6d5c8bd9947f3abb04af264e4489b87",
        "40, 600, 40, 36, BICUBIC, a9bd1a54056cdf0bd29e9d662faf1ffaa6d5c8bd9947f3abb04af264e4489b87",
        "41, 300, 30, 28, BILINEAR, 6dd883f193e65080e5dd2339c6a7fe28f2145b7e0aa2c9d9c9adab4a79a5cab0",
        "41, 300, 30, 28, BICUBIC, e382623fca30b5a9bbf40360787c01761df5255b77025ffb7b8967e21e4cd59d",
        "600, 40, 20, 20, BILINEAR, 42bc07e4db308618cf0ffb61c90cab45655ad17ff7bcd1c33a45b0ded0beb4cf",
        "600, 40, 20, 20, BICUBIC, dbc0a3beb9dd98006253b32c7b9dd018721c8cf555470672762caf6349ccaf41",
        "301, 227, 64, 56, BILINEAR, ef139c9ad2dc1a7054c8271751b7f808401f4c2514a003f039cee4519d8ad0eb",
        "301, 227, 64, 56, BICUBIC, 231c09272b3d556178a291192ad330fdaad8beddd94bcd9bdb7db04ee13ce9a8",
        "100, 250, 36, 32, BILINEAR, 874c74cfeefa93bbbf40e02912a253e1c132460ec87163c51d4b06d978e9b03f",
        "100, 250, 36, 32, BICUBIC, ca88ecb663bf767b515f303c4147999bd2778f871e899627c42243e715885a2a",
        "33, 20, 37, 32, BILINEAR, 4fac65961dfd0959bd7b98efe1057c3b0316ba71183ab5d6fce9869574d73683",
        "33, 20, 37, 32, BICUBIC, 2d0a834790eb62a647cc4a5a7f839c04514e225e71182c36ce2cbb3b6be73f2b",
        "500, 375, 256, 224, BILINEAR, 262379eed5a583022cb0e51ecb71c71c35d6b0ae62f1ab2f3d475646e43d5499",
        "500, 375, 256, 224, BICUBIC, bafab41b18c23bbd648a6423ecce1381c6629f71ce397ac3023f5289dea4f850",
        "375, 500, 235, 224, BILINEAR, 8b514100d253dc6dc7dc6d7cb53fc965f27581bf76111428f6fa2ea9a80734f6",
        "375, 500, 235, 224, BICUBIC, a25e9f29af468715130594a39e1e5c3928be1a1ccd4ad08043e37c531f3c9684",
        "224, 224, 256, 224, BILINEAR, 89345f0b4fc5245849f318deb7815d12f94b05378eea5b0f684cf82105a4d344",
        "224, 224, 256, 224, BICUBIC, e355d174e760a02be8699e827e05459000e7a82d9f53748cee96164284433bc5",
        "224, 224, 224, 224, BILINEAR, f714628603f07c63fa028323c4e784d26fb41acc561a1a5853e77d3fd3da4e4e",
        "224, 224, 224, 224, BICUBIC, f714628603f07c63fa028323c4e784d26fb41acc561a1a5853e77d3fd3da4e4e",
        "256, 256, 256, 224, BILINEAR, 41a3a909a4defc7dd54b84d08fd7b40e66582cb9e38de8680a6508532c2cb826",
        "256, 256, 256, 224, BICUBIC, 41a3a909a4defc7dd54b84d08fd7b40e66582cb9e38de8680a6508532c2cb826",
        "257, 300, 257, 224, BILINEAR, 6c8999e22b709bc0c37aea6cc17b0f94b4cfeb8129b5d7b5f91212e8327defe1",
        "257, 300, 257, 224, BICUBIC, 6c8999e22b709bc0c37aea6cc17b0f94b4cfeb8129b5d7b5f91212e8327defe1",
        "31, 32, 256, 224, BILINEAR, a5cedc92b4bb8fc2803696fdff6bd7895cbb8f1cca7d0e23d575faf3cb34f56e",
        "31, 32, 256, 224, BICUBIC, 374899d0cdd1f24c8c9c01f2d7e2745352e36f29ed9e5e20d8d0fc7cb32f1d9b",
        "1, 1, 9, 8, BILINEAR, e8eaaf73e75683bba87fe530fe261c0337627efef2b0011401e0a4e8f8c83163",
        "1, 1, 9, 8, BICUBIC, e8eaaf73e75683bba87fe530fe261c0337627efef2b0011401e0a4e8f8c83163",
        "1, 60, 10, 8, BILINEAR, 327276578cccbd1456d94ed98991c04c24d34de112c16d12268ef8c963a42b84",
        "1, 60, 10, 8, BICUBIC, 817a0f6111c1d96052a140f7c918a0201d7aa1e302f01e727f3633f98da2c877",
        "60, 1, 10, 8, BILINEAR, 718608828a2de944e43f227e2407b337c37753a28aa875714da6a3a59dad87bd",
        "60, 1, 10, 8, BICUBIC, 27882708e1fd214d2a0a1c91f73784381bb38dadac557f4f6763ad56666f3894",
        "3, 200, 9, 8, BILINEAR, 03511b74f111eea72598cec8f501a9a733bf830087d1582ff2301bafe83277fe",
        "3, 200, 9, 8, BICUBIC, 23f459c18bf3bd76f852b576a21fb720d1d222765625249350dd8ca0b4675678",
        "299, 300, 232, 224, BILINEAR, 74e9611d6a85337a642c6582b92fe06ebe91e388c08b9cdded6ff62cee629b61",
        "299, 300, 232, 224, BICUBIC, af0fede26d33082c1074063bb2a5f1c493cf14d283824217484255cc3e40d7e0",
        "298, 257, 257, 224, BILINEAR, 00d88dd3eabd196d50a249faee3e6901d5e11fffd87c85ed993343e9eec5b728",
        "298, 257, 257, 224, BICUBIC, 00d88dd3eabd196d50a249faee3e6901d5e11fffd87c85ed993343e9eec5b728"
    })
    void coveringASquareEqualsTorchvisions(
            int width, int height, int shortSide, int side, Filter filter, String checksum) {
        assertThat(checksum(Resampling.coverSquare(pattern(width, height), shortSide, side, filter)))
                .isEqualTo(checksum);
    }

    @Test
    void aSquareOfANarrowImageTakesNoMemoryForTheRest() {
        // As a whole the larger image would have 10,240 x 204,800,000 pixels.
        var narrow = Images.constant(1, 20_000, 7);

        assertThat(Resampling.coverSquare(narrow, 10_240, 8, Filter.BICUBIC)).isEqualTo(Images.constant(8, 8, 7));
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
                .isThrownBy(() -> Resampling.coverSquare(image, 3, 4, Filter.BILINEAR))
                .withMessageContaining("1..3, the length of the shorter side, was 4");
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
