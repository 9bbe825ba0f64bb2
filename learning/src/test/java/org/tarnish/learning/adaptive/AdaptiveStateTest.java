package org.tarnish.learning.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.imaging.reduction.Reductions;

class AdaptiveStateTest {
    private static final Reduction CROP = Reductions.named("crop");

    @TempDir
    private Path folder;

    @Test
    void beginsAtFullQuality() {
        var state = AdaptiveState.full(3, 224, CROP, 0.25);

        assertThat(state.count()).isEqualTo(3);
        assertThat(state.of(2)).isEqualTo(ReductionParameters.full(224));
        assertThat(state.length(2)).isZero();
    }

    @Test
    void replaysTheMovesOfEachImage() {
        var state = moved();

        // 224 - 56 = 168 at the top right, then 112 in the middle of that.
        assertThat(state.of(0)).isEqualTo(new ReductionParameters(1, 1, 56 + 28, 28, 112));
        assertThat(state.of(1)).isEqualTo(ReductionParameters.full(224));
        assertThat(state.of(2)).isEqualTo(new ReductionParameters(1, 1, 0, 0, 168));
        assertThat(state.before(0)).isEqualTo(new ReductionParameters(1, 1, 56, 0, 168));
    }

    @Test
    void undoingTakesTheLastMoveOff() {
        var steps = new Steps(3);
        steps.undo(0);
        steps.lower(1, 3);

        var state = moved().after(steps);

        assertThat(state.of(0)).isEqualTo(new ReductionParameters(1, 1, 56, 0, 168));
        assertThat(state.of(1)).isEqualTo(new ReductionParameters(1, 1, 56, 56, 168));
        assertThat(state.of(2)).isEqualTo(new ReductionParameters(1, 1, 0, 0, 168));
    }

    @Test
    void comesBackFromItsFile() throws IOException {
        var file = folder.resolve("state");
        moved().write(file);

        var read = AdaptiveState.read(file, 3, 224, CROP, 0.25);

        for (int image = 0; image < 3; image++) {
            assertThat(read.of(image)).isEqualTo(moved().of(image));
        }
        var again = folder.resolve("again");
        read.write(again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void aFileOfOtherImagesOrAnotherReductionIsRefused() throws IOException {
        var file = folder.resolve("state");
        moved().write(file);

        assertThatThrownBy(() -> AdaptiveState.read(file, 4, 224, CROP, 0.25))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4 images of side 224, crop in steps of 0.25")
                .hasMessageContaining("3 images of side 224, crop in steps of 0.25");
        assertThatThrownBy(() -> AdaptiveState.read(file, 3, 32, CROP, 0.25)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AdaptiveState.read(file, 3, 224, CROP, 0.5)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AdaptiveState.read(file, 3, 224, Reductions.named("color"), 0.25))
                .isInstanceOf(IOException.class);
    }

    @Test
    void everyDamageToAFileIsSeen() throws IOException {
        var file = folder.resolve("state");
        moved().write(file);
        var bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            var flipped = bytes.clone();
            flipped[i] ^= 0x10;
            refused(flipped);
            refused(Arrays.copyOf(bytes, i));
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatThrownBy(() -> AdaptiveState.read(folder.resolve("none"), 3, 224, CROP, 0.25))
                .isInstanceOf(NoSuchFileException.class);
    }

    private void refused(byte[] content) throws IOException {
        var file = folder.resolve("damaged");
        Files.write(file, content);
        assertThatThrownBy(() -> AdaptiveState.read(file, 3, 224, CROP, 0.25)).isInstanceOf(IOException.class);
    }

    /** The first image went to the top right and then to the middle, the third to the top left. */
    private static AdaptiveState moved() {
        var first = new Steps(3);
        first.lower(0, 1);
        first.lower(2, 0);
        var second = new Steps(3);
        second.lower(0, 4);
        return AdaptiveState.full(3, 224, CROP, 0.25).after(first).after(second);
    }
}
