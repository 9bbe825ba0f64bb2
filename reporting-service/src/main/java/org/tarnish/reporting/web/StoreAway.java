package org.tarnish.reporting.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Says that the object store is away, where an answer needs it. */
@Provider
public class StoreAway implements ExceptionMapper<StoreUnavailable> {
    @Override
    public Response toResponse(StoreUnavailable away) {
        return Response.status(503)
                .header("Retry-After", "5")
                .type("text/plain; charset=utf-8")
                .entity(away.getMessage() + "\n")
                .build();
    }
}
