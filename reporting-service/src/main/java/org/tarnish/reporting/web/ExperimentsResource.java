package org.tarnish.reporting.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.json.Json;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;

/** Submits, lists, follows and cancels experiments over HTTP. */
@Path("/")
@Blocking
public class ExperimentsResource {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentsResource.class);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_WAITING = 200;
    private static final int DEFAULT_LIMIT = 200;
    private static final int MOST_LIMIT = 1_000;
    private static final String RETRY_SECONDS = "5";

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
    @APIResponse(responseCode = "503", description = "nothing is promised; try again after a while")
    @NonBlocking
    public Uni<Response> submit(byte[] document, @jakarta.ws.rs.HeaderParam("Content-Type") String type) {
        byte[] json;
        try {
            json = type != null && type.contains("yaml") ? RequestDocument.json(document) : document;
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .item(rejected(
                            null, List.of(new ExperimentStatus.RequestError("", null, e.getMessage(), List.of()))));
        }
        if (board.waiting() >= MOST_WAITING) {
            return Uni.createFrom()
                    .item(later(board.waiting() + " requests are waiting to be looked at; nothing was submitted,"
                            + " try again in " + RETRY_SECONDS + " s"));
        }
        var id = RequestDocument.id(json, clock.instant());
        // Before the record is out, for the verdict may come before the broker's answer.
        var verdict = board.verdict(id);
        return requests.publish(id, json)
                .onItem()
                .transformToUni(published -> Uni.createFrom()
                        .completionStage(verdict)
                        .onItem()
                        .transform(fact -> answer(id, fact))
                        .ifNoItem()
                        .after(ANSWER_PATIENCE)
                        .recoverWithItem(() -> accepted(id, ExperimentState.SUBMITTED)))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warn("a request could not be published: {}", e.toString());
                    return later("Kafka did not take the request within a few seconds; nothing is promised, and it may"
                            + " have arrived as '" + id + "': look there, or submit it again in " + RETRY_SECONDS
                            + " s");
                })
                .onTermination()
                .invoke(() -> board.giveUp(id));
    }

    private static Response answer(String id, Fact fact) {
        return fact instanceof Fact.ExperimentRejected rejected
                ? rejected(
                        id,
                        rejected.errors().stream()
                                .map(error -> new ExperimentStatus.RequestError(
                                        error.path(), error.value(), error.message(), error.allowed()))
                                .toList())
                : accepted(id, ExperimentState.PLANNING);
    }

    private static Response later(String message) {
        return Response.status(503)
                .header("Retry-After", RETRY_SECONDS)
                .entity(Map.of("message", message))
                .build();
    }

    private static Response accepted(String id, ExperimentState state) {
        return Response.accepted(new Submission(id, state.label(), null)).build();
    }

    private static Response rejected(String id, List<ExperimentStatus.RequestError> errors) {
        return Response.status(422)
                .entity(new Submission(id, ExperimentState.REJECTED.label(), errors))
                .build();
    }

    @GET
    @Path("api/experiments")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A page of experiments, the latest first")
    public List<ExperimentSummary> list(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return board.experiments(after, limit == null ? DEFAULT_LIMIT : Math.max(1, Math.min(MOST_LIMIT, limit)));
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
    public Uni<Response> cancel(@PathParam("id") String id) {
        var status = board.status(id);
        if (status.isEmpty()) {
            return Uni.createFrom().item(unknown(id));
        }
        return requests.publish(id, Json.bytes(Map.of("cancel", true)))
                .onItem()
                .transform(published -> Response.accepted(Map.of("id", id)).build())
                .onFailure()
                .recoverWithItem(e -> later("Kafka did not take the cancellation within a few seconds; try again in "
                        + RETRY_SECONDS + " s"));
    }

    private static Response unknown(String id) {
        return Response.status(404)
                .entity(Map.of("message", "there is no experiment '" + id + "'; see /api/experiments"))
                .build();
    }
}
