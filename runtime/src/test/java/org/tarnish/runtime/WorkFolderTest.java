package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path work;

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (var other : others) {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessHasItsFolderUntilItEnds() throws IOException {
        try (var folder = WorkFolder.in(work)) {
            assertThat(folder.path())
                    .isEmptyDirectory()
                    .hasParent(work.resolve("scratch"))
                    .satisfies(path -> assertThat(path.getFileName().toString())
                            .startsWith(ProcessHandle.current().pid() + "-"));
            Files.writeString(
                    Files.createDirectories(folder.path().resolve("ingest1/sub"))
                            .resolve("a.raw"),
                    "abc");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtTheNextStart() throws IOException, InterruptedException {
        var other = start();
        var left = other.folder();
        assertThat(left.resolve("train1/model.bin")).exists();
        other.kill();
        assertThat(left.resolve("train1/model.bin"))
                .as("nobody was there to remove it")
                .exists();

        try (var folder = WorkFolder.in(work)) {
            assertThat(left).doesNotExist();
            assertThat(names()).containsExactly(folder.path().getFileName().toString());
        }
    }

    @Test
    void whatALivingProcessHasStays() throws IOException, InterruptedException {
        var other = start();
        try (var folder = WorkFolder.in(work)) {
            assertThat(other.folder().resolve("train1/model.bin")).exists();
            assertThat(folder.path()).isNotEqualTo(other.folder());
        }
        assertThat(other.folder().resolve("train1/model.bin")).exists();
    }

    @Test
    void aLinkInALeftFolderIsRemovedAndNotFollowed() throws IOException, InterruptedException {
        var kept = Files.writeString(
                Files.createDirectory(work.resolve("elsewhere")).resolve("kept"), "abc");
        var other = start();
        Files.createSymbolicLink(other.folder().resolve("link"), kept.getParent());
        other.kill();
        WorkFolder.in(work).close();
        assertThat(names()).isEmpty();
        assertThat(kept).exists();
    }

    @Test
    void twoFoldersOfOneProcessAreTwo() throws IOException {
        try (var first = WorkFolder.in(work);
                var second = WorkFolder.in(work)) {
            Files.writeString(first.path().resolve("a"), "abc");
            assertThat(second.path()).isEmptyDirectory().isNotEqualTo(first.path());
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderOfOneProcessKeepsItsLockWhileAnotherOfItCloses() throws IOException, InterruptedException {
        try (var first = WorkFolder.in(work)) {
            WorkFolder.in(work).close();
            start();
            assertThat(first.path())
                    .as("the other process looked for abandoned folders")
                    .exists();
        }
    }

    @Test
    void aPlaceThatIsNoFolderIsNamed() throws IOException {
        var file = Files.writeString(work.resolve("file"), "abc");
        assertThatThrownBy(() -> WorkFolder.in(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot make a folder for temporary files in " + file + "; set TARNISH_WORK");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(work.resolve("scratch"))) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private Other start() throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        others.add(process);
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new Other(process, Path.of(line));
    }

    private record Other(Process process, Path folder) {
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    /** A process that has a folder with a file in it, says where, and never ends by itself. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            var folder = WorkFolder.in(Path.of(arguments[0])).path();
            Files.writeString(Files.createDirectory(folder.resolve("train1")).resolve("model.bin"), "abc");
            System.out.println(folder);
            while (System.in.read() >= 0) {
                // Ends with its parent, if that dies before it could kill it.
            }
        }
    }
}
