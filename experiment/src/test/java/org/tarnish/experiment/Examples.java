package org.tarnish.experiment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;

/** The quickstart experiment and data sets for it, for tests to vary. */
public final class Examples {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .registerSubtypes(Arrays.stream(TaskKind.values())
                    .map(kind -> new NamedType(kind.spec(), kind.label()))
                    .toArray(NamedType[]::new))
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Examples() {}

    /** {@code experiments/digits-quickstart.yaml}. */
    public static ExperimentRequest quickstart() {
        return read(Path.of("../experiments/digits-quickstart.yaml"));
    }

    /** An experiment in a file. */
    public static ExperimentRequest read(Path file) {
        try {
            return YAML.readValue(file.toFile(), ExperimentRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An experiment in YAML with these lines after the required ones: digits at 16 pixels with ResNet-20. */
    public static ExperimentRequest request(String... lines) {
        var yaml = "name: example\ndataset: {name: digits}\nimageSize: 16\n"
                + (String.join("\n", lines).contains("architectures:") ? "" : "architectures: [resnet20]\n")
                + String.join("\n", lines);
        try {
            return YAML.readValue(yaml, ExperimentRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plan of a request over a data set. */
    public static Plan plan(ExperimentRequest request, DatasetManifest dataset) {
        return Planner.plan("example", request, ingest(request), dataset);
    }

    public static Task ingest(ExperimentRequest request) {
        return Planner.ingest(request, "digits");
    }

    /** The digits: one shard for each split. */
    public static DatasetManifest digits() {
        return dataset(List.of(1257), List.of(180), List.of(360));
    }

    /** A data set with shards of these sizes. */
    public static DatasetManifest dataset(List<Integer> train, List<Integer> validation, List<Integer> test) {
        return new DatasetManifest(
                "d0",
                "digits",
                16,
                List.of("0", "1"),
                Map.of(
                        Split.TRAIN, shards("train", train),
                        Split.VALIDATION, shards("validation", validation),
                        Split.TEST, shards("test", test)),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(new DatasetManifest.Broken("a.png", "a.png is empty (0 bytes)")),
                1);
    }

    private static List<Shard> shards(String split, List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> new Shard(
                        split + "/images-" + i,
                        "a" + i,
                        split + "/labels-" + i,
                        "b" + i,
                        split + "/e-" + i,
                        "c" + i,
                        counts.get(i)))
                .toList();
    }
}
