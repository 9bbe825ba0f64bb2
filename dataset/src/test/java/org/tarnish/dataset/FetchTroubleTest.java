package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.SourceUnavailable;
import org.tarnish.machine.retry.Time;

/** What becomes of a data set whose server is in trouble. */
class FetchTroubleTest {
    private static final String PAGE = "<!DOCTYPE html>\n<html><body>Down for maintenance</body></html>";
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));
    private static final FetchSettings SETTINGS = new FetchSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            10_000_000,
            PAUSES);

    @TempDir
    private Path temp;

    private final List<Duration> paused = new ArrayList<>();
    private WebFolder web;
    private Location location;

    @BeforeEach
    void serve() throws IOException {
        var data = Files.createDirectory(temp.resolve("data"));
        Archives.tarGz(data.resolve("pets.tar.gz"), pets());
        web = new WebFolder(data);
        location = new Location.AtUrl(web.address("pets.tar.gz"), Optional.empty());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void passingTroubleIsOutlasted(HttpHandler trouble) throws IOException {
        web.first("pets.tar.gz", trouble, trouble);

        assertThat(resolver().resolve(location).list().classes()).containsExactly("cat", "dog");
        assertThat(paused).isEqualTo(PAUSES);
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void passingTroubleOfACheckIsOutlasted(HttpHandler trouble) throws IOException {
        web.first("pets.tar.gz", trouble, trouble);

        assertThat(resolver().check(location)).isEmpty();
        assertThat(resolver().identify(location))
                .startsWith(web.address("pets.tar.gz").toString());
        assertThat(paused).isEqualTo(PAUSES);
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void lastingTroubleSaysThatTheSourceIsUnavailable(HttpHandler trouble) {
        web.firstFetches("pets.tar.gz", trouble, trouble, trouble);
        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith(web.address("pets.tar.gz").toString())
                .hasMessageEndingWith("it was tried 3 times");

        web.first("pets.tar.gz", trouble, trouble, trouble, trouble, trouble, trouble);
        assertThatThrownBy(() -> resolver().resolve(location)).isInstanceOf(SourceUnavailable.class);
        assertThatThrownBy(() -> resolver().identify(location)).isInstanceOf(SourceUnavailable.class);
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    static List<HttpHandler> passingTroubles() {
        return List.of(
                WebFolder.status(408),
                WebFolder.status(429),
                WebFolder.status(500),
                WebFolder.status(502),
                WebFolder.status(503));
    }

    @Test
    void aCheckIsNotTriedAgainOnceItsTimeIsOver() {
        web.first("pets.tar.gz", WebFolder.status(503), WebFolder.status(503));
        var hasty = new FetchSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(1_999),
                Duration.ofMinutes(1),
                1_000,
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        var resolver = new Resolver(
                Optional.empty(),
                new FolderArchiveCache(temp.resolve("kept")),
                temp.resolve("work"),
                hasty,
                ScanLimits.DEFAULT,
                paused::add);

        assertThat(resolver.check(location))
                .contains(web.address("pets.tar.gz") + " answered with status 503; try again later");
        assertThat(paused).isEmpty();
    }

    @Test
    void brokenConnectionsAreOutlastedUpToABound() throws IOException {
        // The client tries some of them again by itself, without a pause.
        web.first("pets.tar.gz", WebFolder.reset(), WebFolder.reset(), WebFolder.reset());
        assertThat(resolver().resolve(location).list().classes()).containsExactly("cat", "dog");
        assertThat(paused).isNotEmpty();

        web.first("dogs.tar", Collections.nCopies(50, WebFolder.reset()).toArray(HttpHandler[]::new));
        assertThatThrownBy(() -> resolver().resolve(new Location.AtUrl(web.address("dogs.tar"), Optional.empty())))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("cannot be fetched");
    }

    @Test
    void anAnswerThatEndsEarlyIsFetchedAgain() throws IOException {
        web.firstFetches("pets.tar.gz", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(new byte[] {0x1f, (byte) 0x8b, 8});
            exchange.getResponseBody().flush();
        });

        assertThat(resolver().resolve(location).list().classes()).containsExactly("cat", "dog");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 416})
    void aRefusalIsFinal(int status) {
        web.first("pets.tar.gz", WebFolder.status(status), WebFolder.status(status));

        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("answered with status " + status);
        assertThat(paused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void anAddressThatIsSignedForFetchingAloneIsThere(int status) {
        web.first("pets.tar.gz", WebFolder.status(status));
        assertThat(resolver().check(location)).isEmpty();

        web.first("pets.tar.gz", WebFolder.status(status), WebFolder.status(status));
        assertThat(resolver().check(location))
                .hasValueSatisfying(problem -> assertThat(problem).contains("answered with status " + status));
    }

    @Test
    void nothingThereIsFinal() {
        web.first("pets.tar.gz", WebFolder.status(404));

        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("there is no data set at ");
        assertThat(paused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void whatIsNoArchiveIsRefusedAndNotKept(byte[] body, String what) throws IOException {
        web.firstFetches("pets.tar.gz", WebFolder.body("text/html", body));

        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(web.address("pets.tar.gz") + " answered with " + what
                        + " instead of an archive, which is not kept");
        assertThat(temp.resolve("kept")).doesNotExist();
        assertThat(temp.resolve("work")).isEmptyDirectory();
        assertThat(resolver().resolve(location).list().classes()).containsExactly("cat", "dog");
    }

    static Object[][] wrongAnswers() {
        return new Object[][] {
            {PAGE.getBytes(StandardCharsets.UTF_8), "an HTML page of " + PAGE.length() + " bytes"},
            {"\n <HTML>".getBytes(StandardCharsets.UTF_8), "an HTML page of 8 bytes"},
            {"try later\nbye".getBytes(StandardCharsets.UTF_8), "a text of 13 bytes that begins with 'try later'"},
            {
                "ä".repeat(300).getBytes(StandardCharsets.UTF_8),
                "a text of 600 bytes that begins with '" + "ä".repeat(60) + "...'"
            },
            {new byte[0], "nothing at all"},
            {new byte[] {1, 2, 3}, "3 bytes of another kind"},
        };
    }

    @Test
    void anArchiveCutOffWithoutAnAnnouncedLengthIsNotKept() throws IOException {
        var whole = Files.readAllBytes(temp.resolve("data/pets.tar.gz"));
        web.firstFetches("pets.tar.gz", WebFolder.chunked(Arrays.copyOf(whole, whole.length / 2)));

        assertThatThrownBy(() -> resolver().resolve(location))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("what " + web.address("pets.tar.gz") + " answered is not kept: ");
        assertThat(temp.resolve("kept")).doesNotExist();
        assertThat(resolver().resolve(location).list().classes()).containsExactly("cat", "dog");
    }

    @Test
    void aPageThatAnEarlierVersionKeptIsFetchedAgain() throws IOException {
        var identity = web.address("pets.tar.gz").toString();
        var key = "address-" + Sha256.begin("address").add(identity).hex();
        var page = Files.writeString(temp.resolve("page"), PAGE);
        new FolderArchiveCache(temp.resolve("kept")).keep(key, page);

        var found = resolver().resolve(location, Optional.empty(), Optional.of(identity));
        assertThat(found.list().classes()).containsExactly("cat", "dog");
    }

    @Test
    void anInterruptedFetchIsNotTriedAgainAndNotFinal() {
        web.first("pets.tar.gz", WebFolder.status(503), WebFolder.status(503));
        var interrupting = resolver(time -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupting.resolve(location)).isInstanceOf(SourceUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(web.requests()).isEqualTo(1);
    }

    private Resolver resolver() {
        return resolver(paused::add);
    }

    private Resolver resolver(Time pause) {
        return new Resolver(
                Optional.empty(),
                new FolderArchiveCache(temp.resolve("kept")),
                temp.resolve("work"),
                SETTINGS,
                ScanLimits.DEFAULT,
                pause);
    }

    private static Map<String, byte[]> pets() throws IOException {
        return Map.of("cat/1.png", Pictures.png(1), "dog/1.png", Pictures.png(2));
    }
}
