package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.Examples;

class RunIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seeds: [0]",
                "training: {trainable: [head, all]}",
                "methodologies: [baseline, {fixed: {reduction: crop, quality: 0.5}}]",
                "models: [{name: mine, path: m.onnx, sha256: x}]"
            })
    void areThoseOfThePlan(String change) {
        var request = Examples.request(
                change, "architectures: [resnet20, squeezenet1_1]", "initializations: [random, imagenet]");
        var planned = Examples.plan(request, Examples.digits()).runs().stream()
                .map(Plan.Run::id)
                .toList();
        var ids = new RunIds(request);
        assertThat(ids.all()).containsExactlyElementsOf(planned);
        assertThat(planned).allMatch(ids::has);
        assertThat(ids.has("resnet20")).isFalse();
        assertThat(ids.has("resnet20-random-baseline-s7")).isFalse();
        assertThat(ids.has("")).isFalse();
    }
}
