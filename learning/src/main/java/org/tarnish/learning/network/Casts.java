package org.tarnish.learning.network;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.engine.Script;

/**
 * Tensors of a network in the type that it computes in. Gradients go through casts as in PyTorch: those of parameters, which
 * are float32, are float32. The engine's own cast lets none through, and knows no bfloat16.
 */
final class Casts {
    private static final String METHODS =
            """
              def low(self: __torch__.Script,
                x: Tensor) -> Tensor:
                return torch.to(x, NUMBER)
              def wide(self: __torch__.Script,
                x: Tensor) -> Tensor:
                return torch.to(x, 6)
            """;

    private final Script script;

    Casts(Precision precision, NDManager manager) {
        script = switch (precision) {
            case FLOAT32 -> null;
            case FLOAT16 -> Script.load(manager, METHODS.replace("NUMBER", "5"));
            case BFLOAT16 -> Script.load(manager, METHODS.replace("NUMBER", "15"));
        };
    }

    /** Whether casts make new tensors, which whoever uses them closes. */
    boolean copy() {
        return script != null;
    }

    /** A float32 tensor in the type; the tensor itself in float32. */
    PtNDArray low(PtNDArray tensor) {
        return copy() ? script.differentiable("low", tensor) : tensor;
    }

    /** A result in float32, closed where it is of another type. */
    PtNDArray wide(PtNDArray result) {
        if (!copy()) {
            return result;
        }
        try (result) {
            return script.differentiable("wide", result);
        }
    }

    /** Closes what {@link #low} has made. */
    void close(PtNDArray low) {
        if (copy() && low != null) {
            low.close();
        }
    }
}
