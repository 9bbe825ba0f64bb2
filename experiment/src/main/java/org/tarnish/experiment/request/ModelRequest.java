package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model that somebody has made elsewhere and that is evaluated as it is: exactly one of {@code path} and {@code url}.
 *
 * @param name what the report calls it
 * @param path an ONNX file, absolute or relative to the folder of weights
 * @param url the file's http or https address
 * @param sha256 what the file must hash to; of a path it may be null until the request is accepted
 * @param data sums of the files beside it that hold its weights, by name, where they are not in the file itself; found out
 *     when the request is accepted
 * @param input how images become its input
 * @param classes names of its outputs in their order, or null for the data set's classes in theirs; outputs whose names
 *     the data set does not have are left aside
 * @param output what its output is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelRequest(
        String name,
        String path,
        String url,
        String sha256,
        Map<String, String> data,
        ModelInput input,
        List<String> classes,
        Output output) {

    /** What a model's output is. */
    public enum Output {
        /** Any numbers, whose softmax are the probabilities of the classes. */
        LOGITS,
        /** Probabilities of the classes, which are 1 in sum. */
        PROBABILITIES;

        @JsonCreator
        static Output of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    public ModelRequest(
            @JsonProperty("name") String name,
            @JsonProperty("path") String path,
            @JsonProperty("url") String url,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("data") Map<String, String> data,
            @JsonProperty("input") ModelInput input,
            @JsonProperty("classes") List<String> classes,
            @JsonProperty("output") Output output) {
        this.name = name;
        this.path = path;
        this.url = url;
        this.sha256 = sha256;
        this.data = data == null ? Map.of() : Map.copyOf(data);
        this.input = input == null ? ModelInput.DEFAULT : input;
        this.classes = classes == null ? List.of() : List.copyOf(classes);
        this.output = output == null ? Output.LOGITS : output;
    }

    /** The same model with the sums of its files. */
    public ModelRequest identified(String sum, Map<String, String> sums) {
        return new ModelRequest(name, path, url, sum, sums, input, classes, output);
    }

    /** The same model, which gets images of this side unless another is asked for. */
    public ModelRequest sized(int side) {
        return new ModelRequest(name, path, url, sha256, data, input.sized(side), classes, output);
    }

    /** Where the file lies: its path or address. */
    public String location() {
        return path == null ? url : path;
    }
}
