package org.tarnish.machine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir
    private Path folder;

    @Test
    void deletesAFolderWithAllThatIsInItAndWhatLinksLeadToStays() throws IOException {
        var kept = Files.writeString(folder.resolve("kept"), "kept");
        var tree =
                Files.createDirectories(folder.resolve("tree/a/b")).getParent().getParent();
        Files.writeString(tree.resolve("a/b/file"), "gone");
        Files.createSymbolicLink(tree.resolve("a/link"), kept);

        FileTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void whatIsNotThereIsDeleted() throws IOException {
        FileTree.delete(folder.resolve("nothing"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTemporaryFolderIsGoneOnceClosed() throws IOException {
        Path own;
        try (var temporary = TemporaryFolder.in(folder.resolve("work"), "train")) {
            own = temporary.path();
            assertThat(own.getFileName().toString()).startsWith("train");
            Files.writeString(own.resolve("file"), "gone");
        }
        assertThat(own).doesNotExist();
        assertThat(own.getParent()).isEmptyDirectory();
    }
}
