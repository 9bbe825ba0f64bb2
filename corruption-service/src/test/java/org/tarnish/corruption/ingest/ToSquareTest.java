package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.ImageSetRequest.Fit;
import org.tarnish.experiment.request.Resize;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Filter;
import org.tarnish.imaging.resize.Resampling;

class ToSquareTest {
    private static final List<Resize> SIZINGS = List.of(
            Resize.COVER,
            Resize.CROP,
            Resize.STRETCH,
            new Resize.Torchvision(0.8, null, Filter.BICUBIC),
            new Resize.Torchvision(null, 11, null));

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 8", "20, 20", "3, 5", "20, 5", "5, 20", "9, 30", "1, 20000"})
    void everyImageBecomesASquare(int width, int height) {
        for (var fit : Fit.values()) {
            var sized = ToSquare.of(fit, Resize.CROP, 8).apply(plain(width, height));
            assertThat(sized.width()).isEqualTo(8);
            assertThat(sized.height()).isEqualTo(8);
        }
    }

    @Test
    void smallImagesAreEnlargedAsNetworksSeeReducedOnes() {
        var small = new Image(2, 2, new byte[] {0, 50, 100, 10, 60, 110, 20, 70, 120, 30, 80, 127});
        assertThat(ToSquare.of(Fit.RESIZE, Resize.CROP, 8).apply(small).samples())
                .isEqualTo(Resampling.bilinear(small, 8, 8).samples());
    }

    @Test
    void paddedImagesStayWhatTheyAreInTheMiddleOfBlack() {
        var padded = ToSquare.of(Fit.PAD, Resize.COVER, 4).apply(plain(2, 1)).samples();
        for (int i = 0; i < padded.length; i++) {
            int x = i / 3 % 4;
            int y = i / 3 / 4;
            assertThat(padded[i]).isEqualTo((byte) (y == 1 && (x == 1 || x == 2) ? 200 : 0));
        }
    }

    @Test
    void imagesOfTheRightSizeStayThemselves() {
        var image = plain(8, 8);
        assertThat(ToSquare.of(Fit.RESIZE, Resize.CROP, 8).apply(image)).isSameAs(image);
        assertThat(ToSquare.of(Fit.PAD, Resize.COVER, 8).apply(image)).isSameAs(image);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "8, 8", "20, 20", "5, 9", "300, 9", "9, 30", "1, 1"})
    void withoutAFitImagesMadeElsewhereAreSizedAsTheDataSetIs(int width, int height) {
        var image = busy(width, height);
        for (var resize : SIZINGS) {
            assertThat(ToSquare.of(null, resize, 8).apply(image))
                    .as("%s", resize)
                    .isEqualTo(ToSquare.of(resize, 8).apply(image));
        }
    }

    @Test
    void largerImagesMadeElsewhereAreSizedAsTheDataSetIsWhateverTheirFit() {
        var image = busy(20, 30);
        for (var resize : SIZINGS) {
            assertThat(ToSquare.of(Fit.RESIZE, resize, 8).apply(image))
                    .isEqualTo(ToSquare.of(resize, 8).apply(image));
        }
    }

    @Test
    void torchvisionsWayHasAShareAShortSideAndAFilter() {
        var image = busy(50, 40);
        assertThat(ToSquare.of(new Resize.Torchvision(null, null, null), 28).apply(image))
                .isEqualTo(Resampling.coverSquare(image, 32, 28, Filter.BILINEAR));
        assertThat(ToSquare.of(new Resize.Torchvision(0.95, null, Filter.BICUBIC), 28)
                        .apply(image))
                .isEqualTo(Resampling.coverSquare(image, 29, 28, Filter.BICUBIC));
        assertThat(ToSquare.of(new Resize.Torchvision(null, 35, null), 28).apply(image))
                .isEqualTo(Resampling.coverSquare(image, 35, 28, Filter.BILINEAR));
    }

    private static Image busy(int width, int height) {
        var samples = new byte[width * height * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i / 3 + i * 31);
        }
        return new Image(width, height, samples);
    }

    private static Image plain(int width, int height) {
        var samples = new byte[width * height * 3];
        Arrays.fill(samples, (byte) 200);
        return new Image(width, height, samples);
    }
}
