package org.tarnish.runtime.offline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a service that runs in a test over HTTP. */
public final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    public Caller(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    /** @param type of the document, or null to name none */
    public HttpResponse<String> send(String method, String path, String type, String document)
            throws IOException, InterruptedException {
        var body = document == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(document, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
