package org.tarnish.learning.network;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.tarnish.network.layer.TensorSpec;

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
        int start = start("input");
        for (int i = 0; i < size; i++) {
            values[i] = (float) unit(start, i);
        }
        return values;
    }

    private static float[] values(TensorSpec spec) {
        var values = new float[spec.size()];
        int start = start(spec.name());
        double scale = scale(spec);
        double center = center(spec);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (center + scale * unit(start, i));
        }
        return values;
    }

    private static double scale(TensorSpec spec) {
        return isMatrix(spec) ? Math.sqrt(6.0 / spec.fanIn()) : 0.1;
    }

    private static double center(TensorSpec spec) {
        boolean scales = spec.name().endsWith("running_var") || spec.name().endsWith("weight");
        return scales && !isMatrix(spec) ? 1 : 0;
    }

    private static boolean isMatrix(TensorSpec spec) {
        return spec.shape().size() >= 2;
    }

    private static int start(String name) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    private static double unit(int start, int index) {
        int x = index * (int) 2654435761L + start;
        x ^= x >>> 16;
        x *= 0x45d9f3b;
        x ^= x >>> 16;
        return (x & 0xffffffffL) / 0x1p32 * 2 - 1;
    }
}
