package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest {
    @TempDir
    private Path folder;

    private FolderObjectStore store;

    @BeforeEach
    void putObjects() throws IOException {
        var bucket = folder.resolve("bucket");
        for (var key : List.of("tasks/a/done.json", "tasks/ab/done.json", "tasks/b/x/y.npy", "open")) {
            Files.createDirectories(bucket.resolve(key).getParent());
            Files.writeString(bucket.resolve(key), key);
        }
        Files.writeString(folder.resolve("secret"), "not an object");
        store = new FolderObjectStore(bucket);
    }

    @Test
    void objectsAreReadByTheirKeys() {
        assertThat(store.get("tasks/b/x/y.npy"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("tasks/b/x/y.npy"));
        assertThat(store.get("tasks/none")).isEmpty();
        assertThat(store.get("tasks")).as("a folder is no object").isEmpty();
        assertThat(store.exists("open")).isTrue();
        assertThat(store.exists("tasks/a")).isFalse();
        assertThat(store.stat("open")).hasValueSatisfying(object -> {
            assertThat(object.key()).isEqualTo("open");
            assertThat(object.bytes()).isEqualTo(4);
        });
        assertThat(store.age("open"))
                .hasValueSatisfying(age -> assertThat(age.toMinutes()).isZero());
        assertThat(store.age("none")).isEmpty();
    }

    @Test
    void keysAreListedByPrefixesAndNotByFolders() {
        assertThat(store.list("tasks/a")).containsExactly("tasks/a/done.json", "tasks/ab/done.json");
        assertThat(store.list("tasks/a/")).containsExactly("tasks/a/done.json");
        assertThat(store.list("o")).containsExactly("open");
        assertThat(store.list("none/")).isEmpty();
        assertThat(store.folders("tasks/")).containsExactly("a", "ab", "b");
        assertThat(store.folders("none/")).isEmpty();
    }

    @Test
    void objectsAreCopiedWholeAndOverOlderFiles() throws IOException {
        var target = folder.resolve("copies/open");
        store.download("open", target);
        store.download("open", target);

        assertThat(target).hasContent("open");
        try (var files = Files.list(target.getParent())) {
            assertThat(files).hasSize(1);
        }
        assertThatThrownBy(() -> store.download("none", target)).isInstanceOf(MissingObject.class);
    }

    @Test
    void noKeyLeadsOutOfTheBucket() {
        for (var key : List.of(
                "../secret", "tasks/../../secret", folder.resolve("secret").toString())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.get(key))
                    .withMessageContaining(key);
            assertThatIllegalArgumentException().isThrownBy(() -> store.list(key + "/"));
        }
    }

    @Test
    void itIsForReading() {
        for (var write : List.<ThrowingCallable>of(
                () -> store.makeBucket(),
                () -> store.put("k", new byte[1], ""),
                () -> store.put("k", folder.resolve("secret"), ""),
                () -> store.putIfAbsent("k", new byte[1], ""),
                () -> store.delete("open"))) {
            assertThatThrownBy(write)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("are for reading");
        }
        assertThat(store.exists("open")).isTrue();
    }

    @Test
    void aFolderThatIsNotThereIsAnEmptyBucketThatIsNotReachable() {
        var nothing = new FolderObjectStore(folder.resolve("none"));

        assertThat(nothing.reachable()).isFalse();
        assertThat(store.reachable()).isTrue();
        assertThat(nothing.list("")).isEmpty();
        assertThat(nothing.get("open")).isEmpty();
    }
}
