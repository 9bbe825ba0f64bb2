package org.tarnish.local.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/** Embedded stores on free ports, and clients of them. */
final class TestStore {
    static final Credentials OWNER = new Credentials("owner", "secret-of-the-owner");
    static final String BUCKET = "tarnish";

    private TestStore() {}

    static EmbeddedStore start(Path folder) throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return EmbeddedStore.start(new EmbeddedStoreSettings(folder, "127.0.0.1", port, OWNER, BUCKET));
    }

    static MinioObjectStore client(
            String endpoint, String bucket, Duration patience, Duration timeout, Runnable observer) {
        return new MinioObjectStore(
                new StoreSettings(
                        endpoint, OWNER.accessKey(), OWNER.secretKey(), bucket, "us-east-1", patience, timeout),
                observer);
    }

    static MinioObjectStore client(String endpoint, Duration patience, Duration timeout, Runnable observer) {
        return client(endpoint, BUCKET, patience, timeout, observer);
    }
}
