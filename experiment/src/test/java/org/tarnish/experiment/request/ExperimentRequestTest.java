package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.Examples;
import org.tarnish.imaging.corruption.SeverityTable;

class ExperimentRequestTest {
    @Test
    void readsTheQuickstart() {
        var request = Examples.quickstart();
        assertThat(request.name()).isEqualTo("digits-quickstart");
        assertThat(request.dataset()).isEqualTo(new DatasetRequest("digits", null, null, null, 0.1, 0.2, Map.of()));
        assertThat(request.dataset().location()).isEqualTo("digits");
        assertThat(request.imageSize()).isEqualTo(16);
        assertThat(request.architectures()).containsExactly("resnet20");
        assertThat(request.initializations()).containsExactly(InitializationRequest.named("random"));
        assertThat(request.training())
                .isEqualTo(TrainingRequest.of(new TrainingForm(
                        "adam",
                        0.001,
                        64,
                        10,
                        3,
                        List.of(Trainable.ALL),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        assertThat(request.methodologies())
                .containsExactly(
                        new MethodologyRequest("baseline", Map.of()),
                        new MethodologyRequest("fixed", Map.of("reduction", "resolution", "quality", 0.5)));
        assertThat(request.conditions())
                .isEqualTo(new Conditions(
                        new Conditions.Corruptions(
                                List.of("gaussian_noise", "contrast"),
                                List.of(1, 3, 5),
                                Conditions.Table.CIFAR,
                                0L,
                                null),
                        new Conditions.Reductions(
                                List.of("color", "crop", "resolution", "combination"), List.of(0.75, 0.5, 0.25)),
                        new Conditions.MinimalImages(List.of("color", "resolution"), 50, 0.125)));
        assertThat(request.seeds()).containsExactly(0L);
    }

    @Test
    void readsTheExperimentOnRealImages() {
        var request = Examples.read(Path.of("../experiments/cifar10-quick.yaml"));
        assertThat(request.dataset().location()).isEqualTo("cifar10-jpeg.tar.xz");
        assertThat(request.dataset().limit()).isEqualTo(Map.of("train", 5000, "validation", 1000, "test", 1000));
        assertThat(request.architectures()).containsExactly("resnet20", "squeezenet1_1");
        assertThat(request.conditions().minimalImages()).isNull();
    }

    @Test
    void fillsInDefaults() {
        var request = Examples.request();
        assertThat(request.initializations()).containsExactly(InitializationRequest.named("random"));
        assertThat(request.training())
                .isEqualTo(TrainingRequest.of(new TrainingForm(
                        "adam",
                        0.001,
                        64,
                        30,
                        3,
                        List.of(Trainable.ALL),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        assertThat(request.methodologies()).containsExactly(new MethodologyRequest("baseline", null));
        assertThat(request.conditions()).isEqualTo(Conditions.none());
        assertThat(request.seeds()).containsExactly(0L);
    }

    @Test
    void fillsInDefaultsOfConditions() {
        var conditions = Examples.request(
                        "conditions:",
                        "  corruptions: {names: [contrast]}",
                        "  reductions: {kinds: [crop]}",
                        "  minimalImages: {kinds: [color]}",
                        "  perturbations: {names: [rotate]}")
                .conditions();
        assertThat(conditions.perturbations().images()).isEqualTo(100);
        assertThat(conditions.perturbations().difficulty()).isEqualTo(1);
        assertThat(conditions.perturbations().seed()).isZero();
        assertThat(conditions.perturbations().tableFor(63)).isEqualTo(SeverityTable.CIFAR);
        assertThat(conditions.perturbations().tableFor(64)).isEqualTo(SeverityTable.IMAGENET);
        assertThat(conditions.corruptions().severities()).containsExactly(1, 2, 3, 4, 5);
        assertThat(conditions.corruptions().seed()).isZero();
        assertThat(conditions.reductions().qualities()).containsExactly(0.75, 0.5, 0.25);
        assertThat(conditions.minimalImages().images()).isEqualTo(100);
        assertThat(conditions.minimalImages().step()).isEqualTo(0.125);
    }

    @Test
    void imagesInOtherFormsAreStoredUnlessAskedForOtherwise() throws JsonProcessingException {
        var spelled = Examples.request("conditions: {storage: shards}").conditions();
        assertThat(spelled).isEqualTo(Conditions.none());
        assertThat(Examples.JSON.writeValueAsString(spelled)).doesNotContain("storage");
        assertThat(spelled.storing()).isEqualTo(Storage.SHARDS);
        var computed = Examples.request("conditions: {storage: computed}").conditions();
        assertThat(computed.storing()).isEqualTo(Storage.COMPUTED);
        assertThat(Examples.JSON.readValue(Examples.JSON.writeValueAsString(computed), Conditions.class))
                .isEqualTo(computed);
        assertThat(computed.withCorruptions(null).withImageSets(List.of())).isEqualTo(computed);
    }

    @Test
    void theTableFollowsTheImageSizeUnlessGiven() {
        var open = new Conditions.Corruptions(List.of("contrast"), null, null, null, null);
        assertThat(open.tableFor(63)).isEqualTo(SeverityTable.CIFAR);
        assertThat(open.tableFor(64)).isEqualTo(SeverityTable.IMAGENET);
        var given = new Conditions.Corruptions(List.of("contrast"), null, Conditions.Table.IMAGENET, null, null);
        assertThat(given.tableFor(16)).isEqualTo(SeverityTable.IMAGENET);
    }

    @Test
    void frostTexturesAreOtherOnesIfTheyAreNotTheShippedOnes() throws JsonProcessingException {
        var shipped = corruptions("frostTextures: synthesized-v1");
        assertThat(shipped.otherFrostTextures()).isEmpty();
        assertThat(corruptions("seed: 1").otherFrostTextures()).isEmpty();
        assertThat(corruptions("frostTextures: sha256-0").otherFrostTextures()).contains("sha256-0");
        assertThat(Examples.JSON.writeValueAsString(shipped)).contains("\"frostTextures\":\"synthesized-v1\"");
        assertThat(Examples.JSON.writeValueAsString(corruptions("seed: 1"))).doesNotContain("rost");
    }

    private static Conditions.Corruptions corruptions(String more) {
        return Examples.request("conditions: {corruptions: {names: [contrast], " + more + "}}")
                .conditions()
                .corruptions();
    }

    @Test
    void comesBackFromJsonAsItWas() throws JsonProcessingException {
        for (var request : List.of(
                Examples.quickstart(),
                Examples.request(),
                Examples.request("conditions: {perturbations: {names: [rotate], difficulty: 3}}"),
                Examples.request("training: {trainable: head}"))) {
            var json = Examples.JSON.writeValueAsString(request);
            assertThat(Examples.JSON.readValue(json, ExperimentRequest.class)).isEqualTo(request);
        }
    }

    @Test
    void methodologiesAreWrittenAsPeopleWriteThem() throws JsonProcessingException {
        assertThat(Examples.JSON.writeValueAsString(Examples.quickstart().methodologies()))
                .isEqualTo("[\"baseline\",{\"fixed\":{\"quality\":0.5,\"reduction\":\"resolution\"}}]");
    }

    @Test
    void aMethodologyMayHaveEmptyParameters() {
        assertThat(Examples.request("methodologies: [{baseline: {}}, {shared: }]")
                        .methodologies())
                .containsExactly(new MethodologyRequest("baseline", null), new MethodologyRequest("shared", null));
    }

    @Test
    void refusesWhatIsNoMethodology() {
        assertThatThrownBy(() -> MethodologyRequest.of(7))
                .hasMessage("a methodology must be a name or a mapping with one key, was 7");
        assertThatThrownBy(() -> MethodologyRequest.of(Map.of()))
                .hasMessage("a methodology must be a name or a mapping with one key, was {}");
        assertThatThrownBy(() -> MethodologyRequest.of(Map.of("fixed", 0.5)))
                .hasMessage("the parameters of methodology 'fixed' must be a mapping, was 0.5");
        assertThatThrownBy(() -> Examples.JSON.readValue("{\"fixed\": {\"quality\": null}}", MethodologyRequest.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("the parameter 'quality' of methodology 'fixed' must have a value, was null");
    }
}
