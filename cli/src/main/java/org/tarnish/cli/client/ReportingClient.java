package org.tarnish.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Talks to the reporting-service over HTTP. Every failure to reach it is a {@link NoStackException}. */
public final class ReportingClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int PAGE = 1_000;
    private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String web;

    /** @param web address of the service, such as {@code http://127.0.0.1:8080} */
    public ReportingClient(String web) {
        this.web = web.replaceAll("/+$", "");
    }

    /** The address of a path of the service; an address stays as it is. */
    public String address(String path) {
        return path.startsWith("/") ? web + path : path;
    }

    /** An experiment as JSON; empty if the service does not know it, or not yet. */
    public Optional<JsonNode> experimentJson(String id) throws IOException {
        var answer = get("/api/experiments/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(JSON.readTree(expectOk(answer)));
    }

    /** An experiment; empty if the service does not know it, or not yet. */
    public Optional<ExperimentView> experiment(String id) throws IOException {
        var json = experimentJson(id);
        return json.isEmpty() ? Optional.empty() : Optional.of(view(json.get()));
    }

    /** All experiments as JSON, the latest first; the service gives them page by page. */
    public JsonNode experimentsJson() throws IOException {
        var all = JSON.createArrayNode();
        var page = "/api/experiments?limit=" + PAGE;
        while (page != null) {
            var answer = get(page);
            JSON.readTree(expectOk(answer)).forEach(all::add);
            page = next(answer);
        }
        return all;
    }

    /** Path of the page that follows, as the header names it; null after the last. */
    private static String next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .map(NEXT::matcher)
                .filter(Matcher::matches)
                .map(link -> link.group(1))
                .orElse(null);
    }

    /** All experiments, without their details. */
    public List<ExperimentView> experiments() throws IOException {
        return JSON.convertValue(experimentsJson(), new TypeReference<>() {});
    }

    static ExperimentView view(JsonNode json) throws IOException {
        return JSON.treeToValue(json, ExperimentView.class);
    }

    /** Whether somebody answers at the address, well or not. */
    void expectAnswer() throws IOException {
        get("/q/health/ready");
    }

    private String expectOk(HttpResponse<String> answer) throws NoStackException {
        if (answer.statusCode() == UNAVAILABLE) {
            throw NoStackException.forNow(
                    "The reporting-service at " + answer.uri() + " cannot answer now: " + said(answer.body()));
        }
        if (answer.statusCode() != OK) {
            throw new NoStackException("The reporting-service at " + answer.uri() + " answered with status "
                    + answer.statusCode() + ": see its log.");
        }
        return answer.body();
    }

    /** What a refusal says, which comes as JSON or as text. */
    private static String said(String body) {
        try {
            return JSON.readTree(body).path("message").asText(body);
        } catch (JsonProcessingException e) {
            return body.strip();
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            var question = HttpRequest.newBuilder(URI.create(address(path)))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(question, HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw new NoStackException(
                    "The web address '" + web + "' is none: give one such as http://127.0.0.1:8080.", e);
        } catch (IOException e) {
            throw new NoStackException(
                    "The reporting-service does not answer at " + web
                            + ": check that the stack is up (tarnish up) and its address right.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + web + ".", e);
        }
    }
}
