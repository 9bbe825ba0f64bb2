package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.Keys;

class StoreArchiveCacheTest {
    private static final String KEY = "sha256-0123";

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private StoreArchiveCache cache;

    @BeforeEach
    void makeCache() {
        cache = new StoreArchiveCache(store, folder.resolve("here"), folder.resolve("scratch"));
    }

    @Test
    void knowsNothingAtFirst() throws IOException {
        assertThat(cache.has(KEY)).isFalse();
        assertThat(cache.find(KEY)).isEmpty();
    }

    @Test
    void keepsAnArchiveHereAndInTheStore() throws IOException {
        var fetched = Files.writeString(folder.resolve("download"), "archive");
        var kept = cache.keep(KEY, fetched);
        assertThat(kept).hasContent("archive");
        assertThat(fetched).doesNotExist();
        assertThat(store.get(Keys.archive(KEY))).contains("archive".getBytes(StandardCharsets.UTF_8));
        assertThat(cache.has(KEY)).isTrue();
        assertThat(cache.find(KEY)).contains(kept);
    }

    @Test
    void anotherMachineFindsItInTheStoreAndKeepsACopy() throws IOException {
        cache.keep(KEY, Files.writeString(folder.resolve("download"), "archive"));
        var elsewhere = new StoreArchiveCache(store, folder.resolve("elsewhere"), folder.resolve("scratch"));
        assertThat(elsewhere.has(KEY)).isTrue();
        var found = elsewhere.find(KEY).orElseThrow();
        assertThat(found)
                .hasContent("archive")
                .hasParent(folder.resolve("elsewhere").toAbsolutePath());
        store.delete(Keys.archive(KEY));
        assertThat(elsewhere.find(KEY)).contains(found);
        try (var files = Files.list(folder.resolve("elsewhere"))) {
            assertThat(files).containsExactly(found);
        }
    }

    @Test
    void copiesComeInThroughTheScratchFolder() throws IOException {
        cache.keep(KEY, Files.writeString(folder.resolve("download"), "archive"));
        var scratch = folder.resolve("scratch");
        var there = new StoreArchiveCache(store, folder.resolve("there"), scratch);
        assertThat(there.find(KEY).orElseThrow()).hasContent("archive");
        assertThat(scratch).isEmptyDirectory();
    }
}
