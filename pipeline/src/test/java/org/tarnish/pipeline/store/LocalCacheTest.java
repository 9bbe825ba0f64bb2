package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.fake.InMemoryObjectStore;

class LocalCacheTest {
    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private String stored(String key, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        store.put(key, bytes, "text/plain");
        return Sha256.of(bytes);
    }

    @Test
    void fetchesAnObjectOnce() throws IOException {
        var hash = stored("a", "content");
        var cache = new LocalCache(store, folder, 1000);

        var first = cache.fetch("a", hash);
        store.delete("a");

        assertThat(cache.fetch("a", hash)).isEqualTo(first);
        assertThat(Files.readString(first)).isEqualTo("content");
    }

    @Test
    void refusesContentThatIsNotWhatWasWritten() {
        var hash = stored("a", "content");
        stored("a", "something else");

        assertThatThrownBy(() -> new LocalCache(store, folder, 1000).fetch("a", hash))
                .isInstanceOf(CorruptObject.class)
                .hasMessageContaining("'a'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichObjectIsMissing() {
        assertThatThrownBy(() -> new LocalCache(store, folder, 1000).fetch("gone", "00"))
                .isInstanceOf(MissingObject.class)
                .hasMessageContaining("gone");
    }

    @Test
    void removesTheLeastRecentlyUsedBeyondItsBound() throws IOException {
        var cache = new LocalCache(store, folder, 15);
        var old = cache.fetch("a", stored("a", "0123456789"));
        var recent = cache.fetch("b", stored("b", "abcdefghij"));
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(recent, FileTime.fromMillis(2_000));

        var fresh = cache.fetch("c", stored("c", "ABC"));

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
        assertThat(fresh).exists();
    }
}
