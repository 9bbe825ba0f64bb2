package org.tarnish.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/** The command on the embedded store. */
class PruneCommandTest {
    private static final Credentials OWNER = new Credentials("owner", "secret-of-the-owner");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String address;
    private EmbeddedStore server;
    private MinioObjectStore store;

    @BeforeEach
    void start() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        server = EmbeddedStore.start(new EmbeddedStoreSettings(folder, "127.0.0.1", port, OWNER, "tarnish"));
        store = new MinioObjectStore(
                new StoreSettings(
                        address, "owner", "secret-of-the-owner", "tarnish", "us-east-1", Duration.ofSeconds(5)),
                () -> {});
    }

    @AfterEach
    void stop() throws IOException {
        store.close();
        server.close();
    }

    private int prune(String... arguments) {
        out.reset();
        err.reset();
        var environment = Map.of(
                "TARNISH_S3_ENDPOINT",
                address,
                "TARNISH_S3_ACCESS_KEY",
                "owner",
                "TARNISH_S3_SECRET_KEY",
                "secret-of-the-owner");
        var all = new String[arguments.length + 1];
        all[0] = "prune";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var context = new Context(print(out), print(err), 0, environment, folder);
        return Tarnish.commandLine(context, LocalTarnish.commands(context)).execute(all);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void put(String key, String content) {
        store.put(key, content.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    @Test
    void saysWhatWouldGoAndDoesItWithYes() {
        put(Keys.marker("train-0"), "{}");
        put(Keys.checkpoints("train-0") + "files/a", "12345");
        put(Keys.outcome("e1"), "{\"state\":\"failed\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"e\"}");
        assertThat(prune("--failed")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Experiment e1", "To remove:", "give the same command with --yes")
                .containsPattern("checkpoints of finished trainings +1 objects +5 bytes")
                .containsPattern("experiments +1 objects");
        assertThat(store.list(Keys.TASKS)).hasSize(2);
        assertThat(store.list(Keys.EXPERIMENTS)).hasSize(1);

        assertThat(prune("--failed", "--yes")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Removed:").doesNotContain("--yes");
        assertThat(store.list(Keys.TASKS)).containsExactly(Keys.marker("train-0"));
        assertThat(store.list(Keys.EXPERIMENTS)).isEmpty();
        assertThat(prune("--failed", "--unreferenced", "--yes")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is nothing to remove.");
    }

    @Test
    void anOpenExperimentIsOneSentence() {
        put(Keys.open("e1"), "");
        assertThat(prune("e1", "--yes")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "tarnish: Nothing more is removed: experiment 'e1' is open and stays; cancel it first: tarnish"
                                + " cancel e1." + System.lineSeparator());
    }

    @Test
    void wrongTimesAreWrongUsage() {
        assertThat(prune("--older-than", "soon")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'soon' is no time", "such as 30d");
        assertThat(prune("--unreferenced", "--grace", "5m")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("at least 60 minutes");
    }

    @Test
    void saysWhereCachesAre() {
        assertThat(prune("--cache", "--data", folder.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(folder.resolve("work").toString(), "TARNISH_CACHE_BYTES");
    }
}
