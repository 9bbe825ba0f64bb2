package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.store.DiskFull;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.StoreUnavailable;

/** A full disk here is not one of the store, and neither is taken for the other. */
class FullDiskTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] LARGE = new byte[200 << 10];

    @TempDir
    Path objects;

    @TempDir
    Path disk;

    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void aFullDiskOfThisMachineIsNamedAtOnceAndLeftAsItWas() throws Exception {
        try (var server = TestStore.start(objects);
                var client = TestStore.client(server.endpoint(), LONG, LONG, failures::incrementAndGet);
                var tiny = TinyDisk.mount(disk, 64)) {
            client.put("large", LARGE, "application/octet-stream");

            assertThatThrownBy(() -> client.download("large", disk.resolve("copy")))
                    .isExactlyInstanceOf(DiskFull.class)
                    .hasMessageMatching("cannot get large: no room is left on the disk " + disk
                            + " \\(tmpfs\\), which holds " + disk
                            + "/copy\\.\\d+\\.part; free some, or name a folder on"
                            + " another disk");
            assertThat(disk).isEmptyDirectory();

            var cache = new LocalCache(client, disk.resolve("cache"), 1 << 20);
            assertThatThrownBy(() -> cache.fetch("large", Sha256.of(LARGE))).isExactlyInstanceOf(DiskFull.class);
            assertThat(disk.resolve("cache")).isEmptyDirectory();

            client.put("small", new byte[1000], "application/octet-stream");
            client.download("small", disk.resolve("small"));
            assertThat(disk.resolve("small")).hasSize(1000);
            assertThat(failures).as("failures of the store").hasValue(0);
            assertThat(tiny).isNotNull();
        }
    }

    @Test
    void aFullDiskOfTheStoreIsOutlastedOnceThereIsRoom() throws Exception {
        try (var tiny = TinyDisk.mount(disk, 512)) {
            try (var server = TestStore.start(disk);
                    var client = TestStore.client(server.endpoint(), LONG, LONG, this::makeRoomAfterTwoFailures)) {
                Files.write(disk.resolve("ballast"), new byte[350 << 10]);
                client.put("large", LARGE, "application/octet-stream");
                assertThat(client.get("large")).hasValue(LARGE);
            }
            assertThat(tiny).isNotNull();
        }
        assertThat(failures).hasValue(2);
    }

    private void makeRoomAfterTwoFailures() {
        if (failures.incrementAndGet() == 2) {
            try {
                Files.delete(disk.resolve("ballast"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aFullDiskOfTheStoreIsAStoreThatIsUnavailable() throws Exception {
        try (var tiny = TinyDisk.mount(disk, 256)) {
            try (var server = TestStore.start(disk);
                    var client = TestStore.client(server.endpoint(), Duration.ofMillis(300), LONG, () -> {})) {
                client.put("old", new byte[1000], "application/octet-stream");
                Files.write(disk.resolve("ballast"), new byte[150 << 10]);
                assertThatThrownBy(() -> client.put("old", LARGE, "application/octet-stream"))
                        .isExactlyInstanceOf(StoreUnavailable.class);
                assertThat(client.get("old")).hasValue(new byte[1000]);
            }
            assertThat(tiny).isNotNull();
        }
    }
}
