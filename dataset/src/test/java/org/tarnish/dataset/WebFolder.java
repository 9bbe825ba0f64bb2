package org.tarnish.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves a folder over http on this machine; {@code /fail} answers with an error, {@code /stall} stands still after
 * three bytes, {@code /short} ends before the length it announced. A path may answer otherwise for a while first.
 */
final class WebFolder implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();
    private final Map<String, Queue<HttpHandler>> first = new ConcurrentHashMap<>();
    private final Map<String, Queue<HttpHandler>> firstFetches = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    WebFolder(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/" + path);
    }

    /** Answers requests of a path with these first, one each. */
    void first(String path, HttpHandler... answers) {
        first.put(path, new ConcurrentLinkedQueue<>(List.of(answers)));
    }

    /** Answers requests of a path for more than its head with these first, one each. */
    void firstFetches(String path, HttpHandler... answers) {
        firstFetches.put(path, new ConcurrentLinkedQueue<>(List.of(answers)));
    }

    /** Sends a header with every file from now on; an empty one is none. */
    void header(String name, String value) {
        headers.put(name, value);
    }

    static HttpHandler status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Ends the connection without an answer. */
    static HttpHandler reset() {
        return exchange -> {};
    }

    /** A body with status 200, such as a page that says that the service is being repaired. */
    static HttpHandler body(String type, byte[] content) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, isHead || content.length == 0 ? -1 : content.length);
            if (!isHead) {
                exchange.getResponseBody().write(content);
            }
        };
    }

    /** A body without announced length, which ends with the connection. */
    static HttpHandler chunked(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        };
    }

    int requests() {
        return requests.get();
    }

    /** Requests for more than a head. */
    int fetches() {
        return fetches.get();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(1);
            var isHead = exchange.getRequestMethod().equals("HEAD");
            if (!isHead) {
                fetches.incrementAndGet();
            }
            var next = first.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
            if (next == null && !isHead) {
                next = firstFetches
                        .getOrDefault(path, new ConcurrentLinkedQueue<>())
                        .poll();
            }
            if (next != null) {
                next.handle(exchange);
                return;
            }
            switch (path) {
                case "fail" -> exchange.sendResponseHeaders(500, -1);
                case "stall" -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(new byte[3]);
                    exchange.getResponseBody().flush();
                    closing.await();
                }
                case "short" -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(new byte[3]);
                    exchange.getResponseBody().flush();
                }
                default -> file(exchange, folder.resolve(path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                exchange.getResponseHeaders().set(name, value);
            }
        });
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, Files.size(file));
        Files.copy(file, exchange.getResponseBody());
    }
}
