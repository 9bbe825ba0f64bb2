package org.tarnish.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.tarnish.experiment.request.RequestError;

/**
 * The answer to a submitted request.
 *
 * @param id the experiment's id
 * @param state where it stands
 * @param errors everything that is wrong with it; empty if it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submission(String id, String state, List<RequestError> errors) {}
