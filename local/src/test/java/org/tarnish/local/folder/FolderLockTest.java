package org.tarnish.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.folder.DataFolder;

class FolderLockTest {
    @TempDir
    Path path;

    @Test
    void isHeldByOneAtATimeAndNamesItsHolder() throws IOException {
        var folder = new DataFolder(path);
        try (var held = FolderLock.take(folder)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(FolderInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        FolderLock.take(folder).close();
    }
}
