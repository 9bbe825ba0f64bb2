package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.Image;

class HsvTest {
    /** Every fifth level, which has both ends. */
    private static final int STEP = 5;

    private static final int LEVELS = 255 / STEP + 1;

    @ParameterizedTest
    @ValueSource(doubles = {.05, .1, .15, .2, .3, .4, .5, 1, 0, -.02, -.3, -1, 1.0 / 255, 0.123456789})
    void lighterColorsAreThoseOfPixelByPixelToTheBit(double lighter) {
        var colors = colors();
        var expected = new byte[colors.samples().length];
        var pixel = new HsvPixel(lighter, 1, 0);
        for (var i = 0; i < expected.length; i += Image.CHANNELS) {
            pixel.change(colors.samples(), i, expected);
        }
        assertThat(Hsv.lightened(colors, lighter).samples()).isEqualTo(expected);
    }

    private static Image colors() {
        var samples = new byte[LEVELS * LEVELS * LEVELS * Image.CHANNELS];
        for (var i = 0; i < samples.length; i += Image.CHANNELS) {
            var color = i / Image.CHANNELS;
            samples[i] = (byte) (color % LEVELS * STEP);
            samples[i + 1] = (byte) (color / LEVELS % LEVELS * STEP);
            samples[i + 2] = (byte) (color / LEVELS / LEVELS * STEP);
        }
        return new Image(LEVELS * LEVELS, LEVELS, samples);
    }
}
