package org.tarnish.learning.optimizer;

import ai.djl.pytorch.jni.IValue;
import org.tarnish.learning.engine.Script;
import org.tarnish.learning.network.Network;

/**
 * Keeps the gradients of a network short, with the semantics of PyTorch's {@code clip_grad_norm_}: all are multiplied by
 * {@code min(1, limit / (norm + 1e-6))}, the norm being the Euclidean one of all gradients taken together.
 */
public final class GradientClip {
    private static final String CLIP =
            """
              def clip(self: __torch__.Script,
                parameters: List[Tensor],
                limit: float) -> int:
                norms = annotate(List[Tensor], [])
                for _0 in range(torch.len(parameters)):
                  parameter = parameters[_0]
                  _1 = torch.append(norms, torch.linalg_vector_norm(ops.prim.grad(parameter)))
                norm = torch.linalg_vector_norm(torch.stack(norms))
                scale = torch.clamp(torch.mul(torch.reciprocal(torch.add(norm, 9.9999999999999995e-07)), limit), None, 1.)
                for _2 in range(torch.len(parameters)):
                  parameter0 = parameters[_2]
                  _3 = torch.mul_(ops.prim.grad(parameter0), scale)
                return torch.len(parameters)
            """;

    private final Network network;
    private final double limit;
    private final Script script;

    /** @param limit largest norm, greater than 0 */
    public GradientClip(Network network, double limit) {
        this.network = network;
        this.limit = limit;
        script = Script.load(network.manager(), CLIP);
    }

    /** Shortens the gradients of the last backward pass where they are too long. */
    public void apply() {
        script.run("clip", ParameterBuffers.parameters(network), IValue.from(limit));
    }
}
