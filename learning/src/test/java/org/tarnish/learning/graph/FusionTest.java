package org.tarnish.learning.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Precision;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Residual;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.layer.SigmoidLinear;

class FusionTest {
    @Test
    void aConvolutionTakesUpTheActivationAfterIt() {
        var graph = fused(convolution("a"), new SigmoidLinear(), convolution("b"), new Rectifier());

        assertThat(convolutions(graph))
                .extracting(Operation.Convolve::activation)
                .containsExactly(Activation.SIGMOID_LINEAR, Activation.RECTIFIED);
        assertThat(graph.nodes()).hasSize(3);
    }

    @Test
    void aConvolutionTakesUpASumAndTheActivationAfterIt() {
        var graph = fused(convolution("a"), Residual.around(convolution("b")), new Rectifier());

        assertThat(graph.nodes()).hasSize(3);
        assertThat(graph.nodes().get(2).inputs()).containsExactly(1, 1);
        assertThat(convolutions(graph).get(1).activation()).isEqualTo(Activation.RECTIFIED);
    }

    @Test
    void whatTwoTakeIsNotTakenUp() {
        var graph = fused(convolution("a"), Residual.around(Sequence.of(new Rectifier(), convolution("b"))));

        assertThat(convolutions(graph).get(0).activation()).isEqualTo(Activation.NONE);
        assertThat(graph.nodes().get(2).operation()).isEqualTo(new Operation.Activate(Activation.RECTIFIED));
    }

    @Test
    void anActivationThatOnednnDoesNotComputeAfterASumStaysAlone() {
        var graph = fused(convolution("a"), Residual.around(convolution("b")), new SigmoidLinear());

        assertThat(graph.nodes()).hasSize(4);
        assertThat(graph.nodes().get(3).operation()).isEqualTo(new Operation.Activate(Activation.SIGMOID_LINEAR));
    }

    @Test
    void nothingIsLeftBetweenTheConvolutionsOfResidualNetworks() {
        assertThat(Fusion.fuse(Graph.of(new Folding()
                                .fold(Architectures.named("resnet20").layers(10))))
                        .nodes())
                .extracting(Node::operation)
                .noneMatch(operation -> operation instanceof Operation.Add);
    }

    @Test
    void squeezenetCopiesNoChannels() {
        var joined = Graph.of(Architectures.named("squeezenet1_1").layers(10));
        var separate = Separation.separate(joined);

        assertThat(count(joined, Operation.Join.class)).isEqualTo(8);
        assertThat(count(separate, Operation.Join.class)).isZero();
        // Each of eight joins feeds one convolution, two of them through maxima.
        assertThat(convolutions(separate)).hasSize(convolutions(joined).size() + 8);
        assertThat(count(separate, Operation.Pool.class)).isEqualTo(count(joined, Operation.Pool.class) + 2);
    }

    @Test
    void whatIsJoinedForOthersThanConvolutionsStaysJoined() {
        var recording = new Recording();
        var images = recording.images();
        images.joined(images).pooled(2, 2, 0, false).rectified();

        var separate = Separation.separate(recording.graph());

        assertThat(separate.nodes())
                .extracting(Node::operation)
                .containsExactly(
                        new Operation.Images(),
                        new Operation.Pool(2, 2, 0, false),
                        new Operation.Pool(2, 2, 0, false),
                        new Operation.Join(),
                        new Operation.Activate(Activation.RECTIFIED));
    }

    @Test
    void whatAConvolutionReadsIsNotOverwritten() {
        var summed = fused(
                convolution("a"), convolution("b"), Residual.around(Sequence.of(convolution("c"), convolution("d"))));
        var read = fused(convolution("a"), Residual.around(convolution("b")));

        assertThat(GraphSource.write(summed, true, Precision.FLOAT32).methods())
                .contains("_convolution_pointwise_(v2, v3");
        assertThat(GraphSource.write(read, true, Precision.FLOAT32).methods())
                .contains("_convolution_pointwise(v1, v1")
                .doesNotContain("_pointwise_(");
    }

    @Test
    void whatAViewShowsIsNotOverwrittenWhileTheViewIsUsed() {
        var recording = new Recording();
        var images = recording.images();
        var sum = images.plus(images);
        var view = sum.subsampled();
        sum.rectified();
        view.sigmoid();

        assertThat(GraphSource.write(recording.graph(), true, Precision.FLOAT32).methods())
                .contains("v3 = torch.relu(v1)")
                .doesNotContain("torch.relu_(");
    }

    private static Convolution convolution(String name) {
        return Convolution.centered(name, 3, 3, 3, 1, Initializer.constant(0));
    }

    private static Graph fused(Layer... layers) {
        return Fusion.fuse(Graph.of(new Body(Sequence.of(layers), Sequence.of())));
    }

    private static List<Operation.Convolve> convolutions(Graph graph) {
        return graph.nodes().stream()
                .map(Node::operation)
                .filter(Operation.Convolve.class::isInstance)
                .map(Operation.Convolve.class::cast)
                .toList();
    }

    private static long count(Graph graph, Class<? extends Operation> kind) {
        return graph.nodes().stream()
                .filter(node -> kind.isInstance(node.operation()))
                .count();
    }
}
