package org.tarnish.bench.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resident memory of this process and of those it started. */
final class Memory {
    private Memory() {}

    /**
     * What a process holds.
     *
     * @param name of the service, or {@code launcher}
     */
    record Share(String name, double megabytes) {}

    /** The shares of all processes, as {@code ps} tells them. */
    static List<Share> shares() throws IOException, InterruptedException {
        var self = ProcessHandle.current();
        var pids = Stream.concat(Stream.of(self), self.children())
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(","));
        var ps = new ProcessBuilder("ps", "-o", "pid=,rss=,args=", "-p", pids)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var shares = new ArrayList<Share>();
        try (var lines = ps.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                share(line.strip(), self.pid()).ifPresent(shares::add);
            }
        }
        ps.waitFor();
        return shares;
    }

    private static Optional<Share> share(String line, long self) {
        var words = line.split("\\s+", 3);
        var name = Long.parseLong(words[0]) == self ? "launcher" : service(words[2]);
        return name.isEmpty() ? Optional.empty() : Optional.of(new Share(name, Long.parseLong(words[1]) / 1024.0));
    }

    /** {@code ... -jar ROOT/trainer-service/target/quarkus-app/quarkus-run.jar}. */
    static String service(String command) {
        var jar = command.indexOf("/target/quarkus-app/");
        return jar < 0 ? "" : command.substring(command.lastIndexOf('/', jar - 1) + 1, jar);
    }
}
