package org.tarnish.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.LocalCache;

class StoredWeightsTest {
    // printf abc | sha256sum
    private static final String SUM = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private StoredWeights weights;

    @BeforeEach
    void storeSome() {
        store.put("models/first.pt", "abc".getBytes(StandardCharsets.UTF_8), "application/octet-stream");
        weights = new StoredWeights(new LocalCache(store, folder, 1 << 20));
    }

    @Test
    void findsWhatHasTheSum() {
        assertThat(weights.fetch("models/first.pt", SUM)).hasContent("abc");
    }

    @Test
    void whatIsMissingOrAnotherIsNamed() {
        assertThatThrownBy(() -> weights.fetch("models/lost.pt", SUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there are no weights 'models/lost.pt' in the object store; ");
        var other = SUM.replace('b', 'c');
        assertThatThrownBy(() -> weights.fetch("models/first.pt", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "the weights 'models/first.pt' in the object store do not have the sha256 " + other);
    }
}
