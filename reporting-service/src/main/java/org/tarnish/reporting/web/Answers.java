package org.tarnish.reporting.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Answers in one sentence: to people as text, to programs as JSON. */
class Answers {
    /** Seconds after which a client may try again. */
    private static final int RETRY_SECONDS = 5;

    /** The object store is away while somebody looks. */
    @ServerExceptionMapper
    Response storeAway(StoreUnavailable e, HttpHeaders asked) {
        return isForPeople(asked)
                ? Response.fromResponse(unavailable(e.getMessage()))
                        .entity(e.getMessage() + "\n")
                        .type("text/plain; charset=utf-8")
                        // The page comes again by itself.
                        .header("Refresh", RETRY_SECONDS)
                        .build()
                : unavailable(e.getMessage());
    }

    @ServerExceptionMapper
    Response badPaging(Paging.BadPaging e) {
        return message(400, e.getMessage());
    }

    private static boolean isForPeople(HttpHeaders asked) {
        return asked.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getSubtype().equals(MediaType.TEXT_HTML_TYPE.getSubtype()));
    }

    /** Nothing is done, and may be asked for again soon. */
    static Response unavailable(String sentence) {
        return Response.fromResponse(message(503, sentence))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    static Response message(int status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("message", sentence))
                .build();
    }
}
