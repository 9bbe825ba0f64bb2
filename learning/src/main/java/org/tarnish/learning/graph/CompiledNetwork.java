package org.tarnish.learning.graph;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.engine.Script;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.layer.TensorSpec;

/**
 * A network for evaluation alone, run as one graph: batch normalization is folded into the convolutions before it, and
 * sums and activations are computed within them. Logits differ from the layers' own by rounding alone. Not thread-safe.
 */
public final class CompiledNetwork implements AutoCloseable {
    private final Script script;
    private final NDManager manager;
    private final NDManager uploads;
    private IValue weights;
    private boolean prepared;

    private CompiledNetwork(Script script, NDManager manager, NDManager uploads, IValue weights) {
        this.script = script;
        this.manager = manager;
        this.uploads = uploads;
        this.weights = weights;
    }

    /**
     * Compiles a network for the manager's device.
     *
     * @param precision what it computes in
     * @param values of each tensor of the state dict by name, in row-major order; asked for one at a time
     */
    public static CompiledNetwork create(
            Architecture architecture,
            int classes,
            Precision precision,
            NDManager parent,
            Function<String, float[]> values) {
        boolean fused = !parent.getDevice().isGpu() && OneDnn.computesIn(precision);
        return create(architecture, classes, precision, parent, fused, values);
    }

    /** @param fused whether convolutions are oneDNN's, which take up what follows them and run on CPUs alone */
    static CompiledNetwork create(
            Architecture architecture,
            int classes,
            Precision precision,
            NDManager parent,
            boolean fused,
            Function<String, float[]> values) {
        var folding = new Folding();
        var body = folding.fold(architecture.layers(classes));
        var graph = Fusion.fuse(Separation.separate(Graph.of(body)));
        var source = GraphSource.write(graph, fused, precision);
        Map<String, TensorSpec> specs = new HashMap<>();
        body.backbone().tensors().forEach(spec -> specs.put(spec.name(), spec));
        body.head().tensors().forEach(spec -> specs.put(spec.name(), spec));
        var manager = parent.newSubManager();
        try {
            var script = Script.load(manager, source.methods());
            var uploads = manager.newSubManager();
            var tensors = source.weights().stream()
                    .map(specs::get)
                    .map(spec -> ChannelsLast.upload(uploads, spec.shape(), folding.values(spec, values)))
                    .toArray(PtNDArray[]::new);
            return new CompiledNetwork(script, manager, uploads, IValue.listFrom(tensors));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Logits of a batch. The first batch takes longer: weights are brought into the layout that is fastest for its size.
     *
     * @param images {@code N x 3 x H x W}, float32, normalized, channels last in memory
     * @return {@code N x classes}, float32; belongs to the images' manager
     */
    public PtNDArray logits(PtNDArray images) {
        try (var batch = IValue.from(images)) {
            prepare(batch);
            try (var logits = script.call("classify", batch, weights)) {
                return logits.toTensor(images.getManager());
            }
        }
    }

    private void prepare(IValue batch) {
        if (prepared) {
            return;
        }
        var uploaded = weights;
        weights = script.call("prepare", batch, uploaded);
        prepared = true;
        uploaded.close();
        uploads.close();
    }

    @Override
    public void close() {
        weights.close();
        manager.close();
    }
}
