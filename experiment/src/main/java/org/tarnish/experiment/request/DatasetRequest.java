package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

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
 * @param classes classes made of the data set's own, or null for these
 * @param resize how images become squares, or null for {@link Resize#COVER}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetRequest(
        String name,
        String path,
        String url,
        String sha256,
        Double validation,
        Double test,
        Map<String, Integer> limit,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClassMapping classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) Resize resize) {
    public static final double DEFAULT_VALIDATION = 0.1;
    public static final double DEFAULT_TEST = 0.2;

    @JsonCreator
    public DatasetRequest(
            @JsonProperty("name") String name,
            @JsonProperty("path") String path,
            @JsonProperty("url") String url,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("validation") Double validation,
            @JsonProperty("test") Double test,
            @JsonProperty("limit") Map<String, Integer> limit,
            @JsonProperty("classes") ClassMapping classes,
            @JsonProperty("resize") Resize resize) {
        this.name = name;
        this.path = path;
        this.url = url;
        this.sha256 = sha256;
        this.validation = validation == null ? Double.valueOf(DEFAULT_VALIDATION) : validation;
        this.test = test == null ? Double.valueOf(DEFAULT_TEST) : test;
        this.limit = limit == null ? Map.of() : Map.copyOf(limit);
        this.classes = classes;
        this.resize = resize == Resize.COVER ? null : resize;
    }

    /** With the data set's own classes. */
    public DatasetRequest(
            String name,
            String path,
            String url,
            String sha256,
            Double validation,
            Double test,
            Map<String, Integer> limit) {
        this(name, path, url, sha256, validation, test, limit, null, null);
    }

    /** A sentence that says why images cannot be divided into these fractions; empty if they can. */
    public static Optional<String> problem(double validation, double test) {
        return validation + test <= 1
                ? Optional.empty()
                : Optional.of("validation and test must be at most 1 together, were " + validation + " and " + test);
    }

    /** The same data set with these classes. */
    public DatasetRequest withClasses(ClassMapping mapping) {
        return new DatasetRequest(name, path, url, sha256, validation, test, limit, mapping, resize);
    }

    /** The data set in a few words: its name, path or address. */
    public String location() {
        return name != null ? name : path != null ? path : url;
    }

    /** How images become squares. */
    public Resize resizeOrCover() {
        return resize == null ? Resize.COVER : resize;
    }
}
