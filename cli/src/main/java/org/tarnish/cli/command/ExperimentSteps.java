package org.tarnish.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.tarnish.cli.client.ExperimentView;
import org.tarnish.cli.client.ReportFiles;
import org.tarnish.cli.client.ReportTable;
import org.tarnish.cli.client.RequestPublisher;
import org.tarnish.cli.client.Watching;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.cli.terminal.Audiences;
import org.tarnish.cli.terminal.Screen;
import org.tarnish.request.ExperimentId;

/** The steps of an experiment's life, seen from the command line. */
public final class ExperimentSteps {
    /** From a request on the broker to the word of the reporting-service. */
    private static final Duration TIME_TO_DECIDE = Duration.ofSeconds(30);

    private final Endpoints endpoints;
    private final Screen screen;

    public ExperimentSteps(Endpoints endpoints, Screen screen) {
        this.endpoints = endpoints;
        this.screen = screen;
    }

    /** All steps, from the request to the report; returns the exit code. */
    public int run(JsonNode request, Path out) throws IOException {
        var id = submit(request);
        screen.say("Submitted " + id + ".");
        var end = new Watching(Context.reporting(endpoints), Audiences.people(screen))
                .until(ExperimentView::isOver, id, TIME_TO_DECIDE);
        if (end == null) {
            throw new IOException("Nobody took up " + id + " within " + TIME_TO_DECIDE.toSeconds()
                    + " s: see the log of the corruption-service.");
        }
        Explanation.explain(end, screen::say);
        if (!end.isRejected()) {
            fetch(id, out == null ? ReportCommand.standardFolder(id) : out);
        }
        return Explanation.exitCode(end);
    }

    /** Publishes a request; returns its new id. */
    String submit(JsonNode request) throws IOException {
        var id = ExperimentId.of(request.path("name").asText("experiment"), Instant.now(), new SecureRandom());
        new RequestPublisher(Context.required(endpoints.kafka(), "TARNISH_KAFKA", "127.0.0.1:9092"))
                .submit(id, request);
        return id;
    }

    private void fetch(String id, Path folder) throws IOException {
        var s3 = Context.required(endpoints.s3(), "TARNISH_S3_ENDPOINT", "http://127.0.0.1:9000");
        if (new ReportFiles(s3).fetch(id, folder) == 0) {
            screen.say("There is no report.");
            return;
        }
        var json = folder.resolve("report.json");
        if (Files.exists(json)) {
            screen.say("");
            new ReportTable(new ObjectMapper().readTree(json.toFile())).lines().forEach(screen::say);
            screen.say("");
        }
        screen.say("Report: " + folder.resolve("report.html").toAbsolutePath().normalize());
    }
}
