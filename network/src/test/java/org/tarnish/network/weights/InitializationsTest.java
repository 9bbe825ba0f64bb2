package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.SharedMaterial;
import org.tarnish.network.architecture.Architectures;

class InitializationsTest {
    @TempDir
    private Path folder;

    @Test
    void randomWeightsDependOnSeedAndNameAlone() {
        var first = network("resnet20", 10, 3);

        assertThat(network("resnet20", 10, 3).values("conv1.weight")).isEqualTo(first.values("conv1.weight"));
        assertThat(network("resnet20", 7, 3).values("conv1.weight")).isEqualTo(first.values("conv1.weight"));
        assertThat(network("resnet20", 10, 4).values("conv1.weight")).isNotEqualTo(first.values("conv1.weight"));
        assertThat(first.values("layer1.0.conv1.weight")).isNotEqualTo(first.values("layer1.0.conv2.weight"));
    }

    @Test
    void residualNetworksStartAsTheirAuthorsDrewThem() {
        var network = network("resnet20", 10, 0);

        // 36,864 draws: their standard deviation is within 2 % of the true one with near certainty (5 sigma).
        assertThat(deviation(network.values("layer3.2.conv1.weight")))
                .isCloseTo(Math.sqrt(2.0 / (64 * 9)), within(0.02 * Math.sqrt(2.0 / (64 * 9))));
        assertThat(network.values("bn1.weight")).containsOnly(1);
        assertThat(network.values("bn1.bias")).containsOnly(0);
        assertThat(network.values("bn1.running_mean")).containsOnly(0);
        assertThat(network.values("bn1.running_var")).containsOnly(1);
        for (float bias : network.values("linear.bias")) {
            assertThat(bias).isBetween(-0.125f, 0.125f);
        }
    }

    @Test
    void squeezenetStartsAsTorchvisionDrawsIt() {
        var network = network("squeezenet1_1", 10, 0);

        float bound = (float) Math.sqrt(6.0 / (64 * 9));
        for (float weight : network.values("features.12.expand3x3.weight")) {
            assertThat(weight).isBetween(-bound, bound);
        }
        assertThat(deviation(network.values("features.12.expand3x3.weight")))
                .isCloseTo(bound / Math.sqrt(3), within(0.02 * bound));
        assertThat(deviation(network.values("classifier.1.weight"))).isCloseTo(0.01, within(0.0005));
        assertThat(network.values("features.0.bias")).containsOnly(0);
    }

    @Test
    void networksForImagenetStartAsTorchvisionDrawsThem() {
        // Normal by fan-out: 256 x 3 x 3; as uniform as PyTorch's linear layers: 1 / sqrt(3 x 512).
        var resnet = network("resnet18", 10, 0);
        assertThat(deviation(resnet.values("layer3.1.conv1.weight")))
                .isCloseTo(Math.sqrt(2.0 / (256 * 9)), within(0.02 * Math.sqrt(2.0 / (256 * 9))));
        assertThat(deviation(resnet.values("fc.weight")))
                .isCloseTo(1 / Math.sqrt(3 * 512), within(0.04 / Math.sqrt(3 * 512)));

        var efficientnet = network("efficientnet_b3", 10, 0);
        // A depthwise convolution's fan-out counts all of its channels: 2304 x 3 x 3.
        assertThat(deviation(efficientnet.values("features.7.1.block.1.0.weight")))
                .isCloseTo(Math.sqrt(2.0 / (2304 * 9)), within(0.03 * Math.sqrt(2.0 / (2304 * 9))));
        assertThat(deviation(efficientnet.values("classifier.1.weight")))
                .isCloseTo(1 / Math.sqrt(3 * 10), within(0.02 / Math.sqrt(3 * 10)));
        assertThat(efficientnet.values("classifier.1.bias")).containsOnly(0);

        var alexnet = network("alexnet", 10, 0);
        float bound = (float) (1 / Math.sqrt(192 * 9));
        assertThat(deviation(alexnet.values("features.6.weight")))
                .isCloseTo(bound / Math.sqrt(3), within(0.02 * bound));
        for (float bias : alexnet.values("features.6.bias")) {
            assertThat(bias).isBetween(-bound, bound).isNotZero();
        }
    }

    @Test
    void theWeightsOfAFileAreTakenAndNamedWithTheirSum() throws IOException {
        var file = save("first.safetensors", "resnet20", 10);
        var sum = Sha256.of(file);
        var network = new ModelInMemory("resnet20", 10);

        var origin = of("file", "path", "first.safetensors", sum).apply(network, 9);

        assertThat(origin).isEqualTo(new WeightsOrigin("first.safetensors", sum, null));
        assertThat(network.values("linear.weight"))
                .isEqualTo(network("resnet20", 10, 5).values("linear.weight"));
    }

