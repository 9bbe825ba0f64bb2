package org.tarnish.machine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.machine.file.Sha256;

/** How a fetch goes on after an answer that broke off; the troubles of servers are in the tests of data sets. */
class FetcherTest {
    private static final byte[] CONTENT = content(7);
    private static final byte[] OTHER = content(9);
    private static final int FIRST = 1_000;

    @TempDir
    private Path folder;

    private final Deque<HttpHandler> answers = new ConcurrentLinkedDeque<>();
    private final List<Optional<String>> ranges = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                ranges.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")));
                answers.remove().handle(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void goesOnWhereAnAnswerBrokeOff() throws IOException {
        answers.add(exchange -> cutOff(exchange, "\"1\""));
        answers.add(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("If-Range")).isEqualTo("\"1\"");
            part(exchange, FIRST);
        });

        var fetched = fetcher().fetch(address()).orElseThrow();

        assertThat(fetched.file()).hasBinaryContent(CONTENT);
        assertThat(fetched.sha256()).isEqualTo(Sha256.of(CONTENT));
        assertThat(fetched.bytes()).isEqualTo(CONTENT.length);
        assertThat(fetched.version().tag()).contains("\"1\"");
        assertThat(ranges).containsExactly(Optional.empty(), Optional.of("bytes=" + FIRST + "-"));
    }

    @Test
    void beginsAnewWhereTheFileHasChanged() throws IOException {
        answers.add(exchange -> cutOff(exchange, "\"1\""));
        answers.add(exchange -> whole(exchange, Arrays.copyOf(OTHER, FIRST / 2)));

        var fetched = fetcher().fetch(address()).orElseThrow();

        assertThat(fetched.file()).hasBinaryContent(Arrays.copyOf(OTHER, FIRST / 2));
        assertThat(fetched.sha256()).isEqualTo(Sha256.of(Arrays.copyOf(OTHER, FIRST / 2)));
    }

    @Test
    void beginsAnewWhereTheServerGivesNoVersion() throws IOException {
        answers.add(exchange -> cutOff(exchange, null));
        answers.add(exchange -> whole(exchange, CONTENT));

        assertThat(fetcher().fetch(address()).orElseThrow().file()).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void beginsAnewAfterAPartThatWasNotAskedFor() throws IOException {
        answers.add(exchange -> cutOff(exchange, "\"1\""));
        answers.add(exchange -> part(exchange, FIRST + 1));
        answers.add(exchange -> exchange.sendResponseHeaders(416, -1));
        answers.add(exchange -> whole(exchange, CONTENT));

        assertThatThrownBy(() -> fetcher().fetch(address())).isInstanceOf(FetchRefused.class);
        assertThat(folder).isEmptyDirectory();

        answers.clear();
        ranges.clear();
        answers.add(exchange -> cutOff(exchange, "\"1\""));
        answers.add(exchange -> part(exchange, FIRST + 1));
        answers.add(exchange -> whole(exchange, CONTENT));
        assertThat(fetcher().fetch(address()).orElseThrow().file()).hasBinaryContent(CONTENT);
        assertThat(ranges.get(2)).isEmpty();
    }

    @Test
    void noTryBeginsOnceTheTimeOfAllIsOver() {
        answers.add(exchange -> exchange.sendResponseHeaders(503, -1));

        assertThatThrownBy(() -> fetcher(List.of(Duration.ofMinutes(2))).fetch(address()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(address() + " answered with status 503; try again later");
        assertThat(folder).isEmptyDirectory();
    }

    private Fetcher fetcher() {
        return fetcher(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    private Fetcher fetcher(List<Duration> pauses) {
        var moment = Duration.ofSeconds(5);
        return new Fetcher(
                folder,
                new FetchSettings(moment, moment, moment, moment, Duration.ofMinutes(1), 1 << 20, pauses),
                new Sought("archive", "copy it"),
                time -> {});
    }

    private URI address() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/a");
    }

    private static void cutOff(HttpExchange exchange, String tag) throws IOException {
        if (tag != null) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT, 0, FIRST);
        exchange.getResponseBody().flush();
    }

    private static void part(HttpExchange exchange, int from) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        exchange.sendResponseHeaders(206, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
    }

    private static void whole(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    private static byte[] content(int factor) {
        var content = new byte[3_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * factor >> 3);
        }
        return content;
    }
}
