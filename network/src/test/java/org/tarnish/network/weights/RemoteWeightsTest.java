package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.machine.network.Glimpses;

/** What is said of weights behind an address before anything is fetched. */
class RemoteWeightsTest {
    private static final int BEGIN = 1 << 17;
    private static final String PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>";

    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean givesRanges = true;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aSmallFileIsCheckedWholeWithItsSum() throws IOException {
        var file = save("squeezenet1_1", 2);
        files.put("small", Arrays.copyOf(PAGE.getBytes(StandardCharsets.UTF_8), PAGE.length()));
        files.put("net", Files.readAllBytes(file));
        var whole = new Glimpses(1 << 24, 1, 1L << 30, Duration.ofSeconds(5));

        assertThat(problems("net", Sha256.of(file), "squeezenet1_1", whole)).isEmpty();
        assertThat(problems("net", "0".repeat(64), "squeezenet1_1", whole))
                .singleElement()
                .asString()
                .contains("are not the expected ones: their sha256 is " + Sha256.of(file));
        assertThat(problems("net", Sha256.of(file), "resnet20", whole))
                .singleElement()
                .asString()
                .contains("are not those of resnet20:")
                .contains("they fit squeezenet1_1");
        assertThat(problems("small", "0".repeat(64), "resnet20", whole))
                .singleElement()
                .asString()
                .contains("it is a web page (HTML)");
        assertThat(folder.resolve("looked")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofALargeFileTheHeaderIsAskedForAlone(boolean ranges) throws IOException {
        givesRanges = ranges;
        var file = save("squeezenet1_1", 1000);
        files.put("net", Files.readAllBytes(file));

        assertThat(problems("net", "0".repeat(64), "squeezenet1_1", parts())).isEmpty();
        assertThat(problems("net", "0".repeat(64), "resnet20", parts()))
                .singleElement()
                .asString()
                .contains("are not those of resnet20:")
                .contains("they fit squeezenet1_1");
        if (ranges) {
            assertThat(sent.get()).isLessThan(Files.size(file) / 2);
        }
    }

    @Test
    void aFileThatIsNotThereIsAProblemAndAServerThatDoesNotAnswerIsNone() throws IOException {
        assertThat(problems("nothing", "0".repeat(64), "resnet20", parts()))
                .containsExactly("there is nothing at " + address("nothing") + "; correct the address");
        var hasty = new Glimpses(BEGIN, BEGIN, 1L << 30, Duration.ofMillis(100));
        assertThat(problems("silent", "0".repeat(64), "resnet20", hasty)).isEmpty();
        assertThat(problems("broken", "0".repeat(64), "resnet20", parts())).isEmpty();
        assertThat(folder.resolve("looked")).isEmptyDirectory();
    }

    /** Whatever part of a good file is seen, it gives its tensors or nothing, and never a reason to refuse it. */
    @ParameterizedTest
    @ValueSource(strings = {"plain.pth", "lightning.ckpt", "mu-sigma.pth", "old.pth", "both.pth"})
    void aPartOfAGoodFileIsNeverRefused(String name) throws IOException {
        var file = TorchCheckpoints.file(name);
        var whole = Files.readAllBytes(file);
        var expected = names(WeightsFile.read(file, name));
        var told = 0;
        for (var begin = 8; begin < whole.length; begin += 37) {
            for (var last : new int[] {0, 30, 500, 900, 1500}) {
                var from = Math.max(begin, whole.length - last);
                var content = WeightsFile.readSeen(seen(whole, begin, from), name);
                if (content.isPresent()) {
                    assertThat(names(content.get())).isEqualTo(expected);
                    told++;
                }
            }
        }
        assertThat(told > 0).as("something is told of %s", name).isEqualTo(!name.equals("old.pth"));
    }

    private Glimpse seen(byte[] whole, int begin, int from) throws IOException {
        var target = folder.resolve("seen");
        try (var out = new RandomAccessFile(target.toFile(), "rw")) {
            out.setLength(0);
            out.setLength(whole.length);
            out.write(whole, 0, begin);
            out.seek(from);
            out.write(whole, from, whole.length - from);
        }
        return new Glimpse(target, whole.length, begin, Math.max(from, begin + 1));
    }

    private static List<List<String>> names(List<StateDict> dicts) {
        return dicts.stream().map(dict -> List.copyOf(dict.tensors().keySet())).toList();
    }

    private static Glimpses parts() {
        return new Glimpses(BEGIN, BEGIN, 1L << 30, Duration.ofSeconds(5));
    }

    private List<String> problems(String path, String sum, String architecture, Glimpses glimpses) throws IOException {
        var looked = folder.resolve("looked");
        Files.createDirectories(looked);
        var none = WeightsSource.none("there is none in this test");
        var library = new WeightsLibrary(
                new WeightsFolder(Optional.empty()),
                new WeightsDownloads(looked, FetchSettings.DEFAULT, glimpses),
                none);
        var request = new InitializationRequest("url", Map.of("url", address(path), "sha256", sum));
        return Initializations.problems(request, List.of(architecture), library);
    }

    private String address(String path) {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/" + path;
    }

    private Path save(String architecture, int classes) throws IOException {
        var network = new ModelInMemory(architecture, classes);
        Initializations.random().apply(network, 5);
        var file = folder.resolve(architecture);
        Safetensors.write(file, ModelFile.tensors(network));
        return file;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(1);
            if (path.equals("silent")) {
                end.await();
                return;
            }
            if (path.equals("broken")) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var content = files.get(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var range = exchange.getRequestHeaders()
                    .getFirst("Range")
                    .replace("bytes=", "")
                    .split("-");
            var from = Integer.parseInt(range[0]);
            var to = Math.min(content.length, Integer.parseInt(range[1]) + 1);
            if (givesRanges) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
                exchange.sendResponseHeaders(206, to - from);
                exchange.getResponseBody().write(content, from, to - from);
                sent.addAndGet(to - from);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
