package org.tarnish.learning.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tarnish.machine.file.FileTree;

/**
 * Keeps a run's last two checkpoints as folders of one directory. A checkpoint is written beside and renamed when it is
 * complete and on disk, so that a process killed at any moment leaves whole checkpoints only.
 */
public final class DirectoryCheckpointStore implements CheckpointStore {
    private static final int KEPT = 2;
    private static final String PREFIX = "epoch-";
    private static final String WRITING = "writing";

    private final Path directory;

    /** @param directory for one run alone; made when needed */
    public DirectoryCheckpointStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void save(int epochs, int step, Path folder, List<String> files) throws IOException {
        var writing = directory.resolve(WRITING);
        FileTree.delete(writing);
        Files.createDirectories(writing);
        for (var name : files) {
            var copy = writing.resolve(name);
            Files.copy(folder.resolve(name), copy);
            try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        var target = directory.resolve("%s%06d-%09d".formatted(PREFIX, epochs, step));
        FileTree.delete(target);
        Files.move(writing, target, StandardCopyOption.ATOMIC_MOVE);
        var checkpoints = checkpoints();
        for (var old : checkpoints.subList(0, Math.max(0, checkpoints.size() - KEPT))) {
            FileTree.delete(old);
        }
    }

    @Override
    public boolean loadLatest(Path folder) throws IOException {
        var checkpoints = checkpoints();
        if (checkpoints.isEmpty()) {
            return false;
        }
        Files.createDirectories(folder);
        try (var files = Files.list(checkpoints.get(checkpoints.size() - 1))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return true;
    }

    /** Complete checkpoints, the oldest first. */
    private List<Path> checkpoints() throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var folders = Files.list(directory)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }
}
