package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Archives in a folder, which is made when the first one is kept; each is moved there in one step. */
public final class FolderArchiveCache implements ArchiveCache {
    private final Path folder;

    public FolderArchiveCache(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public boolean has(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public Optional<Path> find(String key) {
        return has(key) ? Optional.of(file(key)) : Optional.empty();
    }

    @Override
    public Path keep(String key, Path fetched) throws IOException {
        Files.createDirectories(folder);
        var target = file(key);
        try {
            Files.move(fetched, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Another file system: copy beside the target first, so that a half copy never has its name.
            var copy = Files.createTempFile(folder, key, ".part");
            Files.copy(fetched, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(fetched);
        }
        return target;
    }

    private Path file(String key) {
        if (!key.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("a cache key must be letters, digits and hyphens, was '" + key + "'");
        }
        return folder.resolve(key);
    }
}
