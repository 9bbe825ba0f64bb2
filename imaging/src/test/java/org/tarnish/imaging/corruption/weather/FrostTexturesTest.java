package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;

class FrostTexturesTest {
    /** Results name the version; with other bytes they would not be what it says. */
    @Test
    void theBytesOfAVersionNeverChange() {
        var checksum = new CRC32();
        for (var index = 0; index < FrostTextures.COUNT; index++) {
            checksum.update(FrostTextures.synthesized().texture(index).samples());
        }

        assertThat(FrostTextures.synthesized().identity()).isEqualTo("synthesized-v1");
        assertThat(Long.toHexString(checksum.getValue())).isEqualTo("8f2240b");
    }

    @Test
    void texturesAreLargeBluishAndAboutAsBrightAsTheOriginals() {
        // Mean over all channels and deviation of the green channel of frost1 to frost5, measured.
        var means = new double[] {130.8, 206.9, 206.9, 151.9, 123.5};
        var deviations = new double[] {16.5, 22.1, 22.1, 28.5, 43.3};
        for (var index = 0; index < FrostTextures.COUNT; index++) {
            var texture = FrostTextures.synthesized().texture(index);
            assertThat(texture.width()).isBetween(500, 900);
            assertThat(texture.height()).isBetween(300, 600);
            var red = moments(texture, 0);
            var green = moments(texture, 1);
            var blue = moments(texture, 2);
            assertThat(blue[0]).isGreaterThan(red[0]);
            assertThat((red[0] + green[0] + blue[0]) / 3).isCloseTo(means[index], within(5.0));
            assertThat(green[1]).isCloseTo(deviations[index], within(3.0));
        }
    }

    @Test
    void theIdentityTellsTexturesApart() {
        var some = FrostTextures.of(Collections.nCopies(5, Images.noise(4, 6))).identity();
        var same = FrostTextures.of(Collections.nCopies(5, Images.noise(4, 6))).identity();
        var turned = FrostTextures.of(Collections.nCopies(
                        5, new Image(6, 4, Images.noise(4, 6).samples())))
                .identity();

        assertThat(some).isEqualTo(same).isNotEqualTo(turned).matches("sha256-[0-9a-f]{64}");
    }

    private static double[] moments(Image image, int channel) {
        var sum = 0.0;
        var squares = 0.0;
        var count = image.width() * image.height();
        for (var i = channel; i < image.samples().length; i += Image.CHANNELS) {
            var level = image.samples()[i] & 0xff;
            sum += level;
            squares += (double) level * level;
        }
        return new double[] {sum / count, Math.sqrt(squares / count - sum / count * sum / count)};
    }
}
