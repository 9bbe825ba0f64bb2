package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.corruption.weather.FrostTextures;

class FrostFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Files.write(folder.resolve("frost" + i + ".png"), Pictures.png(i));
        }
        Files.write(folder.resolve("frost4.jpg"), Pictures.encode(Pictures.busy(20, 10), "jpeg"));
        Files.write(folder.resolve("frost5.jpeg"), Pictures.encode(Pictures.busy(10, 20), "jpeg"));
    }

    @Test
    void fiveFilesAreTexturesWithAnIdentityOfTheirOwn() throws IOException {
        var identity = FrostFiles.read(folder).identity();
        assertThat(identity)
                .startsWith("sha256-")
                .isNotEqualTo(FrostTextures.synthesized().identity());
        assertThat(FrostFiles.read(folder).identity()).isEqualTo(identity);
        Files.write(folder.resolve("frost2.png"), Pictures.png(77));
        assertThat(FrostFiles.read(folder).identity()).isNotEqualTo(identity);
    }

    @Test
    void aMissingOrBrokenTextureIsNamed() throws IOException {
        Files.write(folder.resolve("frost4.jpg"), new byte[0]);
        assertThatThrownBy(() -> FrostFiles.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("frost4.jpg is empty");
        Files.delete(folder.resolve("frost3.png"));
        assertThatThrownBy(() -> FrostFiles.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("there is no frost texture " + folder.resolve("frost3"));
    }
}
