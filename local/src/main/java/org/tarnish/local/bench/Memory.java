package org.tarnish.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * Resident memory of processes, as Linux accounts it.
 *
 * @param total bytes of all together; pages they share count for each
 * @param parts name and megabytes of each
 */
public record Memory(long total, String parts) {
    private static final long KILO = 1024;
    private static final double MEGA = 1e6;

    /** Of this process and all it has started. */
    public static Memory ofThisProcessAndItsChildren() throws IOException {
        var processes = Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
                .toList();
        long total = 0;
        var parts = new ArrayList<String>();
        for (var process : processes) {
            long resident = resident(process.pid());
            total += resident;
            parts.add("%s %.0f".formatted(name(process), resident / MEGA));
        }
        return new Memory(total, String.join(", ", parts));
    }

    private static long resident(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * KILO;
            }
        }
        return 0;
    }

    private static String name(ProcessHandle process) {
        var arguments = process.info().arguments().orElse(new String[0]);
        return Stream.of(arguments)
                .filter(argument -> argument.contains("-service/"))
                .map(argument -> argument.replaceAll(".*/([a-z]+-service)/.*", "$1"))
                .findFirst()
                .orElse("launcher");
    }

    @Override
    public String toString() {
        return "%.0f MB (%s)".formatted(total / MEGA, parts);
    }
}
