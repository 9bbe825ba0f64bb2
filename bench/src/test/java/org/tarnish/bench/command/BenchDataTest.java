package org.tarnish.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.folder.DataFolder;

class BenchDataTest {
    @TempDir
    Path folder;

    @Test
    void aNamedFolderStays() throws IOException {
        try (var data = BenchData.of(new DataFolder(folder))) {
            data.folder().create();
        }
        assertThat(folder.resolve("store")).isDirectory();
    }

    @Test
    void aFolderOfItsOwnEndsWithItAndASecondCloseDoesNothing() throws IOException {
        var data = BenchData.of(null);
        data.folder().create();
        Files.writeString(data.folder().store().resolve("object"), "x");
        data.close();
        assertThat(data.folder().path()).doesNotExist();
        data.close();
    }
}
