package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.tarnish.experiment.condition.Condition;

/**
 * Images made elsewhere that runs are evaluated on, in folders of the data set's classes, or of none of them: exactly one of
 * {@code path} and {@code url}. Its test images are taken if it has splits with such, else its validation images, else all.
 *
 * @param name label of the condition
 * @param path a folder or archive, absolute or relative to the mirror of data sets
 * @param url an archive's http, https or file address
 * @param sha256 what the archive behind {@code url} must hash to, or null
 * @param fit how images that are not larger than the data set's are shown; null for the data set's own sizing
 * @param role null for images of the data set's classes
 * @param layout how its files are to be understood; null to find out
 * @param fingerprint what the place held when the request was accepted; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageSetRequest(
        String name, String path, String url, String sha256, Fit fit, Role role, String layout, String fingerprint) {

    /** What images are there for. */
    public enum Role {
        /** Out of distribution: they show none of the data set's classes, and networks should be less sure of them. */
        OOD;

        @JsonCreator
        static Role of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How images that are not larger than the data set's are shown to networks. */
    public enum Fit {
        /**
         * Enlarged by the bilinear interpolation that reduced images are seen through, the center of images that are not
         * square; larger ones are sized as the data set's.
         */
        RESIZE,
        /** As they are, in the center of black; larger ones are made smaller until they fit. */
        PAD;

        @JsonCreator
        static Fit of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    public ImageSetRequest(
            @JsonProperty("name") String name,
            @JsonProperty("path") String path,
            @JsonProperty("url") String url,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("fit") Fit fit,
            @JsonProperty("role") Role role,
            @JsonProperty("layout") String layout,
            @JsonProperty("fingerprint") String fingerprint) {
        this.name = name;
        this.path = path;
        this.url = url;
        this.sha256 = sha256;
        this.fit = fit;
        this.role = role;
        this.layout = layout;
        this.fingerprint = fingerprint;
    }

    /** Images of the data set's classes, whose layout is found out. */
    public ImageSetRequest(String name, String path, String url, String sha256, Fit fit, String fingerprint) {
        this(name, path, url, sha256, fit, null, null, fingerprint);
    }

    /** What runs are evaluated on. */
    public Condition condition() {
        return role == Role.OOD ? new Condition.Foreign(name) : new Condition.Imported(name);
    }

    /** Where the images are. */
    public DatasetRequest source() {
        return source(null, null);
    }

    /** Where the images are, read with these classes and sized in this way, both of the data set. */
    public DatasetRequest source(ClassMapping classes, Resize resize) {
        return new DatasetRequest(null, path, url, sha256, null, null, null, classes, resize, layout, null);
    }

    /** The same set with what its place held. */
    public ImageSetRequest identified(String content) {
        return new ImageSetRequest(name, path, url, sha256, fit, role, layout, content);
    }
}
