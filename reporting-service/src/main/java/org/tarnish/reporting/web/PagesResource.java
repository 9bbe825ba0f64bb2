package org.tarnish.reporting.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.live.LivePage;
import org.tarnish.reporting.parallel.Calls;

/** The pages for people, and the files of reports. */
@Path("/")
@Blocking
public class PagesResource {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "json", "application/json",
            "csv", "text/csv; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "tex", "text/x-tex; charset=utf-8");

    /** Nothing from elsewhere, no frames; the pages bring their styles and scripts along. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self';"
                    + " img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Board board;
    private final ObjectStore store;
    private final Calls calls;
    private final LivePage pages = new LivePage();

    PagesResource(Board board, ObjectStore store, Calls calls) {
        this.board = board;
        this.store = store;
        this.calls = calls;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response list(
            @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String limit, @QueryParam("after") String after) {
        var paging = Paging.of(limit, after);
        var page = board.page(paging.limit(), paging.after());
        return page(pages.list(page.experiments(), page.next() == null ? null : paging.next("/", page.next())));
    }

    @GET
    @Path("experiments/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response experiment(@PathParam("id") String id) {
        return board.status(id)
                .map(status -> page(pages.experiment(status)))
                .orElseGet(() -> missing("There is no experiment '" + id + "'."));
    }

    @GET
    @Path("experiments/{id}/report/{file: .+}")
    @Operation(summary = "A file of a report, such as report.html, report.json or tables/runs.csv")
    public Response report(@PathParam("id") String id, @PathParam("file") String file) {
        String key;
        try {
            key = Keys.report(id, file);
        } catch (IllegalArgumentException e) {
            return missing("'" + file + "' cannot be a file of a report.");
        }
        var type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
        return calls.one(() -> store.get(key))
                .map(bytes -> secured(Response.ok(bytes, type)))
                .orElseGet(() -> missing("The report of '" + id + "' has no file '" + file + "' (yet)."));
    }

    private static Response page(String html) {
        return secured(Response.ok(html, "text/html; charset=utf-8"));
    }

    private static Response missing(String message) {
        return secured(Response.status(404).entity(message + "\n").type("text/plain; charset=utf-8"));
    }

    private static Response secured(Response.ResponseBuilder response) {
        return response.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
