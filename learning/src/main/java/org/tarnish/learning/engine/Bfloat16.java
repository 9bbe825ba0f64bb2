package org.tarnish.learning.engine;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Numbers of eight significant bits, of which some processors multiply whole matrices at once. */
public final class Bfloat16 {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Pattern MATRICES = Pattern.compile("(?m)^flags\\s*:.*\\bamx_bf16\\b");

    private Bfloat16() {}

    /** Whether a device is a processor that multiplies such matrices, several times as fast as those of float32. */
    public static boolean isQuickOn(Device device) {
        if (device.isGpu() || !Files.isReadable(PROCESSORS)) {
            return false;
        }
        try {
            return multipliesMatrices(Files.readString(PROCESSORS));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "what this machine's processor can do could not be read from " + PROCESSORS, e);
        }
    }

    /** @param processors as Linux describes them */
    static boolean multipliesMatrices(String processors) {
        return MATRICES.matcher(processors).find();
    }
}
