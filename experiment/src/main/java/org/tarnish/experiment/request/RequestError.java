package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * One thing that is wrong with a request, wherever it is told: in messages, in the store, over HTTP.
 *
 * @param path where, such as {@code conditions.corruptions.names[1]}; empty for the request as a whole
 * @param value what stands there, shortened; null if nothing does
 * @param message what is wrong and what to do, one sentence
 * @param allowed what may stand there, where that is a list
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestError(String path, String value, String message, List<String> allowed) {
    public RequestError {
        path = path == null ? "" : path;
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
    }
}
