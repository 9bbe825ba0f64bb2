package org.tarnish.learning.architecture;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tarnish.learning.layer.TensorSpec;

/** The values that the reference outputs of architectures were computed with: a hash of a tensor's name and index. */
final class GoldenFill {
    private GoldenFill() {}

    static void fill(Network network) {
        for (var spec : network.tensors()) {
            network.set(spec.name(), values(spec));
        }
    }

    /** Values in [-1, 1) of the batch of images. */
    static float[] input(int size) {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) unit("input", i);
        }
        return values;
    }

    private static float[] values(TensorSpec spec) {
        var values = new float[spec.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(spec, unit(spec.name(), i));
        }
        return values;
    }

    private static double value(TensorSpec spec, double unit) {
        if (spec.shape().size() >= 2) {
            return unit * Math.sqrt(6.0 / spec.fanIn());
        }
        boolean scale = spec.name().endsWith("running_var") || spec.name().endsWith("weight");
        return scale ? 1 + 0.1 * unit : 0.1 * unit;
    }

    private static double unit(String name, int index) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        int x = index * (int) 2654435761L + (int) crc.getValue();
        x ^= x >>> 16;
        x *= 0x45d9f3b;
        x ^= x >>> 16;
        return (x & 0xffffffffL) / 0x1p32 * 2 - 1;
    }
}
