package org.tarnish.bench.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What this process and the services that it started have taken. */
final class Processes {
    static final String LAUNCHER = "launcher";

    private Processes() {}

    /**
     * What one process has taken since its start.
     *
     * @param name of the service, or {@value #LAUNCHER}
     * @param cpu time on all cores together, in steps of 10 ms
     * @param peakMegabytes the most resident memory that it ever had; empty where the system does not tell
     */
    record Usage(String name, Duration cpu, OptionalDouble peakMegabytes) {}

    /** The usage of each process that is there, by process id. */
    static Map<Long, Usage> usage() throws IOException {
        var usage = new TreeMap<Long, Usage>();
        var self = ProcessHandle.current();
        for (var process : Stream.concat(Stream.of(self), self.children()).toList()) {
            var info = process.info();
            var name = process.equals(self)
                    ? LAUNCHER
                    : Memory.service(info.commandLine().orElse(""));
            if (!name.isEmpty() && info.totalCpuDuration().isPresent()) {
                usage.put(process.pid(), new Usage(name, info.totalCpuDuration().get(), peak(process.pid())));
            }
        }
        if (!usage.containsKey(self.pid())) {
            throw new IOException("This system does not tell the CPU time of processes, which is to be measured:"
                    + " run it on Linux, macOS or Windows.");
        }
        return usage;
    }

    private static OptionalDouble peak(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return peak(Files.readString(status, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Not Linux, or the process is just gone, which its missing CPU time will say.
            return OptionalDouble.empty();
        }
    }

    /** {@code VmHWM:     123456 kB}. */
    static OptionalDouble peak(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst();
    }
}
