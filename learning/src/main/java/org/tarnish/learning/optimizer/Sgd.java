package org.tarnish.learning.optimizer;

import ai.djl.pytorch.jni.IValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.learning.engine.Script;
import org.tarnish.learning.network.Network;
import org.tarnish.network.weights.StoredTensor;

/**
 * Stochastic gradient descent with PyTorch's semantics. With gradient {@code g = gradient + decay * weight} and velocity
 * {@code v = momentum * v + g}, which begins at 0, the weight goes down by {@code rate * v}, or by
 * {@code rate * (g + momentum * v)} with Nesterov's look-ahead (Sutskever et al., ICML 2013), or by {@code rate * g} without
 * momentum. The learning rate is no part of the velocity. All tensors are updated by one fused operation.
 */
final class Sgd implements Optimizer {
    private static final String UPDATE =
            """
              def update(self: __torch__.Script,
                parameters: List[Tensor],
                velocities: List[Tensor],
                rate: float,
                decay: float,
                momentum: float,
                nesterov: bool,
                overflowed: Tensor) -> int:
                gradients = annotate(List[Tensor], [])
                for _0 in range(torch.len(parameters)):
                  parameter = parameters[_0]
                  _1 = torch.append(gradients, ops.prim.grad(parameter))
                if torch.eq(momentum, 0.):
                  _2 = torch._fused_sgd_(parameters, gradients, annotate(List[Tensor], []), weight_decay=decay, momentum=0., lr=rate, dampening=0., nesterov=False, maximize=False, is_first_step=False, found_inf=overflowed)
                else:
                  _3 = torch._fused_sgd_(parameters, gradients, velocities, weight_decay=decay, momentum=momentum, lr=rate, dampening=0., nesterov=nesterov, maximize=False, is_first_step=False, found_inf=overflowed)
                return torch.len(parameters)
            """;

    private final Network network;
    private final double decay;
    private final double momentum;
    private final boolean nesterov;
    private final Script script;
    private final LossScale scale;
    private final ParameterBuffers velocities;

    /** @param nesterov whether it looks ahead, which needs momentum */
    Sgd(Network network, LossScale scale, double decay, double momentum, boolean nesterov) {
        this.network = network;
        this.scale = scale;
        this.decay = decay;
        this.momentum = momentum;
        this.nesterov = nesterov;
        script = Script.load(network.manager(), UPDATE);
        velocities = new ParameterBuffers(network, "momentum_buffer.");
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
                velocities.list(),
                IValue.from(learningRate),
                IValue.from(decay),
                IValue.from(momentum),
                IValue.from(nesterov),
                IValue.from(scale.overflowed()));
    }

    @Override
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<>(scale.state());
        if (momentum != 0) {
            state.putAll(velocities.state());
        }
        return state;
    }

    @Override
    public void restore(Map<String, StoredTensor> state) {
        scale.restore(state);
        if (momentum != 0) {
            velocities.restore(state);
        }
    }
}
