package org.tarnish.local.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.tarnish.local.launcher.FakeService;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/** A service that finishes every experiment at once, with a report. */
public final class FakeReportingService {
    private static final String REPORT =
            """
            {"runs": [{"id": "r", "architecture": "resnet20", "initialization": "random", "methodology": "baseline",
                       "seed": 0, "bestEpoch": 3}],
             "evaluations": [{"run": "r", "condition": "clean", "accuracy": 0.975}],
             "tasks": {"executed": 1, "reused": 0, "failed": 0, "skipped": 0}}""";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private FakeReportingService() {}

    public static void main(String[] args) throws IOException {
        var service = new FakeReportingService();
        var server = HttpServer.create(
                new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"))), 0);
        server.createContext("/api/experiments/", service::answer);
        var finisher = new Thread(service::finishExperiments);
        finisher.setDaemon(true);
        finisher.start();
        FakeService.serve(server);
    }

    private void finishExperiments() {
        var client = Map.<String, Object>of("bootstrap.servers", System.getenv("TARNISH_KAFKA"));
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
                var store = new MinioObjectStore(storeSettings(), () -> {})) {
            var partition = new TopicPartition(Topics.EXPERIMENTS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (true) {
                for (var request : consumer.poll(Duration.ofMillis(500))) {
                    put(store, Keys.report(request.key(), "report.json"), REPORT);
                    put(store, Keys.report(request.key(), "report.html"), "<html></html>");
                    known.add(request.key());
                }
            }
        }
    }

    private static StoreSettings storeSettings() {
        return new StoreSettings(
                System.getenv("TARNISH_S3_ENDPOINT"),
                System.getenv("TARNISH_S3_ACCESS_KEY"),
                System.getenv("TARNISH_S3_SECRET_KEY"),
                System.getenv("TARNISH_S3_BUCKET"));
    }

    private static void put(MinioObjectStore store, String key, String text) {
        store.put(key, text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        if (known.contains(id)) {
            var body = ("{\"id\": \"" + id + "\", \"state\": \"complete\", \"done\": 1, \"total\": 1}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }
}
