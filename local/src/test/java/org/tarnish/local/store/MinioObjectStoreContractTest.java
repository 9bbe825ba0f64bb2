package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.ObjectStoreContract;
import org.tarnish.pipeline.store.StoreProbe;

/** MinIO's client on the embedded store keeps what every store promises. */
class MinioObjectStoreContractTest extends ObjectStoreContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path objects;

    private static EmbeddedStore server;
    private MinioObjectStore client;

    @BeforeAll
    static void start() throws IOException {
        server = TestStore.start(objects);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void connect(TestInfo test) {
        var bucket = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        client = client(bucket.substring(0, Math.min(60, bucket.length())));
        client.makeBucket();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Override
    protected ObjectStore store() {
        return client;
    }

    private static MinioObjectStore client(String bucket) {
        return TestStore.client(server.endpoint(), bucket, LONG, LONG, () -> {});
    }

    @Test
    void passesTheProbeWhichLeavesItsMarkAlone() {
        StoreProbe.check(client);
        assertThat(client.list("")).containsExactly("probe/conditional-puts-v1");
    }

    @Test
    void isNotReachableWithoutItsBucket() {
        try (var stranger = client("elsewhere")) {
            assertThat(stranger.reachable()).isFalse();
            stranger.makeBucket();
            assertThat(stranger.reachable()).isTrue();
        }
    }
}
