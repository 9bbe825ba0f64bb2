package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCheckpointStoreTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyStoreHasNoCheckpoint() throws IOException {
        assertThat(store().loadLatest(folder.resolve("loaded"))).isFalse();
    }

    @Test
    void givesTheLatestCheckpointAndKeepsTheLastTwo() throws IOException {
        for (int epoch = 1; epoch <= 11; epoch++) {
            store().save(epoch, 0, work("epoch " + epoch), List.of("a"));
        }

        assertThat(store().loadLatest(folder.resolve("loaded"))).isTrue();
        assertThat(folder.resolve("loaded/a")).hasContent("epoch 11");
        try (var kept = Files.list(folder.resolve("store"))) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("epoch-000010-000000000", "epoch-000011-000000000");
        }
    }

    @Test
    void aCheckpointWithinAnEpochComesAfterThoseOfFewerStepsAndBeforeTheNextEpoch() throws IOException {
        store().save(1, 10, work("ten"), List.of("a"));
        store().save(1, 9, work("nine"), List.of("a"));
        store().loadLatest(folder.resolve("loaded"));
        assertThat(folder.resolve("loaded/a")).hasContent("ten");

        store().save(2, 0, work("epoch"), List.of("a"));
        store().loadLatest(folder.resolve("loaded"));
        assertThat(folder.resolve("loaded/a")).hasContent("epoch");
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        store().save(1, 0, work("first"), List.of("a"));

        assertThatThrownBy(() -> store().save(2, 0, work("second"), List.of("a", "missing")))
                .isInstanceOf(IOException.class);

        store().loadLatest(folder.resolve("loaded"));
        assertThat(folder.resolve("loaded/a")).hasContent("first");
        store().save(2, 0, work("again"), List.of("a"));
        store().loadLatest(folder.resolve("loaded"));
        assertThat(folder.resolve("loaded/a")).hasContent("again");
    }

    private DirectoryCheckpointStore store() {
        return new DirectoryCheckpointStore(folder.resolve("store"));
    }

    private Path work(String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("work")).resolve("a"), content);
        return folder.resolve("work");
    }
}
