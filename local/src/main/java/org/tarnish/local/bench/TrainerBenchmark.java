package org.tarnish.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.local.launcher.Service;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.StoreSettings;

/** Runs the trainer's benchmark beside an object store of its own. */
public final class TrainerBenchmark {
    private static final String BUCKET = "bench";
    private static final int END_OF_LOG = 20;

    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param folder an existing folder for this benchmark alone
     */
    public TrainerBenchmark(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    /**
     * @param port that the store listens on
     * @throws IOException if the program fails; the message has the end of what it logged
     */
    public void run(Service program, int port) throws IOException, InterruptedException {
        var credentials = Credentials.in(folder.resolve("credentials.json"));
        var settings = new StoreSettings(folder.resolve("objects"), "127.0.0.1", port, credentials, BUCKET);
        try (var store = EmbeddedStore.start(settings)) {
            run(
                    program,
                    Map.of(
                            "TARNISH_S3_ENDPOINT", store.endpoint(),
                            "TARNISH_S3_ACCESS_KEY", credentials.accessKey(),
                            "TARNISH_S3_SECRET_KEY", credentials.secretKey(),
                            "TARNISH_S3_BUCKET", BUCKET));
        }
    }

    private void run(Service program, Map<String, String> store) throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var builder =
                new ProcessBuilder(program.command()).directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().putAll(program.environment());
        builder.environment().putAll(store);
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
                var logged = Files.readAllLines(log);
                throw new IOException("The benchmark ended with exit code " + code + ": "
                        + String.join(
                                System.lineSeparator(),
                                logged.subList(Math.max(0, logged.size() - END_OF_LOG), logged.size())));
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(ending);
            process.destroy();
        }
    }
}
