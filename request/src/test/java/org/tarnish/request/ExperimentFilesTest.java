package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;

/** Every file of {@code experiments/} is a request that would be accepted where its images and weights are. */
class ExperimentFilesTest {
    private static final Path EXPERIMENTS = Path.of("../experiments");

    @TempDir
    private Path mirror;

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(EXPERIMENTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @BeforeEach
    void fillTheMirror() throws IOException {
        Files.createDirectories(mirror.resolve("imagenet"));
        for (var name : List.of("cifar10-jpeg.tar.xz", "cifar-10-binary.tar.gz", "imagenet-sample.tar")) {
            Files.writeString(mirror.resolve(name), name);
        }
        try (var files = Files.list(EXPERIMENTS)) {
            for (var table :
                    files.filter(file -> file.toString().endsWith(".tsv")).toList()) {
                Files.copy(table, mirror.resolve(table.getFileName()));
            }
        }
        Files.createDirectories(mirror.resolve("weights"));
        var weights = mirror.resolve("weights");
        WeightsFiles.write(weights.resolve("squeezenet1_0-imagenet.safetensors"), "squeezenet1_0", 1000, "");
        WeightsFiles.write(weights.resolve("resnet20-12fca82f.th"), "resnet20", 10, "module.");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAcceptedAndPlanned(Path file) throws IOException {
        var validator = new RequestValidator(
                Requests.datasets(mirror), Requests.weights(mirror.resolve("weights")), FrostLibrary.shipped());
        var request = validator.validate((ObjectNode) new YAMLMapper().readTree(file.toFile()));
        assertThat(request.name() + ".yaml").isEqualTo(file.getFileName().toString());
        var plan = Planner.plan("example", request, Planner.ingest(request, "f0"), dataset(request.imageSize()));
        assertThat(plan.runs())
                .hasSizeGreaterThanOrEqualTo(
                        request.methodologies().size() * request.architectures().size());
        assertThat(plan.evaluations())
                .hasSize(plan.runs().size() * plan.conditions().size());
    }

    private static DatasetManifest dataset(int side) {
        var shards = List.of(new Shard("images", "a", "labels", "b", "entropies", "c", 100));
        return new DatasetManifest(
                "d0",
                "somewhere",
                side,
                List.of("0", "1"),
                Map.of(Split.TRAIN, shards, Split.VALIDATION, shards, Split.TEST, shards),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
    }
}
