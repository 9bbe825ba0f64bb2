package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFolderTest {
    @TempDir
    private Path root;

    @Test
    void filesAndFilesBelowAreFound() throws IOException {
        var file = Files.writeString(
                Files.createDirectories(root.resolve("weights/deep")).resolve("a.pth"), "abc");

        assertThat(folder().fetch("deep/a.pth", "ba7816bf")).isEqualTo(file.toRealPath());
    }

    @Test
    void nothingOutsideIsFound() throws IOException {
        var secret = Files.writeString(root.resolve("secret"), "abc");
        var weights = Files.createDirectories(root.resolve("weights"));
        Files.createSymbolicLink(weights.resolve("link"), secret);

        for (var path : List.of("../secret", secret.toString(), "link", "missing", "", "a\0b")) {
            assertThatThrownBy(() -> folder().fetch(path, ""))
                    .as("'%s'", path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + path + "'");
        }
    }

    @Test
    void withoutAFolderThereIsNothing() {
        assertThatThrownBy(() -> new WeightsFolder(Optional.empty()).fetch("a.pth", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TARNISH_WEIGHTS");
    }

    private WeightsFolder folder() {
        return new WeightsFolder(Optional.of(root.resolve("weights")));
    }
}
