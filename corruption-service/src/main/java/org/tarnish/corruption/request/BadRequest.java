package org.tarnish.corruption.request;

import java.util.List;
import org.tarnish.pipeline.event.RequestError;

/** A request that must be rejected, with everything that is wrong with it. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RequestError> errors;

    BadRequest(List<RequestError> errors) {
        super(errors.size() + " errors");
        this.errors = List.copyOf(errors);
    }

    List<RequestError> errors() {
        return errors;
    }
}
