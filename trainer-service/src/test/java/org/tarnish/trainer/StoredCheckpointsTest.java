package org.tarnish.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;

class StoredCheckpointsTest {
    @TempDir
    Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private void save(int epoch, String history) throws IOException {
        var work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("epoch-" + epoch + ".safetensors"), "weights of " + epoch);
        Files.writeString(work.resolve("history.json"), history);
        new StoredCheckpoints(store, "train-1", () -> {})
                .save(epoch, 0, work, List.of("epoch-" + epoch + ".safetensors", "history.json"));
    }

    private Path load() throws IOException {
        var loaded = folder.resolve("loaded");
        assertThat(new StoredCheckpoints(store, "train-1", () -> {}).loadLatest(loaded))
                .isTrue();
        return loaded;
    }

    @Test
    void findsNothingWhereNothingWasSaved() throws IOException {
        assertThat(new StoredCheckpoints(store, "train-1", () -> {}).loadLatest(folder))
                .isFalse();
    }

    @Test
    void loadsTheLatestOfSeveral() throws IOException {
        save(1, "one");
        save(2, "two");

        var loaded = load();

        assertThat(loaded.resolve("history.json")).hasContent("two");
        assertThat(loaded.resolve("epoch-2.safetensors")).hasContent("weights of 2");
    }

    @Test
    void keepsTheLastTwoAlone() throws IOException {
        for (int epoch = 1; epoch <= 5; epoch++) {
            save(epoch, "history " + epoch);
        }

        assertThat(store.list("tasks/train-1/checkpoints/epoch-")).hasSize(2);
        assertThat(store.list("tasks/train-1/checkpoints/files/")).hasSize(4);
    }

    @Test
    void keepsTheOneBeforeWhenTheProcessDiesInTheMiddle() throws IOException {
        save(1, "one");
        store.failPuts("epoch-000002-000000000.json");

        assertThatThrownBy(() -> save(2, "two")).isInstanceOf(StoreUnavailable.class);

        store.failPuts(null);
        assertThat(load().resolve("history.json")).hasContent("one");
    }

    @Test
    void aCheckpointThatIsRemovedWhileItIsLoadedIsNone() throws IOException {
        save(1, "one");
        // What was listed is gone by the time it is read.
        var vanishing = (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(),
                new Class<?>[] {ObjectStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("get") ? Optional.empty() : method.invoke(store, arguments));

        assertThat(new StoredCheckpoints(vanishing, "train-1", () -> {}).loadLatest(folder.resolve("loaded")))
                .isFalse();
    }

    @Test
    void goesBackToTheOneBeforeWhenTheLatestIsDamaged() throws IOException {
        save(1, "one");
        save(2, "two");
        var damaged = store.list("tasks/train-1/checkpoints/files/").stream()
                .filter(key -> new String(store.get(key).orElseThrow(), StandardCharsets.UTF_8).equals("two"))
                .findFirst()
                .orElseThrow();
        store.put(damaged, new byte[] {0}, "application/octet-stream");

        assertThat(load().resolve("history.json")).hasContent("one");
    }
}
