package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;

class PngDecoderTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 256", "7, 5, 256", "32, 32, 2", "64, 64, 40", "224, 3, 256"})
    void readsWhatTheEncoderWrites(int width, int height, int levels) {
        var random = new Random(width);
        var samples = new byte[width * height * 3];
        for (int i = 0; i < samples.length; i++) {
            // Smooth with noise, so that rows get different filters.
            samples[i] = (byte) (i / 3 % width + random.nextInt(levels));
        }
        var decoded = PngDecoder.decode(new PngEncoder().encode(new Image(width, height, samples)), 224);
        assertThat(decoded.width()).isEqualTo(width);
        assertThat(decoded.height()).isEqualTo(height);
        assertThat(decoded.samples()).isEqualTo(samples);
    }

    @Test
    void refusesImagesThatAreTooLarge() {
        var png = new PngEncoder().encode(new Image(9, 3, new byte[81]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PngDecoder.decode(png, 8))
                .withMessage("the PNG cannot be read: it is 9 x 3 pixels; allowed are sides in 1..8");
    }

    @Test
    void refusesEveryFileWithADifferentByteOrWithoutItsEnd() {
        var png = new PngEncoder().encode(new Image(4, 4, new byte[48]));
        // What follows the pixels, the empty last chunk, is not looked at.
        for (int i = 0; i < png.length - 12; i++) {
            var changed = png.clone();
            changed[i] ^= 1;
            assertThatIllegalArgumentException()
                    .as("byte %d", i)
                    .isThrownBy(() -> PngDecoder.decode(changed, 8))
                    .withMessageStartingWith("the PNG cannot be read: ");
            var cut = Arrays.copyOf(png, i);
            assertThatIllegalArgumentException().isThrownBy(() -> PngDecoder.decode(cut, 8));
        }
    }
}
