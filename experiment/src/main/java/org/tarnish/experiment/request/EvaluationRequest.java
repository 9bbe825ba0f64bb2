package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How trained networks are judged, on every condition and in searches for minimal images. Given models are judged as they
 * are.
 *
 * @param precision what networks compute in; null for float32, however they were trained
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationRequest(Precision precision) {
    /** What is usual is left out, so that the same way is spelled in one way. */
    public EvaluationRequest {
        precision = precision == Precision.FLOAT32 ? null : precision;
    }
}
