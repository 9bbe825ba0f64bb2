package org.tarnish.learning.optimizer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tarnish.learning.architecture.Network;
import org.tarnish.learning.engine.Script;
import org.tarnish.learning.layer.ChannelsLast;
import org.tarnish.learning.layer.TensorSpec;
import org.tarnish.learning.weights.StoredTensor;

/**
 * Adam (Kingma and Ba, ICLR 2015) with PyTorch's defaults and semantics: decay rates 0.9 and 0.999, epsilon 1e-8 added
 * after bias correction, no weight decay. All tensors are updated by one fused operation.
 */
final class Adam implements Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String STEP = "step";
    private static final String AVERAGE = "exp_avg.";
    private static final String SQUARE = "exp_avg_sq.";

    /** One step counter serves all tensors: the fused operation only reads it. */
    private static final String UPDATE =
            """
              def update(self: __torch__.Script,
                parameters: List[Tensor],
                averages: List[Tensor],
                squares: List[Tensor],
                step: Tensor,
                rate: float,
                beta1: float,
                beta2: float,
                epsilon: float) -> int:
                gradients = annotate(List[Tensor], [])
                steps = annotate(List[Tensor], [])
                _0 = torch.add_(step, 1)
                for _1 in range(torch.len(parameters)):
                  parameter = parameters[_1]
                  _2 = torch.append(gradients, ops.prim.grad(parameter))
                  _3 = torch.append(steps, step)
                _4 = torch._fused_adam_(parameters, gradients, averages, squares, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=0., eps=epsilon, amsgrad=False, maximize=False)
                return torch.len(parameters)
            """;

    private final Network network;
    private final List<TensorSpec> learning;
    private final Script script;
    private final Map<String, PtNDArray> averages = new LinkedHashMap<>();
    private final Map<String, PtNDArray> squares = new LinkedHashMap<>();
    private PtNDArray step;

    Adam(Network network) {
        this.network = network;
        learning = network.learning();
        script = Script.load(network.manager(), UPDATE);
        step = ChannelsLast.upload(network.manager(), List.of(), new float[1]);
        for (var spec : learning) {
            averages.put(spec.name(), ChannelsLast.zeros(network.manager(), spec.shape()));
            squares.put(spec.name(), ChannelsLast.zeros(network.manager(), spec.shape()));
        }
    }

    @Override
    public void step(double learningRate) {
        script.run(
                "update",
                list(network::tensor),
                list(averages::get),
                list(squares::get),
                IValue.from(step),
                IValue.from(learningRate),
                IValue.from(BETA1),
                IValue.from(BETA2),
                IValue.from(EPSILON));
    }

    @Override
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        state.put(STEP, new StoredTensor(List.of(), () -> ChannelsLast.download(step)));
        for (var spec : learning) {
            var name = spec.name();
            state.put(AVERAGE + name, stored(spec, averages));
            state.put(SQUARE + name, stored(spec, squares));
        }
        return state;
    }

    @Override
    public void restore(Map<String, StoredTensor> state) {
        step.close();
        step = ChannelsLast.upload(network.manager(), List.of(), values(state, STEP, List.of()));
        for (var spec : learning) {
            restore(state, AVERAGE + spec.name(), spec, averages);
            restore(state, SQUARE + spec.name(), spec, squares);
        }
    }

    private IValue list(Function<String, PtNDArray> tensors) {
        return IValue.listFrom(
                learning.stream().map(spec -> tensors.apply(spec.name())).toArray(PtNDArray[]::new));
    }

    private void restore(
            Map<String, StoredTensor> state, String name, TensorSpec spec, Map<String, PtNDArray> moments) {
        var values = values(state, name, spec.shape());
        moments.put(spec.name(), ChannelsLast.upload(network.manager(), spec.shape(), values))
                .close();
    }

    private static StoredTensor stored(TensorSpec spec, Map<String, PtNDArray> moments) {
        return new StoredTensor(spec.shape(), () -> ChannelsLast.download(moments.get(spec.name())));
    }

    private static float[] values(Map<String, StoredTensor> state, String name, List<Integer> shape) {
        var tensor = state.get(name);
        if (tensor == null || !tensor.shape().equals(shape)) {
            throw new IllegalArgumentException("the state of an Adam optimizer needs '" + name + "' of shape " + shape
                    + ", was " + (tensor == null ? "missing" : "of shape " + tensor.shape()));
        }
        return tensor.read();
    }
}
