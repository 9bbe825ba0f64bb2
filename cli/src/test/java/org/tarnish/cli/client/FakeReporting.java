package org.tarnish.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A reporting-service that gives prepared answers: one after the other, the last one for ever. */
public final class FakeReporting implements AutoCloseable {
    private static final Deque<String> NONE = new ArrayDeque<>();

    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final Map<String, Integer> outages = new ConcurrentHashMap<>();
    private final HttpServer server;

    public FakeReporting() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String web() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeReporting at(String path, String... bodies) {
        answers.put(path, new ArrayDeque<>(List.of(bodies)));
        return this;
    }

    /** As {@link #at}, for a path with its query, and names another one as the next. */
    FakeReporting linking(String path, String next, String body) {
        links.put(path, "<" + next + ">; rel=\"next\"");
        return at(path, body);
    }

    /** Lets the next answers for a path be that the service cannot answer now, so many times. */
    public FakeReporting awayAt(String path, int times) {
        outages.put(path, times);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI();
        var prepared = answers.getOrDefault(asked.toString(), answers.getOrDefault(asked.getPath(), NONE));
        if (links.containsKey(asked.toString())) {
            exchange.getResponseHeaders().add("Link", links.get(asked.toString()));
        }
        int away = outages.getOrDefault(asked.getPath(), 0);
        if (away > 0) {
            outages.put(asked.getPath(), away - 1);
            var reason = "{\"message\": \"the object store is away\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, reason.length);
            exchange.getResponseBody().write(reason);
        } else if (prepared.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            var body = (prepared.size() > 1 ? prepared.poll() : prepared.peek()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
