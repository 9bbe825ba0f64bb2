package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.imaging.corruption.weather.FrostTextures;

class FrostLibraryTest {
    private static final String SHIPPED = FrostTextures.synthesized().identity();

    @TempDir
    private Path folder;

    @Test
    void hasTheShippedTexturesWhateverIsSetUp() throws IOException {
        assertThat(FrostLibrary.of(Optional.empty()).named(SHIPPED).identity()).isEqualTo(SHIPPED);
        assertThat(FrostLibrary.of(Optional.of(folder)).named(SHIPPED).identity())
                .isEqualTo(SHIPPED);
        FrostFolder.in(folder);
        assertThat(FrostLibrary.of(Optional.of(folder)).named(SHIPPED).identity())
                .isEqualTo(SHIPPED);
    }

    @Test
    void hasThoseOfItsFolder() throws IOException {
        var library = FrostLibrary.of(Optional.of(FrostFolder.in(folder)));
        var own = FrostFolder.identity(folder);
        assertThat(library.named(own).identity()).isEqualTo(own);
        assertThatThrownBy(() -> library.named("sha256-other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sha256-other")
                .hasMessageContaining("has only " + SHIPPED + " and " + own)
                .hasMessageContaining("TARNISH_FROST");
    }

    @Test
    void aFolderThatIsMissingOrIncompleteIsRefusedAtTheStart() throws IOException {
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> FrostLibrary.of(Optional.of(missing)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(missing + " is not there")
                .hasMessageContaining("TARNISH_FROST");
        Files.delete(FrostFolder.in(folder).resolve("frost3.png"));
        assertThatThrownBy(() -> FrostLibrary.of(Optional.of(folder)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("frost3");
    }
}
