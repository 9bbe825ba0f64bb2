package org.tarnish.imaging.entropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.format.PngEncoder;

class EntropyTest {
    @Test
    void entropyIsTheSizeOfThePng() {
        var entropy = new Entropy();
        for (var side : new int[] {1, 8, 32, 100}) {
            var image = Images.photo(side, side);
            assertThat(entropy.bytes(image)).isEqualTo(new PngEncoder().encode(image).length);
        }
    }

    /** Published entropy ratios must be reproducible for ever: these sizes must not change with the code or JDK. */
    @Test
    void entropiesNeverChange() {
        var entropy = new Entropy();
        assertThat(entropy.bytes(Images.constant(32, 32, 128))).isEqualTo(103);
        assertThat(entropy.bytes(Images.photo(32, 32))).isEqualTo(2_048);
        assertThat(entropy.bytes(Images.photo(224, 224))).isEqualTo(84_617);
        assertThat(entropy.bytes(Images.noise(32, 32))).isEqualTo(3_172);
    }

    @Test
    void theRatioIsReducedOverOriginal() {
        assertThat(Entropy.ratio(250, 1000)).isEqualTo(0.25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entropy.ratio(1, 0))
                .withMessageContaining("0 (original)");
    }
}
