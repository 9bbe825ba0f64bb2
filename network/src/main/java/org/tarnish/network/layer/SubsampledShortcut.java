package org.tarnish.network.layer;

/** Every second pixel, with channels of zeros put around its own: the shortcut without weights (He et al., option A). */
public record SubsampledShortcut(int in, int out) implements Layer {
    @Override
    public Extent output(Extent input) {
        return new Extent(out, (input.height() + 1) / 2, (input.width() + 1) / 2);
    }

    @Override
    public Tensor forward(Tensor input, Tensors tensors, boolean training) {
        int before = (out - in) / 2;
        int after = out - in - before;
        try (var pixels = input.subsampled()) {
            return pixels.padded(before, after);
        }
    }
}
