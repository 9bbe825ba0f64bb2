package org.tarnish.cli.folder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How clients reach a running stack: the content of {@code endpoints.json}. Where a client knows only some addresses,
 * the others are null.
 *
 * @param kafka bootstrap servers
 * @param s3 the object store
 * @param web address of the reporting-service, without a slash at the end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoints(String kafka, S3 s3, String web) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The object store: an address such as {@code http://127.0.0.1:9000}, who may use it, and the bucket. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record S3(String endpoint, String accessKey, String secretKey, String bucket) {
        @Override
        public String toString() {
            return endpoint + "/" + bucket;
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Endpoints read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Endpoints.class);
    }

    /** Writes the file in one step, readable by its owner alone, for it holds the secret key. */
    public void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
