package org.tarnish.learning.engine;

import ai.djl.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What makers call the devices of this machine. */
public final class DeviceNames {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final int PATIENCE_SECONDS = 10;

    private DeviceNames() {}

    /** The maker's name of a device; where the system does not tell, the engine's name for it. */
    public static String of(Device device) throws IOException {
        return (device.isGpu() ? gpu(device.getDeviceId()) : processor()).orElse(Engines.name(device));
    }

    private static Optional<String> processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        var model = MODEL.matcher(Files.readString(PROCESSORS));
        return model.find() ? Optional.of(model.group(1).strip()) : Optional.empty();
    }

    private static Optional<String> gpu(int index) throws IOException {
        Process asking;
        try {
            asking = new ProcessBuilder("nvidia-smi", "--query-gpu=name", "--format=csv,noheader", "--id=" + index)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        try {
            if (!asking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || asking.exitValue() != 0) {
                return Optional.empty();
            }
            var name = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            asking.destroy();
        }
    }
}
