package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

class EmbeddedStoreTest {
    private static final int WRITERS = 16;
    private static final Credentials OWNER = new Credentials("owner", "secret-of-the-owner");

    @TempDir
    Path folder;

    @Test
    void keepsObjectsWhenItIsStartedAgain() throws IOException {
        try (var store = start();
                var client = client(store, OWNER)) {
            client.put("a/b.txt", "kept".getBytes(StandardCharsets.UTF_8), "text/plain");
        }
        try (var store = start();
                var client = client(store, OWNER)) {
            assertThat(client.get("a/b.txt"))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("kept"));
            assertThat(client.list("a/")).containsExactly("a/b.txt");
        }
    }

    @Test
    void letsExactlyOneOfManyConditionalPutsWin() throws Exception {
        var writers = Executors.newFixedThreadPool(WRITERS);
        try (var store = start();
                var client = client(store, OWNER)) {
            var puts = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(
                            writer -> () -> client.putIfAbsent("marker", new byte[] {(byte) writer}, "text/plain"))
                    .toList();
            var wins = 0;
            for (var put : writers.invokeAll(puts)) {
                wins += put.get() ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void refusesOtherCredentials() throws IOException {
        try (var store = start();
                var client = client(store, new Credentials("owner", "guessed"))) {
            assertThatThrownBy(() -> client.get("anything")).hasMessageContaining("SignatureDoesNotMatch");
        }
    }

    private EmbeddedStore start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            return EmbeddedStore.start(new EmbeddedStoreSettings(folder, "127.0.0.1", port, OWNER, "tarnish"));
        }
    }

    private static MinioObjectStore client(EmbeddedStore store, Credentials credentials) {
        var settings = new StoreSettings(
                store.endpoint(),
                credentials.accessKey(),
                credentials.secretKey(),
                "tarnish",
                "us-east-1",
                Duration.ofSeconds(5));
        return new MinioObjectStore(settings, () -> {});
    }
}