    @Test
    void aHeadForOtherClassesBeginsAtRandomAndThatIsSaid() throws IOException {
        var file = save("first.safetensors", "resnet20", 10);
        var network = new ModelInMemory("resnet20", 7);

        var origin = of("file", "path", "first.safetensors", Sha256.of(file)).apply(network, 9);

        assertThat(origin.replacedHead()).isEqualTo(10);
        assertThat(origin.sentence(7)).contains("at random for 7 classes in place of 10");
        assertThat(network.values("linear.weight"))
                .isEqualTo(network("resnet20", 7, 9).values("linear.weight"));
        assertThat(network.values("conv1.weight"))
                .isEqualTo(network("resnet20", 10, 5).values("conv1.weight"));
    }

    @Test
    void theWeightsOfAnotherArchitectureAreRefusedByTheNamesThatDoNotFit() throws IOException {
        var sum = Sha256.of(save("first.safetensors", "resnet32", 10));
        var network = new ModelInMemory("resnet20", 10);

        assertThatThrownBy(() -> of("file", "path", "first.safetensors", sum).apply(network, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not have layer1.3.conv1.weight")
                .hasMessageContaining("more");
    }

    @Test
    void otherContentThanExpectedIsRefused() throws IOException {
        save("first.safetensors", "resnet20", 10);
        var network = new ModelInMemory("resnet20", 10);

        assertThatThrownBy(() ->
                        of("file", "path", "first.safetensors", "0".repeat(64)).apply(network, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are not the expected ones");
    }

    @Test
    void aFileAskedForWithoutItsSumGetsIt() throws IOException {
        var file = save("first.safetensors", "resnet20", 10);
        var asked = new InitializationRequest("file", Map.of("path", "first.safetensors"));

        var complete = Initializations.complete(asked, library());

        assertThat(complete.parameters()).isEqualTo(Map.of("path", "first.safetensors", "sha256", Sha256.of(file)));
        assertThat(Initializations.complete(complete, library())).isEqualTo(complete);
        assertThatThrownBy(() -> Initializations.of(asked, "resnet20", library()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sha256");
    }

    @Test
    void aLayerThatNormalizesImagesIsHeededWhereTheRequestSaysNothing() throws IOException {
        var layer = new Normalization(List.of(0.5, 0.25, 0.125), List.of(0.25, 0.5, 1.0));
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("mu", StoredTensor.of(List.of(1, 3, 1, 1), 0.5f, 0.25f, 0.125f));
        tensors.put("sigma", StoredTensor.of(List.of(1, 3, 1, 1), 0.25f, 0.5f, 1));
        tensors.putAll(ModelFile.tensors(network("resnet20", 10, 5)));
        Safetensors.write(folder.resolve("robust.pt"), tensors);

        assertThat(with("robust.pt", Map.of()).normalization()).contains(layer);
        assertThat(with("robust.pt", Map.of("normalization", "mean 0.501 0.25 0.125 std 0.25 0.5 1.0"))
                        .apply(new ModelInMemory("resnet20", 10), 0)
                        .taken())
                .isEqualTo("the file's own names (images are normalized by the mean and deviation of its own layer)");
        for (var other : List.of("dataset", "imagenet", "mean 0.6 0.25 0.125 std 0.25 0.5 1.0")) {
            assertThatThrownBy(() -> with("robust.pt", Map.of("normalization", other))
                            .apply(new ModelInMemory("resnet20", 10), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("write normalization: {mean: [0.5, 0.25, 0.125], std: [0.25, 0.5, 1.0]}");
        }
    }

    @Test
    void aMeanAndDeviationOfTheRequestAreUsed() throws IOException {
        save("plain.pt", "resnet20", 10);

        assertThat(with("plain.pt", Map.of()).normalization()).isEmpty();
        assertThat(with("plain.pt", Map.of("normalization", "dataset")).normalization())
                .isEmpty();
        assertThat(with("plain.pt", Map.of("normalization", "imagenet")).normalization())
                .contains(ImagenetWeights.NORMALIZATION);
        assertThat(with("plain.pt", Map.of("normalization", "mean 0.1 0.2 0.3 std 0.4 0.5 0.6"))
                        .normalization())
                .contains(new Normalization(List.of(0.1, 0.2, 0.3), List.of(0.4, 0.5, 0.6)));
    }

    /** The sum is that of all files: {@code cat INDEX SHARD SHARD | sha256sum}. */
    @Test
    void anIndexIsOneFileWithItsShards() throws IOException {
        var all = new ByteArrayOutputStream();
        for (var name : List.of(
                "model.safetensors.index.json",
                "model-00001-of-00002.safetensors",
                "model-00002-of-00002.safetensors")) {
            Files.copy(TorchCheckpoints.file(name), folder.resolve(name));
            all.writeBytes(Files.readAllBytes(folder.resolve(name)));
        }
        var asked = new InitializationRequest("file", Map.of("path", "model.safetensors.index.json"));

        var complete = Initializations.complete(asked, library());

        assertThat(complete.parameters()).containsEntry("sha256", Sha256.of(all.toByteArray()));
        Files.write(folder.resolve("model-00002-of-00002.safetensors"), new byte[] {1});
        assertThatThrownBy(() -> Initializations.complete(complete, library()))
                .hasMessageContaining("are not the expected ones");
    }

    @Test
    void weightsForImagenetInTheFolderAreCheckedAsOthersAre() throws IOException {
        save("squeezenet1_1-b8a52dc0.safetensors", "squeezenet1_0", 1000);

        assertThat(Initializations.problems(
                        InitializationRequest.named("imagenet"), List.of("squeezenet1_1", "alexnet"), library()))
                .singleElement(as(STRING))
                .contains("are not those of squeezenet1_1")
                .contains("they fit squeezenet1_0;");
    }

    @Test
    void weightsForImagenetAreTakenFromTheFolderWhereTheyLie() throws IOException {
        save("squeezenet1_1-b8a52dc0.safetensors", "squeezenet1_1", 1000);
        var network = new ModelInMemory("squeezenet1_1", 3);
        var imagenet = Initializations.of(InitializationRequest.named("imagenet"), "squeezenet1_1", library());

        assertThat(imagenet.normalization()).isPresent();
        assertThat(imagenet.apply(network, 0).replacedHead()).isEqualTo(1000);
        // A file of the official name with another content is not taken for it.
        save("squeezenet1_1-b8a52dc0.pth", "squeezenet1_1", 3);
        assertThatThrownBy(() -> imagenet.apply(network, 0)).hasMessageContaining("b8a52dc0");
    }

    @Test
    void everyOfficialFileIsOfAKnownNetworkAndNamesItsSum() {
        for (var weights : ImagenetWeights.all()) {
            assertThat(Architectures.names()).contains(weights.architecture());
            assertThat(weights.sum()).matches("[0-9a-f]{8}");
        }
        assertThat(ImagenetWeights.of("efficientnet_b3").crop()).isEqualTo(300);
    }

    @Test
    void theOfficialFilesAreThoseOfTheSharedTable() throws IOException {
        var lines = Files.readAllLines(SharedMaterial.file("spec/imagenet-weights.tsv"));
        var expected = lines.stream().skip(1).map(line -> line.split("\t")[1]).toList();

        assertThat(ImagenetWeights.all()).extracting(ImagenetWeights::file).containsExactlyElementsOf(expected);
    }

    @Test
    void requestsAreCheckedWithoutReadingAnyFile() {
        var sum = "0".repeat(64);
        refused(InitializationRequest.named("imagnet"), "known: random, imagenet, file, url, store");
        refused(InitializationRequest.named("imagenet"), "no ImageNet weights for 'resnet20'");
        refused(new InitializationRequest("random", Map.of("path", "a")), "no parameter 'path'");
        refused(InitializationRequest.named("file"), "needs the parameter 'path'");
        refused(new InitializationRequest("url", Map.of("url", "https://a.b/c")), "64 lower-case hex digits, was null");
        refused(new InitializationRequest("file", Map.of("path", "a", "sha256", "../b")), "was ../b");
        refused(
                new InitializationRequest("file", Map.of("path", "a", "sha256", sum, "normalization", "cifar")),
                "'dataset' or 'imagenet', or a mean and an std");
        Initializations.check(new InitializationRequest("file", Map.of("path", "a")), "resnet20");
        Initializations.check(new InitializationRequest("store", Map.of("key", "a", "sha256", sum)), "resnet20");
    }

    private static void refused(InitializationRequest request, String reason) {
        assertThatThrownBy(() -> Initializations.check(request, "resnet20"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private Initialization of(String kind, String parameter, String location, String sum) {
        var request = new InitializationRequest(kind, Map.of(parameter, location, "sha256", sum));
        return Initializations.of(request, "resnet20", library());
    }

    private Initialization with(String path, Map<String, String> more) throws IOException {
        var parameters = new HashMap<>(more);
        parameters.put("path", path);
        return Initializations.of(
                Initializations.complete(new InitializationRequest("file", parameters), library()),
                "resnet20",
                library());
    }

    private WeightsLibrary library() {
        var none = WeightsSource.none("there is none in this test");
        return new WeightsLibrary(new WeightsFolder(Optional.of(folder)), none, none);
    }

    /** Weights drawn from seed 5. */
    private Path save(String name, String architecture, int classes) throws IOException {
        var file = folder.resolve(name);
        Safetensors.write(file, ModelFile.tensors(network(architecture, classes, 5)));
        return file;
    }

    private static ModelInMemory network(String architecture, int classes, long seed) {
        var network = new ModelInMemory(architecture, classes);
        Initializations.random().apply(network, seed);
        return network;
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
