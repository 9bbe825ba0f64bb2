package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.SeverityTable;

class FrostTest {
    @Test
    void imageAndWindowAreMixed() {
        var texture = Images.gray(3, 0, 40, 80, 120, 160, 200, 240, 250, 255);

        // The first draw below 5 is 4, the row below 2 is 1, the column below 2 is 0: levels 120 and 160.
        var frozen =
                frost(texture).apply(Images.gray(2, 100, 255), 2, SeverityTable.IMAGENET, new Draws(0, 0.9, 0.5, 0));

        // 0.8 * 100 + 0.6 * 120 = 152; 0.8 * 255 + 0.6 * 160 = 300, clipped.
        assertThat(Images.levels(frozen)).containsExactly(152, 255);
    }

    @Test
    void drawsAreTheTextureThenRowThenColumnAndLeaveTheLastPlaceOut() {
        var draws = new Draws(0, 0.5);

        frost(Images.noise(30, 20)).apply(Images.noise(4, 8), 1, SeverityTable.IMAGENET, draws);

        assertThat(draws.bounds()).containsExactly(5, 12, 26);
    }

    @Test
    void theTableForCifarTakesEveryFifthPixelFromTheThirdOn() {
        var levels = new int[10 * 10];
        levels[2 * 10 + 2] = 10;
        levels[2 * 10 + 7] = 20;
        levels[7 * 10 + 2] = 30;
        levels[7 * 10 + 7] = 40;
        var draws = new Draws(0, 0);

        var frozen = frost(Images.gray(10, levels)).apply(Images.constant(1, 1, 0), 5, SeverityTable.CIFAR, draws);

        // 0.45 * 10 = 4.5. The reduced texture is 2 x 2, of which a window of one pixel has one place.
        assertThat(Images.levels(frozen)).containsExactly(4);
        assertThat(draws.bounds()).containsExactly(5, 1, 1);
    }

    @Test
    void aTextureThatIsTooSmallIsContinuedByReflection() {
        var texture = Images.gray(2, 100, 200);
        var draws = new Draws(0, 0);

        var frozen = frost(texture).apply(Images.gray(5, 0, 0, 0, 0, 0), 1, SeverityTable.IMAGENET, draws);

        // 0.4 times 100, 200 | 200, 100 | 100.
        assertThat(Images.levels(frozen)).containsExactly(40, 80, 80, 40, 40);
        assertThat(draws.bounds()).containsExactly(5, 1, 2);
    }

    @Test
    void aSixthTextureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrostTextures.of(Collections.nCopies(6, Images.noise(4, 4))))
                .withMessageContaining("exactly 5 textures, was 6")
                .withMessageContaining("never frost6.jpg");
    }

    private static Frost frost(Image texture) {
        return new Frost(FrostTextures.of(Collections.nCopies(5, texture)));
    }
}
