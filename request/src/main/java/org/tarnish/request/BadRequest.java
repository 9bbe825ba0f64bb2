package org.tarnish.request;

import java.util.List;
import org.tarnish.experiment.request.RequestError;

/** A request that must be rejected, with everything that is wrong with it. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RequestError> errors;

    public BadRequest(List<RequestError> errors) {
        super(errors.size() + " errors");
        this.errors = List.copyOf(errors);
    }

    public List<RequestError> errors() {
        return errors;
    }
}
