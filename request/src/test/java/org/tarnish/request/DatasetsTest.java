package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.machine.network.FetchSettings;

class DatasetsTest {
    @TempDir
    private Path folder;

    @Test
    void aMappingIsReadFromTheMirrorAlone() throws IOException {
        Files.createDirectories(folder.resolve("mirror"));
        Files.writeString(folder.resolve("mirror/pets.tsv"), "source\tclass\nn1\tdog\n");
        Files.writeString(folder.resolve("outside.tsv"), "source\tclass\nn1\tdog\n");
        Files.createSymbolicLink(folder.resolve("mirror/link.tsv"), folder.resolve("outside.tsv"));
        var access = new Datasets(new Resolver(
                Optional.of(Mirror.of(folder.resolve("mirror").toString())),
                new FolderArchiveCache(folder.resolve("archives")),
                folder.resolve("archives"),
                FetchSettings.DEFAULT));
        assertThat(access.classes("pets.tsv").classOf("n1")).contains("dog");
        for (var path : List.of(
                "../outside.tsv", "link.tsv", folder.resolve("outside.tsv").toString())) {
            assertThatThrownBy(() -> access.classes(path))
                    .hasMessageContaining("is not within the mirror of data sets");
        }
        assertThatThrownBy(() -> access.classes("none.tsv"))
                .hasMessage("there is no file 'none.tsv' in the mirror of data sets");
    }
}
