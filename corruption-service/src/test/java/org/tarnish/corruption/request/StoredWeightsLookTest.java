package org.tarnish.corruption.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.fake.InMemoryObjectStore;

class StoredWeightsLookTest {
    @TempDir
    private Path scratch;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Test
    void aSmallObjectIsSeenWholeAndLeavesNothing() throws IOException {
        store.put("models/a.safetensors", new byte[] {1, 2, 3}, "application/octet-stream");

        try (var glimpse = look().look("models/a.safetensors").orElseThrow()) {
            assertThat(glimpse.seen().isWhole()).isTrue();
            assertThat(glimpse.seen().file()).hasBinaryContent(new byte[] {1, 2, 3});
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> look().look("models/b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there are no weights 'models/b' in the object store");
        assertThat(scratch).isEmptyDirectory();
    }

    private StoredWeightsLook look() {
        return new StoredWeightsLook(store, scratch);
    }
}
