package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A published set of corrupted images, such as CIFAR-10-C or ImageNet-C: exactly one of {@code path} and {@code url}.
 *
 * @param path a folder or archive, absolute or relative to the mirror of data sets
 * @param url an archive's http, https or file address
 * @param sha256 what the archive behind {@code url} must hash to, or null
 * @param fingerprint what the place held when the request was accepted; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorruptedSetRequest(String path, String url, String sha256, String fingerprint) {
    @JsonCreator
    public CorruptedSetRequest(
            @JsonProperty("path") String path,
            @JsonProperty("url") String url,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("fingerprint") String fingerprint) {
        this.path = path;
        this.url = url;
        this.sha256 = sha256;
        this.fingerprint = fingerprint;
    }

    /** Where the images are; they become squares as those of a data set do. */
    public DatasetRequest source(DatasetRequest dataset) {
        return new DatasetRequest(
                null, path, url, sha256, null, null, null, dataset.classes(), dataset.resize(), null, null);
    }

    /** The same set with what its place held. */
    public CorruptedSetRequest identified(String content) {
        return new CorruptedSetRequest(path, url, sha256, content);
    }

    /** Where it is: its path or address. */
    public String location() {
        return path == null ? url : path;
    }
}
