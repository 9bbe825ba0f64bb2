package org.tarnish.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void isPutAsideOnceItHasMoreThanTenMegabytes() throws IOException {
        var log = new LogFile(folder.resolve("a.log"));
        Files.write(log.path(), new byte[10 * 1024 * 1024]);
        log.rotate();
        assertThat(log.path()).exists();
        Files.write(log.path(), new byte[10 * 1024 * 1024 + 1]);
        log.rotate();
        assertThat(log.path()).doesNotExist();
        assertThat(folder.resolve("a.log.1")).exists();
    }

    @Test
    void showsItsLastLines() throws IOException {
        var log = new LogFile(folder.resolve("a.log"));
        assertThat(log.tail(2)).isEmpty();
        Files.writeString(log.path(), "one\ntwo\nthree\n");
        assertThat(log.tail(2)).containsExactly("two", "three");
    }
}
