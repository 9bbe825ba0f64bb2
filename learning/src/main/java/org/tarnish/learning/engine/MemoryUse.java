package org.tarnish.learning.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Memory that is used, as the system tells. */
public final class MemoryUse {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");
    private static final long KILOBYTE = 1024;

    private MemoryUse() {}

    /** The most physical memory that this process has used, in bytes; empty where the system does not tell. */
    public static OptionalLong hostPeak() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        var peak = PEAK.matcher(Files.readString(STATUS));
        return peak.find() ? OptionalLong.of(Long.parseLong(peak.group(1)) * KILOBYTE) : OptionalLong.empty();
    }

    /** Bytes in use on a GPU, by all processes; empty for a CPU. */
    public static OptionalLong onDevice(Device device) {
        return device.isGpu() ? OptionalLong.of(CudaUtils.getGpuMemory(device).getCommitted()) : OptionalLong.empty();
    }
}
