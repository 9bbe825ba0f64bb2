package org.tarnish.network.layer;

import java.util.List;
import java.util.function.UnaryOperator;

/** Layers one after another; each intermediate result is closed as soon as the next layer has used it. */
public record Sequence(List<Layer> layers) implements Layer {
    public Sequence {
        layers = List.copyOf(layers);
    }

    public static Sequence of(Layer... layers) {
        return new Sequence(List.of(layers));
    }

    @Override
    public List<TensorSpec> tensors() {
        return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    }

    @Override
    public Extent output(Extent input) {
        var extent = input;
        for (var layer : layers) {
            extent = layer.output(extent);
        }
        return extent;
    }

    @Override
    public long multiplyAdds(Extent input) {
        long sum = 0;
        var extent = input;
        for (var layer : layers) {
            sum += layer.multiplyAdds(extent);
            extent = layer.output(extent);
        }
        return sum;
    }

    @Override
    public Layer rewritten(UnaryOperator<Layer> rule) {
        return rule.apply(
                new Sequence(layers.stream().map(layer -> layer.rewritten(rule)).toList()));
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        var current = input;
        for (var layer : layers) {
            var next = current == input
                    ? layer.forward(current, tensors, training)
                    : layer.consume(current, tensors, training);
            if (current != input && current != next) {
                current.close();
            }
            current = next;
        }
        return current;
    }
}
