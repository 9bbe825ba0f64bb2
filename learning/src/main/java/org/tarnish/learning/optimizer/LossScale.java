package org.tarnish.learning.optimizer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.engine.Script;
import org.tarnish.learning.network.Network;
import org.tarnish.network.weights.StoredTensor;

/**
 * What a loss is multiplied by before gradients are taken of it, so that small ones do not vanish in float16 (Micikevicius
 * et al., Mixed Precision Training, ICLR 2018). It begins at 65,536, is halved after a step whose gradients overflow, which
 * changes no parameter, and is doubled after 2,000 steps in a row that do not, as in PyTorch's {@code GradScaler}. In other
 * precisions it is 1 always. All of it stays on the device.
 */
public final class LossScale {
    private static final float FIRST = 65_536;
    private static final double STEPS_BEFORE_GROWTH = 2_000;

    /** A scale below this has met overflow so often in a row that no loss is small enough. */
    private static final float EXHAUSTED = 0x1p-20f;

    private static final String SCALE = "loss_scale";
    private static final String GOOD_STEPS = "loss_scale.good_steps";

    private static final String METHODS =
            """
              def unscale(self: __torch__.Script,
                parameters: List[Tensor],
                scale: Tensor,
                overflowed: Tensor) -> int:
                gradients = annotate(List[Tensor], [])
                for _0 in range(torch.len(parameters)):
                  parameter = parameters[_0]
                  _1 = torch.append(gradients, ops.prim.grad(parameter))
                _2 = torch.zero_(overflowed)
                _3 = torch._amp_foreach_non_finite_check_and_unscale_(gradients, overflowed, torch.reciprocal(scale))
                return torch.len(parameters)
              def update(self: __torch__.Script,
                scale: Tensor,
                good: Tensor,
                overflowed: Tensor,
                interval: float) -> int:
                kept = torch.rsub(overflowed, 1.)
                _0 = torch.mul_(torch.add_(good, 1.), kept)
                grown = torch.to(torch.ge(good, interval), 6)
                _1 = torch.mul_(good, torch.rsub(grown, 1.))
                factor = torch.mul(torch.rsub(torch.mul(overflowed, 0.5), 1.), torch.add(grown, 1.))
                _2 = torch.clamp_max_(torch.mul_(scale, factor), 1.7014118346046923e+38)
                return 0
            """;

    private final Network network;
    private final boolean dynamic;
    private final Script script;
    private final PtNDArray overflowed;
    private PtNDArray scale;
    private PtNDArray good;

    /** @param precision what the network computes in */
    LossScale(Network network, Precision precision) {
        this.network = network;
        dynamic = precision == Precision.FLOAT16;
        script = Script.load(network.manager(), METHODS);
        overflowed = single(0);
        scale = single(dynamic ? FIRST : 1);
        good = single(0);
    }

    /**
     * The gradient of a scaled loss with respect to the loss.
     *
     * @param loss a single value
     * @param share of it in the loss of the whole batch, in (0, 1]
     */
    public PtNDArray gradient(PtNDArray loss, double share) {
        var weight = (PtNDArray) loss.getManager().full(loss.getShape(), (float) share);
        if (!dynamic) {
            return weight;
        }
        try (weight) {
            return JniUtils.mul(weight, scale);
        }
    }

    /** Makes accumulated gradients those of the loss itself, and notes whether one of them is not finite. */
    public void unscale() {
        if (dynamic) {
            script.run("unscale", ParameterBuffers.parameters(network), IValue.from(scale), IValue.from(overflowed));
        }
    }

    /** Takes up what {@link #unscale} has noted; called once after each step. */
    public void update() {
        if (dynamic) {
            script.run(
                    "update",
                    IValue.from(scale),
                    IValue.from(good),
                    IValue.from(overflowed),
                    IValue.from(STEPS_BEFORE_GROWTH));
        }
    }

    /**
     * Whether gradients have overflowed at every scale that was tried, so that training stands still. Reads from the device
     * in float16.
     */
    public boolean isExhausted() {
        return dynamic && !(HostValues.single(scale) >= EXHAUSTED);
    }

    /** A single value: 1 where the parameters are to stay as they are, else 0. */
    PtNDArray overflowed() {
        return overflowed;
    }

    /** In one order, as files hold it. */
    Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        if (dynamic) {
            state.put(SCALE, stored(scale));
            state.put(GOOD_STEPS, stored(good));
        }
        return state;
    }

    void restore(Map<String, StoredTensor> state) {
        if (dynamic) {
            scale.close();
            scale = single(ParameterBuffers.values(state, SCALE, List.of())[0]);
            good.close();
            good = single(ParameterBuffers.values(state, GOOD_STEPS, List.of())[0]);
        }
    }

    private PtNDArray single(float value) {
        return ChannelsLast.upload(network.manager(), List.of(), new float[] {value});
    }

    private static StoredTensor stored(PtNDArray value) {
        return new StoredTensor(List.of(), () -> ChannelsLast.download(value));
    }
}
