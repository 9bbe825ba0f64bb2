package org.tarnish.bench.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;

/** Runs the benchmark of training beside an object store of its own. */
public final class TrainerBenchmark {
    private static final String BUCKET = "bench";

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
     * @param arguments of {@link LearningBenchmark}
     * @param port that the store listens on
     * @throws IOException if the program fails; the message has the end of what it logged
     */
    public void run(List<String> arguments, int port) throws IOException, InterruptedException {
        var credentials = Credentials.in(folder.resolve("credentials.json"));
        var settings = new EmbeddedStoreSettings(folder.resolve("objects"), "127.0.0.1", port, credentials, BUCKET);
        try (var store = EmbeddedStore.start(settings)) {
            new Program(folder, say)
                    .run(
                            LearningBenchmark.class,
                            arguments,
                            Map.of(
                                    "TARNISH_S3_ENDPOINT", store.endpoint(),
                                    "TARNISH_S3_ACCESS_KEY", credentials.accessKey(),
                                    "TARNISH_S3_SECRET_KEY", credentials.secretKey(),
                                    "TARNISH_S3_BUCKET", BUCKET));
        }
    }
}
