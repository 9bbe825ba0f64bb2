package org.tarnish.network.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The sum of a change and a shortcut around it, both of the same input (He et al., CVPR 2016). */
public record Residual(Layer change, Layer shortcut) implements Layer {
    /** The input itself is the shortcut. */
    public static Residual around(Layer change) {
        return new Residual(change, Sequence.of());
    }

    @Override
    public List<TensorSpec> tensors() {
        return Stream.concat(change.tensors().stream(), shortcut.tensors().stream())
                .toList();
    }

    @Override
    public Extent output(Extent input) {
        return change.output(input);
    }

    @Override
    public long multiplyAdds(Extent input) {
        return change.multiplyAdds(input) + shortcut.multiplyAdds(input);
    }

    @Override
    public Layer rewritten(UnaryOperator<Layer> rule) {
        return rule.apply(new Residual(change.rewritten(rule), shortcut.rewritten(rule)));
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        var kept = shortcut.forward(input, tensors, training);
        try (var changed = change.forward(input, tensors, training)) {
            return changed.add(kept);
        } finally {
            if (kept != input) {
                kept.close();
            }
        }
    }
}
