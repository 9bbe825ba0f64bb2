package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.machine.network.FetchSettings;

/** DatasetSources that are there and are no data: none of them may be waited for. */
class StrangePlacesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path temp;

    private Path pets;

    @BeforeEach
    void makePets() throws IOException {
        pets = Archives.folder(
                temp.resolve("pets"), Map.of("cat/1.png", Pictures.png(1), "dog/1.png", Pictures.png(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dev/zero", "/dev/null", "/dev/tty", "/dev/random", "/proc/kmsg", "/proc/self/environ", "/proc"
            })
    void aDeviceOrAFileOfTheKernelIsRefused(String place) {
        assumeTrue(Files.exists(Path.of(place)), () -> "skipped: this system has no " + place);
        assertRefused(new Location.AtPath(place), "'" + place + "' is ");
        assertRefused(new Location.AtUrl(Path.of(place).toUri(), Optional.of("0".repeat(64))), "'" + place + "' is ");
    }

    @Test
    void aPipeIsRefused() throws IOException {
        var pipe = pipe(temp.resolve("pipe"));
        assertRefused(new Location.AtPath(pipe.toString()), "'" + pipe + "' is a pipe, and only regular files and");
        assertRefused(new Location.AtUrl(pipe.toUri(), Optional.empty()), "'" + pipe + "' is a pipe");
        var link = Files.createSymbolicLink(temp.resolve("link"), pipe);
        assertRefused(new Location.AtPath(link.toString()), "'" + link + "' is a pipe");
    }

    @Test
    void aPipeInTheMirrorIsRefused() throws IOException {
        var pipe = pipe(temp.resolve("flowers"));
        assertRefused(new Location.Named("flowers"), "'" + pipe + "' is a pipe");
    }

    @Test
    void aFolderWithAPipeIsRefused() throws IOException {
        var pipe = pipe(pets.resolve("dog/2.png"));
        assertFolderRefused("'" + pipe + "' is a pipe");
    }

    @Test
    void aFolderWithASocketIsRefused() throws IOException {
        var address = pets.resolve("s");
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(address));
            assertFolderRefused("'" + address + "' is a socket");
        }
    }

    @Test
    void aFolderWithALinkToADeviceIsRefused() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: this system has no /dev/zero");
        var link = Files.createSymbolicLink(pets.resolve("dog/2.png"), Path.of("/dev/zero"));
        assertFolderRefused("'" + link + "' is a device");
    }

    @Test
    void aFolderWithALinkIntoTheKernelIsRefused() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self")), "skipped: this system has no /proc");
        var link = Files.createSymbolicLink(pets.resolve("self"), Path.of("/proc/self"));
        assertFolderRefused("'" + link + "' is made up by the system");
    }

    @Test
    void aCircleOfLinksEnds() throws IOException {
        Files.createSymbolicLink(temp.resolve("a"), temp.resolve("b"));
        Files.createSymbolicLink(temp.resolve("b"), temp.resolve("a"));
        assertRefused(new Location.AtPath("a"), "there is no data set at path 'a'");
        Files.createSymbolicLink(pets.resolve("cat/again"), pets);
        assertFolderRefused("the folder " + pets + " cannot be read");
    }

    @Test
    void aFileThatBecomesAPipeIsRefusedWhenItIsRead() throws IOException {
        var archive = Archives.tarGz(temp.resolve("pets.tar.gz"), Map.of("cat/1.png", Pictures.png(1)));
        var zip = Archives.zip(temp.resolve("pets.zip"), Map.of("cat/1.png", Pictures.png(1)));
        var packed = List.of(ImageCollection.open(archive), ImageCollection.open(zip));
        var folder = ImageCollection.open(pets);
        folder.list();
        for (var file : List.of(archive, zip, pets.resolve("cat/1.png"))) {
            Files.delete(file);
            pipe(file);
        }
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (var collection : packed) {
                assertThatThrownBy(collection::list)
                        .isInstanceOf(DatasetException.class)
                        .hasMessageContaining("is a pipe");
                assertThatThrownBy(collection::fingerprint).isInstanceOf(DatasetException.class);
            }
            assertThatThrownBy(() -> Seen.of(folder))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("is a pipe");
        });
    }

    @Test
    void aTableOfClassesIsARegularFile() throws IOException {
        pipe(temp.resolve("classes.tsv"));
        assertTimeoutPreemptively(
                PATIENCE, () -> assertThatThrownBy(() -> resolver().text("classes.tsv"))
                        .isInstanceOf(DatasetException.class)
                        .hasMessageContaining("classes.tsv' is a pipe"));
    }

    @Test
    void aFolderIsLookedThroughUpToABound() {
        // The folder itself, two folders and two files.
        assertThat(resolver(new ScanLimits(5, 1_000, PATIENCE)).check(new Location.AtPath("pets")))
                .isEmpty();
        assertThatThrownBy(() -> resolver(new ScanLimits(4, 1_000, PATIENCE)).identify(new Location.AtPath("pets")))
                .isInstanceOf(DatasetException.class)
                .hasMessage("the folder " + pets + " holds more than 4 files and folders, which is the most that is"
                        + " looked at; pack them into an archive");
    }

    @Test
    void linksThatMultiplyFoldersAreBoundedToo() throws IOException {
        // Thirty folders with two links each to the next: a thousand million ways to the last one.
        for (int i = 0; i < 30; i++) {
            var folder = Files.createDirectory(temp.resolve("level" + i));
            for (var name : List.of("left", "right")) {
                Files.createSymbolicLink(folder.resolve(name), temp.resolve("level" + (i + 1)));
            }
        }
        Files.createDirectory(temp.resolve("level30"));
        assertTimeoutPreemptively(PATIENCE, () -> assertThatThrownBy(
                        () -> resolver(new ScanLimits(2_000, 1_000, PATIENCE)).identify(new Location.AtPath("level0")))
                .hasMessageContaining("holds more than 2000 files and folders"));
    }

    @Test
    void aFileIsReadUpToABound() throws IOException {
        var archive = Archives.tar(temp.resolve("pets.tar"), Map.of("cat/1.png", Pictures.png(1)));
        var size = Files.size(archive);
        assertThat(resolver(new ScanLimits(5, size, PATIENCE)).identify(new Location.AtPath("pets.tar")))
                .isEqualTo(resolver().identify(new Location.AtPath("pets.tar")));
        assertThatThrownBy(
                        () -> resolver(new ScanLimits(5, size - 1, PATIENCE)).identify(new Location.AtPath("pets.tar")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has more than " + (size - 1) + " bytes, which is the most that is read");
    }

    @Test
    void aLookThatLastsTooLongIsGivenUp() {
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMillis(50)).call("the data set 'x'", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "";
                }))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("the data set 'x' could not be looked at within 0.05 s");
        assertTimeoutPreemptively(PATIENCE, () -> interrupted.await());
    }

    @Test
    void looksThatNeverEndAreNotPiledUp() {
        var end = new CountDownLatch(1);
        var limit = new TimeLimit(Duration.ofMillis(1));
        for (int i = 0; i < 16; i++) {
            assertThatThrownBy(() -> limit.call("x", () -> {
                        while (end.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        return "";
                    }))
                    .hasMessageContaining("could not be looked at within");
        }
        assertThatThrownBy(() -> limit.call("x", () -> "")).hasMessageStartingWith("x is not looked at: 16 places");
        end.countDown();
    }

    private void assertRefused(Location location, String message) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertThat(resolver().check(location).orElseThrow()).contains(message);
            assertThatThrownBy(() -> resolver().identify(location)).hasMessageContaining(message);
            assertThatThrownBy(() -> resolver().resolve(location))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(message);
        });
    }

    private void assertFolderRefused(String message) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertThatThrownBy(() -> resolver().identify(new Location.AtPath("pets")))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> ImageCollection.open(pets).list())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(message);
        });
    }

    private Resolver resolver() {
        return resolver(ScanLimits.DEFAULT);
    }

    private Resolver resolver(ScanLimits settings) {
        return new Resolver(
                Optional.of(new Mirror.InFolder(temp)),
                new FolderArchiveCache(temp.resolve("kept")),
                temp.resolve("work"),
                FetchSettings.DEFAULT,
                settings);
    }

    private static Path pipe(Path path) throws IOException {
        try {
            var status = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
            assumeTrue(status == 0, "skipped: mkfifo makes no pipe here");
        } catch (IOException e) {
            assumeTrue(false, "skipped: this system has no mkfifo");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return path;
    }
}
