package org.tarnish.local.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tarnish.cli.client.ReportFiles;
import org.tarnish.cli.client.RequestPublisher;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.weights.WeightsFiles;
import org.tarnish.cli.weights.WeightsFormat;
import org.tarnish.local.launcher.Services;
import org.tarnish.local.launcher.Stack;
import org.tarnish.local.launcher.StackPorts;
import org.tarnish.local.launcher.StackSettings;

/** The stack as users start it: broker and store in this process, the built services beside it. */
final class RealStack implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final Set<String> OVER = Set.of("complete", "rejected", "failed", "cancelled");

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private RealStack(Stack stack) {
        this.stack = stack;
    }

    static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Whether all four services have been packaged, as they are when the whole project is built. */
    static boolean isBuilt() {
        return List.of("corruption-service", "trainer-service", "evaluator-service", "reporting-service").stream()
                .allMatch(name -> Files.exists(root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar")));
    }

    static RealStack start(Path folder) throws IOException {
        var settings = new StackSettings(
                new DataFolder(folder),
                new Services(root()).all(1, 1),
                System.getenv(),
                START,
                new StackPorts(0, 0, 0, 0));
        return new RealStack(Stack.start(settings, line -> {}));
    }

    void publish(String id, String request) throws IOException {
        new RequestPublisher(stack.endpoints().kafka()).submit(id, json.readTree(request));
    }

    /** Where an experiment stands when it is over. */
    JsonNode awaitEnd(String id, Duration patience) throws IOException, InterruptedException {
        return await(id, patience, status -> OVER.contains(status.path("state").asText()));
    }

    /** Where an experiment stands as soon as it stands as wanted. */
    JsonNode await(String id, Duration patience, java.util.function.Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        JsonNode status = json.nullNode();
        while (System.nanoTime() < end) {
            try {
                status = get("/api/experiments/" + id);
                if (wanted.test(status)) {
                    return status;
                }
            } catch (IOException e) {
                // The reporting-service is being started again; the next question reaches it.
                status = json.nullNode();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(
                id + " did not come to this within " + patience.toSeconds() + " s; it stands at " + status);
    }

    JsonNode report(String id) throws IOException, InterruptedException {
        return get("/experiments/" + id + "/report/report.json");
    }

    /** Writes the networks that an experiment has trained, as {@code tarnish weights} does. */
    int weights(String id, Path folder) throws IOException {
        return new ReportFiles(stack.endpoints().s3())
                .reading(
                        store -> new WeightsFiles(store, "as built", line -> {})
                                .write(id, List.of(), WeightsFormat.ONNX, folder),
                        id);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.endpoints().web() + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? json.readTree(answer.body()) : json.nullNode();
    }

    /** Kills a service as a power cut would. */
    void kill(String service) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(service + "/target"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        stack.close();
    }
}
