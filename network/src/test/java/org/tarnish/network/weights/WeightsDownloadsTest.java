package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.machine.network.FetchSettings;

class WeightsDownloadsTest {
    /** SHA-256 of "abc". */
    private static final String SUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/whole", exchange -> answer(exchange, 200, CONTENT.length));
        server.createContext("/unsized", exchange -> answer(exchange, 200, 0));
        server.createContext("/short", exchange -> answer(exchange, 200, 5));
        server.createContext("/failing", exchange -> answer(exchange, 503, CONTENT.length));
        server.createContext("/silent", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aFileIsFetchedOnceAndVerified() throws IOException {
        var file = downloads(1000).fetch(address("/whole"), SUM);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(downloads(1000).fetch(address("/whole"), SUM)).isEqualTo(file);
        assertThat(requests).hasValue(1);
    }

    @Test
    void theFirstDigitsOfASumSuffice() throws IOException {
        assertThat(downloads(1000).fetch(address("/whole"), "ba7816bf")).hasBinaryContent(CONTENT);
    }

    @Test
    void whatIsNotTheExpectedContentIsRefusedAndLeavesNothing() throws IOException {
        for (var wrong : List.of("/whole", "/unsized", "/missing")) {
            assertThatThrownBy(() -> downloads(1000).fetch(address(wrong), "0".repeat(64)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
        assertThatThrownBy(() -> downloads(2).fetch(address("/whole"), SUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger than 2 bytes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatMayWorkLaterIsAnInputOutputError() {
        for (var wrong : List.of("/short", "/failing", "/silent")) {
            assertThatThrownBy(() -> downloads(1000).fetch(address(wrong), SUM))
                    .as(wrong)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(wrong);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void otherAddressesAreRefused() {
        for (var wrong : List.of("file:///etc/passwd", "ftp://a/b", "a.pth", "http:", "http://a b")) {
            assertThatThrownBy(() -> downloads(1000).fetch(wrong, SUM))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    private WeightsDownloads downloads(long maxBytes) {
        var moment = Duration.ofSeconds(2);
        return new WeightsDownloads(
                folder, new FetchSettings(moment, moment, moment, moment, moment, maxBytes, List.of()));
    }

    private String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** @param length that the headers claim; 0 claims none */
    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(CONTENT);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
