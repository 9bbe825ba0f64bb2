package org.tarnish.reporting.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tarnish.pipeline.json.Json;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;

/** Submits, lists, follows and cancels experiments over HTTP. */
@Path("/")
@Blocking
public class ExperimentsResource {
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 50;

    private final Board board;
    private final Requests requests;
    private final Clock clock;

    ExperimentsResource(Board board, Requests requests, Clock clock) {
        this.board = board;
        this.requests = requests;
        this.clock = clock;
    }

    /** Publishes a request and waits for the verdict. */
    @POST
    @Path("experiments")
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Submit an experiment as JSON or YAML",
            description = "The same as a record on the Kafka topic 'experiments'; see the JSON Schema of requests.")
    @APIResponse(responseCode = "202", description = "accepted")
    @APIResponse(responseCode = "422", description = "rejected, with every error")
    public Response submit(byte[] document, @jakarta.ws.rs.HeaderParam("Content-Type") String type) {
        byte[] json;
        try {
            json = type != null && type.contains("yaml") ? RequestDocument.json(document) : document;
        } catch (IllegalArgumentException e) {
            return rejected(null, List.of(new ExperimentStatus.RequestError("", null, e.getMessage(), List.of())));
        }
        var id = RequestDocument.id(json, clock.instant());
        requests.publish(id, json);
        var end = clock.instant().plus(ANSWER_PATIENCE);
        while (clock.instant().isBefore(end)) {
            var status = board.status(id);
            if (status.isPresent()) {
                return status.get().summary().state() == ExperimentState.REJECTED
                        ? rejected(id, status.get().errors())
                        : accepted(id, status.get().summary().state());
            }
            pause();
        }
        return accepted(id, ExperimentState.SUBMITTED);
    }

    private static Response accepted(String id, ExperimentState state) {
        return Response.accepted(new Submission(id, state.label(), null)).build();
    }

    private static Response rejected(String id, List<ExperimentStatus.RequestError> errors) {
        return Response.status(422)
                .entity(new Submission(id, ExperimentState.REJECTED.label(), errors))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @GET
    @Path("api/experiments")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All experiments, the latest first")
    public List<ExperimentSummary> list() {
        return board.experiments();
    }

    @GET
    @Path("api/experiments/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where one experiment stands")
    public Response status(@PathParam("id") String id) {
        return board.status(id).map(status -> Response.ok(status).build()).orElseGet(() -> unknown(id));
    }

    @DELETE
    @Path("experiments/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel an experiment; what is finished stays")
    public Response cancel(@PathParam("id") String id) {
        if (board.status(id).isEmpty()) {
            return unknown(id);
        }
        requests.publish(id, Json.bytes(Map.of("cancel", true)));
        return Response.accepted(Map.of("id", id)).build();
    }

    private static Response unknown(String id) {
        return Response.status(404)
                .entity(Map.of("message", "there is no experiment '" + id + "'; see /api/experiments"))
                .build();
    }
}
