package org.tarnish.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tarnish.cli.folder.DataFolder;

/** Stacks of fake services on ports of their own. */
final class StackFixture {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private StackFixture() {}

    static StackSettings settings(Path folder, Service... services) {
        return new StackSettings(
                new DataFolder(folder), List.of(services), System.getenv(), PATIENCE, new StackPorts(0, 0, 0, 0));
    }

    static Service fake(String name, String... arguments) {
        var command = Stream.concat(
                        Stream.of(java(), "-cp", classPath(), FakeService.class.getName()), Stream.of(arguments))
                .toList();
        return new Service(name, command, Map.of(), name.equals("web"));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** The process of a fake service. */
    static ProcessHandle process(Path folder, String service) throws IOException {
        var pid = Files.readString(new DataFolder(folder).work(service).resolve("pid"));
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Waits for something that happens soon. */
    static void await(BooleanSupplier happened) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }
}
