package org.tarnish.learning.optimizer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.engine.Script;
import org.tarnish.learning.network.Network;
import org.tarnish.network.weights.StoredTensor;

/**
 * Adam (Kingma and Ba, ICLR 2015) and AdamW (Loshchilov and Hutter, ICLR 2019) with PyTorch's defaults and semantics:
 * decay rates 0.9 and 0.999, epsilon 1e-8 added after bias correction. Adam adds {@code decay * weight} to the gradient;
 * AdamW instead multiplies the weight by {@code 1 - rate * decay} before each step. All tensors are updated by one fused
 * operation.
 */
final class Adam implements Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String STEP = "step";

    /** One step counter serves all tensors: the fused operation only reads it. A step that is left out does not count. */
    private static final String UPDATE =
            """
              def update(self: __torch__.Script,
                parameters: List[Tensor],
                averages: List[Tensor],
                squares: List[Tensor],
                step: Tensor,
                rate: float,
                decay: float,
                beta1: float,
                beta2: float,
                epsilon: float,
                overflowed: Tensor) -> int:
                gradients = annotate(List[Tensor], [])
                steps = annotate(List[Tensor], [])
                _0 = torch.add_(step, torch.rsub(overflowed, 1.))
                for _1 in range(torch.len(parameters)):
                  parameter = parameters[_1]
                  _2 = torch.append(gradients, ops.prim.grad(parameter))
                  _3 = torch.append(steps, step)
                _4 = torch.OPERATION(parameters, gradients, averages, squares, annotate(List[Tensor], []), steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False, found_inf=overflowed)
                return torch.len(parameters)
            """;

    private final Network network;
    private final double decay;
    private final Script script;
    private final LossScale scale;
    private final ParameterBuffers averages;
    private final ParameterBuffers squares;
    private PtNDArray step;

    private Adam(Network network, LossScale scale, double decay, String operation) {
        this.network = network;
        this.scale = scale;
        this.decay = decay;
        script = Script.load(network.manager(), UPDATE.replace("OPERATION", operation));
        step = ChannelsLast.upload(network.manager(), List.of(), new float[1]);
        averages = new ParameterBuffers(network, "exp_avg.");
        squares = new ParameterBuffers(network, "exp_avg_sq.");
    }

    /** Adam. */
    static Adam coupled(Network network, LossScale scale, double decay) {
        return new Adam(network, scale, decay, "_fused_adam_");
    }

    /** AdamW. */
    static Adam decoupled(Network network, LossScale scale, double decay) {
        return new Adam(network, scale, decay, "_fused_adamw_");
    }

    @Override
    public LossScale lossScale() {
        return scale;
    }

    @Override
    public void step(double learningRate) {
        script.run(
                "update",
                ParameterBuffers.parameters(network),
                averages.list(),
                squares.list(),
                IValue.from(step),
                IValue.from(learningRate),
                IValue.from(decay),
                IValue.from(BETA1),
                IValue.from(BETA2),
                IValue.from(EPSILON),
                IValue.from(scale.overflowed()));
    }

    @Override
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<>(scale.state());
        state.put(STEP, new StoredTensor(List.of(), () -> ChannelsLast.download(step)));
        state.putAll(averages.state());
        state.putAll(squares.state());
        return state;
    }

    @Override
    public void restore(Map<String, StoredTensor> state) {
        scale.restore(state);
        step.close();
        step = ChannelsLast.upload(network.manager(), List.of(), ParameterBuffers.values(state, STEP, List.of()));
        averages.restore(state);
        squares.restore(state);
    }
}
