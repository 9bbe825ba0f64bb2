package org.tarnish.reporting.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;

/** Submits, lists, follows and cancels experiments over HTTP. */
@Path("/")
@Blocking
public class ExperimentsResource {
    private static final Logger LOG = LoggerFactory.getLogger(ExperimentsResource.class);
    private static final int MOST_WAITING = 200;
    private static final long MOST_BYTES_WAITING = 64 << 20;
    private static final int DEFAULT_LIMIT = 200;
    private static final int MOST_LIMIT = 1_000;
    private static final String RETRY_SECONDS = "5";

    private final Board board;
    private final Requests requests;
    private final Clock clock;
    private final Submitting submitting;
    private final WaitingRoom room;

    @Inject
    ExperimentsResource(Board board, Requests requests, Clock clock) {
        this(
                board,
                requests,
                clock,
                new Submitting(board, requests),
                new WaitingRoom(MOST_WAITING, MOST_BYTES_WAITING));
    }

    ExperimentsResource(Board board, Requests requests, Clock clock, Submitting submitting, WaitingRoom room) {
        this.board = board;
        this.requests = requests;
        this.clock = clock;
        this.submitting = submitting;
        this.room = room;
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
    @APIResponse(responseCode = "415", description = "without a Content-Type; nothing was submitted")
    @APIResponse(responseCode = "503", description = "nothing is promised; try again after a while")
    public Uni<Response> submit(byte[] body, @HeaderParam("Content-Type") String type) {
        byte[] document = body == null ? new byte[0] : body;
        if (type == null) {
            // A page from elsewhere can post without one, and not with one of these.
            return Uni.createFrom()
                    .item(problem(
                            415, "the request has no Content-Type; send it with application/json or application/yaml"));
        }
        if (!room.enter(document.length)) {
            return Uni.createFrom()
                    .item(later(room.taken() + " requests are waiting to be looked at; nothing was submitted, try"
                            + " again in " + RETRY_SECONDS + " s"));
        }
        int size = document.length;
        return Uni.createFrom()
                .deferred(() -> take(document, type))
                .onTermination()
                .invoke(() -> room.leave(size));
    }

    private Uni<Response> take(byte[] document, String type) {
        byte[] json;
        try {
            json = type.contains("yaml") ? RequestDocument.json(document) : document;
        } catch (IllegalArgumentException e) {
            return Uni.createFrom()
                    .item(rejected(
                            null, List.of(new ExperimentStatus.RequestError("", null, e.getMessage(), List.of()))));
        }
        var id = RequestDocument.id(json, clock.instant());
        return submitting
                .submit(id, json)
                .onItem()
                .transform(verdict -> verdict.state() == ExperimentState.REJECTED
                        ? rejected(id, verdict.errors())
                        : accepted(id, verdict.state()))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warn("experiment {} could not be published", id, e);
                    return later("Kafka did not take the request within a few seconds; nothing is promised, and it may"
                            + " have arrived as '" + id + "': look there, or submit it again in " + RETRY_SECONDS
                            + " s");
                });
    }

    private static Response later(String message) {
        return Response.fromResponse(problem(503, message))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    private static Response problem(int status, String message) {
        return Response.status(status)
                .entity(Map.of("message", message))
                .type(MediaType.APPLICATION_JSON)
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
    @Operation(
            summary = "A page of experiments, the latest first",
            description = "The header Link with rel=next holds the address of the next page, if there is one.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ExperimentSummary.class)))
    public Response list(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > MOST_LIMIT) {
            return problem(400, "limit must be in 1.." + MOST_LIMIT + ", was " + most);
        }
        if (after != null && !Keys.isSegment(after)) {
            return problem(400, "after must be the id of an experiment, was '" + after + "'");
        }
        var page = board.experiments(after, most);
        var response = Response.ok(page.experiments());
        if (page.next() != null) {
            response.header("Link", "</api/experiments?limit=" + most + "&after=" + page.next() + ">; rel=\"next\"");
        }
        return response.build();
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
    @Operation(
            summary = "Cancel an experiment; what is finished stays",
            description = "A rejected request, of which there is nothing to cancel, leaves the list.")
    public Uni<Response> cancel(@PathParam("id") String id) {
        var status = board.status(id);
        if (status.isEmpty()) {
            return Uni.createFrom().item(unknown(id));
        }
        if (status.get().summary().state() == ExperimentState.REJECTED && board.dismiss(id)) {
            return Uni.createFrom().item(Response.ok(Map.of("id", id)).build());
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
