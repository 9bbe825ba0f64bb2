package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
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
 * @param layout how the files are to be understood, or null to find it out
 * @param role what the images are for, or null for training and evaluation
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Resize resize,
        @JsonInclude(JsonInclude.Include.NON_NULL) String layout,
        @JsonInclude(JsonInclude.Include.NON_NULL) Role role) {
    public static final double DEFAULT_VALIDATION = 0.1;
    public static final double DEFAULT_TEST = 0.2;

    /** What a data set's images are for, if not for all. */
    public enum Role {
        /** Its test images are judged on, else its validation images, else all. */
        EVALUATION;

        @JsonCreator
        static Role of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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
            @JsonProperty("resize") Resize resize,
            @JsonProperty("layout") String layout,
            @JsonProperty("role") Role role) {
        this.name = name;
        this.path = path;
        this.url = url;
        this.sha256 = sha256;
        this.validation = validation == null ? Double.valueOf(DEFAULT_VALIDATION) : validation;
        this.test = test == null ? Double.valueOf(DEFAULT_TEST) : test;
        this.limit = limit == null ? Map.of() : Map.copyOf(limit);
        this.classes = classes;
        this.resize = resize == Resize.COVER ? null : resize;
        this.layout = layout;
        this.role = role;
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
        this(name, path, url, sha256, validation, test, limit, null, null, null, null);
    }

    /** A sentence that says why images cannot be divided into these fractions; empty if they can. */
    public static Optional<String> problem(double validation, double test) {
        return validation + test <= 1
                ? Optional.empty()
                : Optional.of("validation and test must be at most 1 together, were " + validation + " and " + test);
    }

    /** The same data set with these classes. */
    public DatasetRequest withClasses(ClassMapping mapping) {
        return new DatasetRequest(name, path, url, sha256, validation, test, limit, mapping, resize, layout, role);
    }

    /** The data set in a few words: its name, path or address. */
    public String location() {
        return name != null ? name : path != null ? path : url;
    }

    /** Whether its images are judged on alone: none are needed for training or validation. */
    public boolean evaluationAlone() {
        return role == Role.EVALUATION || validation + test == 1;
    }

    /** How images become squares. */
    public Resize resizeOrCover() {
        return resize == null ? Resize.COVER : resize;
    }
}
