package org.tarnish.learning.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Sequence;

class FoldingTest {
    @Test
    void aConvolutionTakesUpScaleAndShift() {
        var folding = new Folding();
        var body = folding.fold(new Body(
                Sequence.of(
                        Convolution.centered("c", 1, 2, 1, 1, Initializer.constant(0)), new BatchNormalization("n", 2)),
                Sequence.of()));
        var tensors = Map.of(
                "c.weight", new float[] {2, 3},
                "n.weight", new float[] {1, 4},
                "n.bias", new float[] {0.5f, 1},
                "n.running_mean", new float[] {1, 2},
                "n.running_var", new float[] {4, 1});

        var specs = body.backbone().tensors();

        assertThat(specs).extracting(spec -> spec.name()).containsExactly("c.weight", "c.bias");
        // Scales 1 / 2 and 4 / 1, but for epsilon: 2 / 2, 3 * 4; 0.5 - 1 / 2, 1 - 2 * 4.
        assertThat(folding.values(specs.get(0), tensors::get)).containsExactly(new float[] {1, 12}, within(1e-4f));
        assertThat(folding.values(specs.get(1), tensors::get)).containsExactly(new float[] {0, -7}, within(1e-4f));
    }
}
