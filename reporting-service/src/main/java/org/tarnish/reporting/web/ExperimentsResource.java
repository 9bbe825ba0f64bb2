package org.tarnish.reporting.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.ExperimentState;
import org.tarnish.reporting.live.ExperimentStatus;
import org.tarnish.reporting.live.ExperimentSummary;
import org.tarnish.reporting.submit.PublishOutcome;
import org.tarnish.reporting.submit.Submissions;
import org.tarnish.request.ExperimentId;

/** Submits, lists, follows and cancels experiments over HTTP. */
@Path("/")
@Blocking
public class ExperimentsResource {
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final Board board;
    private final Submissions submissions;
    private final Clock clock;

    ExperimentsResource(Board board, Submissions submissions, Clock clock) {
        this.board = board;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Publishes a request and answers with the verdict; no thread waits for it. */
    @POST
    @Path("experiments")
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Submit an experiment as JSON or YAML",
            description = "The same as a record on the Kafka topic 'experiments'; see the JSON Schema of requests.")
    @APIResponse(
            responseCode = "202",
            description = "accepted; or, with state 'submitted', published and not looked at within 15 seconds",
            content = @Content(schema = @Schema(implementation = Submission.class)))
    @APIResponse(
            responseCode = "422",
            description = "rejected, with every error",
            content = @Content(schema = @Schema(implementation = Submission.class)))
    @APIResponse(responseCode = "415", description = "the header Content-Type names neither JSON nor YAML")
    @APIResponse(responseCode = "503", description = "not submitted, since too much is going on or Kafka is away")
    public Uni<Response> submit(byte[] document, @HeaderParam("Content-Type") String type) {
        return Uni.createFrom().completionStage(() -> answer(document, type));
    }

    private CompletionStage<Response> answer(byte[] document, String type) {
        if (type == null) {
            // A page elsewhere could have a browser post such a request unasked.
            return completed(Answers.message(
                    415,
                    "the header Content-Type must name what the request is: application/json or application/yaml"));
        }
        if (document.length > ExperimentRequest.MOST_BYTES) {
            return completed(rejected(null, tooLarge(document.length)));
        }
        byte[] json;
        try {
            json = type.contains("yaml") ? RequestDocument.json(document) : document;
        } catch (IllegalArgumentException e) {
            return completed(rejected(null, e.getMessage()));
        }
        if (json.length > ExperimentRequest.MOST_BYTES) {
            return completed(rejected(null, tooLarge(json.length)));
        }
        return submissions
                .submit(() -> ExperimentId.of(RequestDocument.name(json), clock.instant(), RANDOM), json)
                .thenApply(ExperimentsResource::response);
    }

    private static String tooLarge(int bytes) {
        return String.format(
                "the request must have at most %,d bytes, as JSON too, had %,d; name a folder of images and a file of"
                        + " classes instead of writing them out",
                ExperimentRequest.MOST_BYTES, bytes);
    }

    private static CompletionStage<Response> completed(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static Response response(PublishOutcome answer) {
        if (answer instanceof PublishOutcome.Accepted accepted) {
            return accepted(accepted.id(), ExperimentState.PLANNING);
        }
        if (answer instanceof PublishOutcome.Undecided undecided) {
            return accepted(undecided.id(), ExperimentState.SUBMITTED);
        }
        if (answer instanceof PublishOutcome.Rejected bad) {
            return rejected(bad.id(), bad.errors());
        }
        return Answers.unavailable(((PublishOutcome.Refused) answer).reason());
    }

    private static Response accepted(String id, ExperimentState state) {
        return Response.accepted(new Submission(id, state.label(), null)).build();
    }

    private static Response rejected(String id, String message) {
        return rejected(id, List.of(new RequestError("", null, message, List.of())));
    }

    private static Response rejected(String id, List<RequestError> errors) {
        return Response.status(422)
                .entity(new Submission(id, ExperimentState.REJECTED.label(), errors))
                .build();
    }

    /** A page of the list; the header {@code Link} names the next one. */
    @GET
    @Path("api/experiments")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Experiments, the latest first",
            description =
                    "At most 'limit' of them, from 1 to 1000; the header Link names the next page, if there is one.")
    @APIResponse(
            responseCode = "200",
            description = "a page of the list",
            content = @Content(schema = @Schema(implementation = ExperimentSummary[].class)))
    public Response list(
            @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String limit, @QueryParam("after") String after) {
        var paging = Paging.of(limit, after);
        var page = board.page(paging.limit(), paging.after());
        var response = Response.ok(page.experiments());
        if (page.next() != null) {
            response.header(HttpHeaders.LINK, "<" + paging.next("/api/experiments", page.next()) + ">; rel=\"next\"");
        }
        return response.build();
    }

    @GET
    @Path("api/experiments/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where one experiment stands")
    @APIResponse(
            responseCode = "200",
            description = "how far it is",
            content = @Content(schema = @Schema(implementation = ExperimentStatus.class)))
    public Response status(@PathParam("id") String id) {
        return board.status(id).map(status -> Response.ok(status).build()).orElseGet(() -> unknown(id));
    }

    @DELETE
    @Path("experiments/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Cancel an experiment; what is finished stays",
            description = "A request that was rejected leaves the list instead.")
    public Uni<Response> cancel(@PathParam("id") String id) {
        var status = board.status(id);
        if (status.isEmpty()) {
            return Uni.createFrom().item(unknown(id));
        }
        if (status.get().summary().state() == ExperimentState.REJECTED && board.remove(id)) {
            return Uni.createFrom().item(Response.ok(Map.of("id", id)).build());
        }
        return Uni.createFrom().completionStage(() -> submissions
                .cancel(id)
                .thenApply(published -> Response.accepted(Map.of("id", id)).build())
                .exceptionally(error -> Answers.unavailable(
                        error instanceof CompletionException && error.getCause() != null
                                ? error.getCause().getMessage()
                                : error.getMessage())));
    }

    private static Response unknown(String id) {
        return Answers.message(404, "there is no experiment '" + id + "'; see /api/experiments");
    }
}
