package org.tarnish.local.client;

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

    /** The next page of a path's answer. */
    public FakeReporting linking(String path, String next) {
        links.put(path, next);
        return this;
    }

    /** Lets a path's answers be that the service cannot answer now, so many times. */
    public FakeReporting awayAt(String path, int times) {
        outages.put(path, times);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var prepared = answers.get(path);
        int away = outages.getOrDefault(path, 0);
        if (away > 0) {
            outages.put(path, away - 1);
            var reason = "the object store is away".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, reason.length);
            exchange.getResponseBody().write(reason);
        } else if (prepared == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            var body = (prepared.size() > 1 ? prepared.poll() : prepared.peek()).getBytes(StandardCharsets.UTF_8);
            if (links.containsKey(path)) {
                exchange.getResponseHeaders().add("Link", "<" + links.get(path) + ">; rel=\"next\"");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
