package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.SourceUnavailable;

class ResolverTest {
    private static final FetchSettings QUICK = new FetchSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            100_000,
            List.of());

    @TempDir
    private Path temp;

    private Path data;
    private WebFolder web;

    @BeforeEach
    void serve() throws IOException {
        data = Files.createDirectory(temp.resolve("data"));
        web = new WebFolder(data);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void findsDigitsWithoutAnything() throws IOException {
        assertThat(resolver().check(new Location.Named("digits"))).isEmpty();
        assertThat(resolver().resolve(new Location.Named("digits")).list().entries())
                .hasSize(1797);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pets.tar", "pets.tar.gz", "pets.tgz", "pets.tar.xz", "pets.zip"})
    void findsANameInAMirrorFolderOrAddress(String file) throws IOException {
        // The content decides, not the ending.
        Archives.tarGz(data.resolve(file), pets());
        var name = new Location.Named("pets");

        for (var mirror : new Mirror[] {new Mirror.InFolder(data), new Mirror.AtAddress(web.address(""))}) {
            assertThat(resolver(mirror).check(name)).isEmpty();
            assertThat(resolver(mirror).resolve(name).list().classes()).containsExactly("cat", "dog");
        }
    }

    @Test
    void findsAFolderOfTheMirror() throws IOException {
        Archives.folder(data.resolve("pets"), pets());

        assertThat(resolver(new Mirror.InFolder(data))
                        .resolve(new Location.Named("pets"))
                        .list()
                        .entries())
                .hasSize(2);
    }

    @Test
    void checksTheSumOfAnOfficialArchiveInTheMirror() throws IOException {
        Archives.tarGz(data.resolve("cifar-10-binary.tar.gz"), CifarFiles.cifar10());

        assertThatThrownBy(() -> resolver(new Mirror.InFolder(data)).resolve(new Location.Named("cifar10")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cifar-10-binary.tar.gz is not the expected one: its sha256 is ")
                .hasMessageContaining("c4a38c50");
    }

    @Test
    void takesOwnPackingsOfAnOfficialNameAsTheyAre() throws IOException {
        Archives.tarGz(data.resolve("cifar10.tar.gz"), CifarFiles.cifar10());

        assertThat(resolver(new Mirror.InFolder(data))
                        .resolve(new Location.Named("cifar10"))
                        .list()
                        .entries())
                .hasSize(4);
    }

    @Test
    void saysAllPlacesLookedAt() {
        var problem = resolver(new Mirror.InFolder(data)).check(new Location.Named("pets"));

        assertThat(problem.orElseThrow())
                .startsWith("there is no data set 'pets'; known names are digits, cifar10, cifar100; looked at ")
                .contains(
                        data.resolve("pets").toString(),
                        data.resolve("pets.tar.xz").toString());
        assertThat(resolver().check(new Location.Named("pets")).orElseThrow())
                .contains("the mirror (TARNISH_DATASETS), which is not set");
        assertThatThrownBy(() -> resolver(new Mirror.InFolder(data)).resolve(new Location.Named("pets")))
                .isInstanceOf(DatasetException.class)
                .hasMessage(problem.orElseThrow());
    }

    @Test
    void takesAbsolutePathsAndPathsInTheMirror() throws IOException {
        var archive = Archives.zip(data.resolve("my pets.zip"), pets());
        var relative = new Location.AtPath("my pets.zip");

        assertThat(resolver()
                        .resolve(new Location.AtPath(archive.toString()))
                        .list()
                        .entries())
                .hasSize(2);
        assertThat(resolver(new Mirror.InFolder(data)).resolve(relative).list().entries())
                .hasSize(2);
        assertThat(resolver(new Mirror.AtAddress(web.address("")))
                        .resolve(relative)
                        .list()
                        .entries())
                .hasSize(2);
        assertThat(resolver().check(relative).orElseThrow()).contains("is relative, and no mirror is set");
        assertThat(resolver().check(new Location.AtPath("/nowhere/x")).orElseThrow())
                .isEqualTo("there is no data set at path '/nowhere/x'; looked at /nowhere/x");
    }

    @Test
    void fetchesAnAddressWithASumOnceAndKeepsIt() throws IOException {
        var archive = Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.of(Sha256.of(archive)));

        assertThat(resolver().resolve(location).list().entries()).hasSize(2);
        var requests = web.requests();
        Files.delete(data.resolve("pets.tar.xz"));

        assertThat(resolver().check(location)).isEmpty();
        assertThat(resolver().resolve(location).list().entries()).hasSize(2);
        assertThat(web.requests()).isEqualTo(requests);
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag | \"1\" | \"2\"",
                "ETag | W/\"1\" | W/\"2\"",
                "Last-Modified | Mon, 30 Nov 2026 10:00:00 GMT | Mon, 30 Nov 2026 10:00:01 GMT"
            })
    void whatAnAddressGaveIsKeptUntilItsServerNamesAnotherVersion(String header, String first, String second)
            throws IOException {
        Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.empty());
        web.header(header, first);

        var identity = resolver().identify(location);
        assertThat(resolver().resolve(location).list().entries()).hasSize(2);
        assertThat(resolver().resolve(location).list().entries()).hasSize(2);
        assertThat(resolver().identify(location)).isEqualTo(identity);
        assertThat(web.fetches()).isEqualTo(1);

        Archives.tarXz(data.resolve("pets.tar.xz"), Map.of("cat/1.png", Pictures.png(1)));
        web.header(header, second);
        assertThat(resolver().identify(location)).isNotEqualTo(identity);
        assertThat(resolver().resolve(location).list().entries()).hasSize(1);
        assertThat(web.fetches()).isEqualTo(2);

        // Who has begun with the first goes on with it.
        assertThat(resolver().holds(location, identity)).isTrue();
        assertThat(resolver()
                        .resolve(location, Optional.empty(), Optional.of(identity))
                        .list()
                        .entries())
                .hasSize(2);
        assertThat(web.fetches()).isEqualTo(2);
    }

    @Test
    void whatHasChangedBeforeItWasFetchedIsRefused() throws IOException {
        Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.empty());
        web.header("ETag", "\"1\"");
        var identity = resolver().identify(location);
        web.header("ETag", "\"2\"");

        assertThat(resolver().holds(location, identity)).isFalse();
        assertThatThrownBy(() -> resolver().resolve(location, Optional.empty(), Optional.of(identity)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("pets.tar.xz has changed since it was looked at; submit the request again");
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @Test
    void whereAServerNamesNoVersionEachIdentityIsFetchedAnew() throws IOException {
        Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.empty());

        var first = resolver().identify(location);
        var second = resolver().identify(location);

        assertThat(first).startsWith(location.address() + " ").isNotEqualTo(second);
        for (var identity : List.of(first, first, second)) {
            assertThat(resolver().holds(location, identity)).isTrue();
            assertThat(resolver()
                            .resolve(location, Optional.empty(), Optional.of(identity))
                            .list()
                            .entries())
                    .hasSize(2);
        }
        assertThat(web.fetches()).isEqualTo(2);
        assertThat(resolver().resolve(location).list().entries()).hasSize(2);
        assertThat(web.fetches()).isEqualTo(3);
    }

    /** Experiments that earlier versions accepted go on. */
    @Test
    void anAddressWithoutAVersionIsAnIdentityOfWhateverItHolds() throws IOException {
        Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.empty());
        web.header("ETag", "\"1\"");

        assertThat(resolver().holds(location, location.address().toString())).isTrue();
        assertThat(resolver().holds(location, location.address() + "x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 501})
    void theVersionIsAskedForAnotherWayWhereTheFirstIsRefused(int status) throws IOException {
        Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var location = new Location.AtUrl(web.address("pets.tar.xz"), Optional.empty());
        web.header("ETag", "\"1\"");
        var identity = resolver().identify(location);

        web.first("pets.tar.xz", WebFolder.status(status));
        assertThat(resolver().identify(location)).isEqualTo(identity);
    }

    @Test
    void verifiesTheSumOfWhatItFetched() throws IOException {
        var archive = Archives.tarXz(data.resolve("pets.tar.xz"), pets());
        var sum = new Sha256().add(Files.newInputStream(archive)).hex();
        var address = web.address("pets.tar.xz");

        assertThat(resolver()
                        .resolve(new Location.AtUrl(address, Optional.of(sum.toUpperCase())))
                        .list()
                        .entries())
                .hasSize(2);
        var wrong = new Location.AtUrl(address, Optional.of("0".repeat(64)));
        assertThatThrownBy(() -> resolver().resolve(wrong))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(
                        "the archive fetched from " + address + " is not the expected one: its sha256 is " + sum);
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @Test
    void takesAFileAddress() throws IOException {
        var archive = Archives.tar(data.resolve("pets.tar"), pets());

        assertThat(resolver()
                        .resolve(new Location.AtUrl(archive.toUri(), Optional.empty()))
                        .list()
                        .entries())
                .hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("badLocations")
    void saysWhatIsWrongWithALocation(Location location, String problem) {
        assertThat(resolver().check(location).orElseThrow()).contains(problem);
        assertThatThrownBy(() -> resolver().resolve(location)).hasMessageContaining(problem);
    }

    static Object[][] badLocations() {
        return new Object[][] {
            {new Location.Named("../etc"), "must be letters, digits, '_', '-' and '.', was '../etc'"},
            {new Location.AtPath(" "), "path must not be empty"},
            {new Location.AtUrl(URI.create("ftp://host/a.tar"), Optional.empty()), "http, https or file URL"},
            {new Location.AtUrl(URI.create("pets.tar"), Optional.empty()), "was 'pets.tar'"},
            {
                new Location.AtUrl(URI.create("http://host/a.tar"), Optional.of("12")),
                "sha256 of http://host/a.tar must be 64 hexadecimal digits, was '12'"
            },
        };
    }

    @Test
    void saysThatAnAddressHasNothing() {
        var location = new Location.AtUrl(web.address("nothing.tar"), Optional.empty());

        assertThat(resolver().check(location).orElseThrow())
                .isEqualTo("there is no data set at " + location.address() + "; looked at " + location.address());
        assertThatThrownBy(() -> resolver().resolve(location)).isInstanceOf(DatasetException.class);
    }

    @Test
    void saysThatAnAddressAnswersWithAnError() {
        var location = new Location.AtUrl(web.address("fail"), Optional.empty());

        assertThat(resolver().check(location).orElseThrow()).contains("answered with status 500");
        assertThatThrownBy(() -> resolver().resolve(location)).hasMessageContaining("answered with status 500");
    }

    @Test
    void saysThatAnAddressCannotBeReached() {
        web.close();
        var location = new Location.AtUrl(web.address("pets.tar"), Optional.empty());

        assertThat(resolver().check(location).orElseThrow())
                .contains("cannot be fetched")
                .contains("the mirror (TARNISH_DATASETS)");
        assertThatThrownBy(() -> resolver().resolve(location)).isInstanceOf(SourceUnavailable.class);
    }

    @Test
    void givesUpOnAnAddressThatStandsStill() {
        var location = new Location.AtUrl(web.address("stall"), Optional.empty());

        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("sent nothing for 0 s after 3 bytes");
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @Test
    void givesUpOnAnArchiveThatIsTooLargeOrEndsEarly() throws IOException {
        Files.write(data.resolve("large.tar"), new byte[100_001]);

        assertThatThrownBy(() -> resolver().resolve(new Location.AtUrl(web.address("large.tar"), Optional.empty())))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is larger than 100000 bytes");
        assertThatThrownBy(() -> resolver().resolve(new Location.AtUrl(web.address("short"), Optional.empty())))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot be fetched");
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @Test
    void understandsSettingsOfTheMirror() {
        assertThat(Mirror.of("https://host/data")).isEqualTo(new Mirror.AtAddress(URI.create("https://host/data/")));
        assertThat(Mirror.of("/data/sets")).isEqualTo(new Mirror.InFolder(Path.of("/data/sets")));
        assertThat(Mirror.of("file:///data/sets")).isEqualTo(new Mirror.InFolder(Path.of("/data/sets")));
        assertThat(((Mirror.InFolder) Mirror.of("../shared")).folder()).isAbsolute();
    }

    private Resolver resolver() {
        return new Resolver(
                Optional.empty(), new FolderArchiveCache(temp.resolve("kept")), temp.resolve("work"), QUICK);
    }

    private Resolver resolver(Mirror mirror) {
        return new Resolver(
                Optional.of(mirror), new FolderArchiveCache(temp.resolve("kept")), temp.resolve("work"), QUICK);
    }

    private static Map<String, byte[]> pets() throws IOException {
        return Map.of("cat/1.png", Pictures.png(1), "dog/1.png", Pictures.png(2));
    }
}
