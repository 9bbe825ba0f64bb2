package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Which images an experiment works on: exactly one of {@code name}, {@code path} and {@code url}.
 *
 * @param name a data set known by name, such as {@code digits}
 * @param path a folder or archive, absolute or relative to the mirror of data sets
 * @param url an archive's http, https or file address
 * @param sha256 what the archive behind {@code url} must hash to, or null
 * @param validation fraction of the training images that become validation images where the data set has none, default 0.1
 * @param test fraction of the images that become test images where the data set has none, default 0.2
 * @param limit at most so many images per split, keys {@code train}, {@code validation}, {@code test}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetRequest(
        String name,
        String path,
        String url,
        String sha256,
        Double validation,
        Double test,
        Map<String, Integer> limit) {
    public static final double DEFAULT_VALIDATION = 0.1;
    public static final double DEFAULT_TEST = 0.2;

    public DatasetRequest {
        validation = validation == null ? Double.valueOf(DEFAULT_VALIDATION) : validation;
        test = test == null ? Double.valueOf(DEFAULT_TEST) : test;
        limit = limit == null ? Map.of() : Map.copyOf(limit);
    }

    /** The data set in a few words: its name, path or address. */
    public String location() {
        return name != null ? name : path != null ? path : url;
    }
}
