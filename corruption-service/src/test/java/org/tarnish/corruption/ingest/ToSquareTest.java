package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.ImageSetRequest.Fit;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Resampling;

class ToSquareTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "8, 8", "20, 20", "3, 5", "20, 5", "5, 20", "9, 30", "1, 20000"})
    void everyImageBecomesASquare(int width, int height) {
        for (var fit : Fit.values()) {
            var sized = ToSquare.of(fit, 8).apply(plain(width, height));
            assertThat(sized.width()).isEqualTo(8);
            assertThat(sized.height()).isEqualTo(8);
        }
    }

    @Test
    void smallImagesAreEnlargedAsNetworksSeeReducedOnes() {
        var small = new Image(2, 2, new byte[] {0, 50, 100, 10, 60, 110, 20, 70, 120, 30, 80, 127});
        assertThat(ToSquare.of(Fit.RESIZE, 8).apply(small).samples())
                .isEqualTo(Resampling.bilinear(small, 8, 8).samples());
    }

    @Test
    void paddedImagesStayWhatTheyAreInTheMiddleOfBlack() {
        var padded = ToSquare.of(Fit.PAD, 4).apply(plain(2, 1)).samples();
        for (int i = 0; i < padded.length; i++) {
            int x = i / 3 % 4;
            int y = i / 3 / 4;
            assertThat(padded[i]).isEqualTo((byte) (y == 1 && (x == 1 || x == 2) ? 200 : 0));
        }
    }

    @Test
    void imagesOfTheRightSizeStayThemselves() {
        var image = plain(8, 8);
        assertThat(ToSquare.of(Fit.RESIZE, 8).apply(image)).isSameAs(image);
        assertThat(ToSquare.of(Fit.PAD, 8).apply(image)).isSameAs(image);
    }

    private static Image plain(int width, int height) {
        var samples = new byte[width * height * 3];
        Arrays.fill(samples, (byte) 200);
        return new Image(width, height, samples);
    }
}
