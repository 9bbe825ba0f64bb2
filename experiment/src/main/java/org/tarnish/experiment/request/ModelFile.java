package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model's file with those that hold its weights; what counts is the content, wherever it lies.
 *
 * @param path where it lies, or null
 * @param url its address, or null
 * @param sha256 of the file
 * @param data sums of the files beside it, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelFile(String path, String url, String sha256, Map<String, String> data) implements Spelled {
    public ModelFile {
        data = data == null ? Map.of() : Map.copyOf(data);
    }

    /** What counts. */
    private record Content(String sha256, Map<String, String> data) {}

    @Override
    public Record spelled() {
        return new Content(sha256, new TreeMap<>(data));
    }

    /** Where the file lies: its path or address. */
    public String location() {
        return path == null ? url : path;
    }
}
