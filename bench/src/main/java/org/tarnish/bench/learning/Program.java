package org.tarnish.bench.learning;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.local.launcher.Service;
import org.tarnish.local.launcher.Services;

/** Runs a program of this module in a process that computes as the services do, and passes on what it says. */
public final class Program {
    private static final int END_OF_LOG = 20;

    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param folder an existing folder that it may write to
     */
    public Program(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    /**
     * Runs it to its end.
     *
     * @param main its class
     * @param environment what it gets beside that of a service
     * @throws IOException if it fails; the message has the end of what it logged
     */
    public void run(Class<?> main, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        var program = service(main, arguments);
        var log = folder.resolve("log");
        var builder =
                new ProcessBuilder(program.command()).directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().putAll(program.environment());
        builder.environment().putAll(environment);
        var process = builder.start();
        // Whoever interrupts this command does not want it to go on by itself.
        var ending = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                say.accept(line);
            }
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("The benchmark ended with exit code " + code + ": "
                        + String.join(System.lineSeparator(), endOf(Files.readAllLines(log))));
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
            process.destroy();
        }
    }

    /** A program of this module with the flags and the environment that it computes with. */
    public static Service service(Class<?> main, List<String> arguments) {
        return Services.computing("benchmark", classPath(), main.getName(), arguments);
    }

    /** The class path of this process, with absolute entries. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> endOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - END_OF_LOG), lines.size());
    }
}
