package org.tarnish.pipeline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects of known content, kept in a local folder under their hashes: fetched once, verified, the least recently used
 * removed when the folder grows beyond its bound. A file that is open or mapped stays readable after its removal.
 */
public final class LocalCache {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCache.class);

    private final ObjectStore store;
    private final Path folder;
    private final long bound;

    /**
     * @param bound bytes that the folder may hold; a single larger object still works
     */
    public LocalCache(ObjectStore store, Path folder, long bound) {
        this.store = store;
        this.folder = folder;
        this.bound = bound;
    }

    /**
     * A local file with an object's content.
     *
     * @throws MissingObject if there is no such object
     * @throws CorruptObject if its content does not have the hash, also after a second try
     */
    public synchronized Path fetch(String key, String sha256) {
        var file = folder.resolve(sha256);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return file;
            }
            makeRoom();
            for (int attempt = 1; attempt <= 2; attempt++) {
                var fresh = folder.resolve(sha256 + ".fresh");
                store.download(key, fresh);
                if (Sha256.of(fresh).equals(sha256)) {
                    return Files.move(fresh, file);
                }
                LOG.warn("object {} does not have the hash {}", key, sha256);
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the object '" + key + "' in the folder " + folder, e);
        }
        throw new CorruptObject(key, sha256);
    }

    private void makeRoom() throws IOException {
        var files = new ArrayList<Path>();
        try (var entries = Files.list(folder)) {
            entries.forEach(files::add);
        }
        long size = total(files);
        files.sort(Comparator.comparing(LocalCache::lastUsed));
        for (var file : files) {
            if (size <= bound) {
                return;
            }
            size -= Files.size(file);
            Files.delete(file);
        }
    }

    private static long total(List<Path> files) throws IOException {
        long size = 0;
        for (var file : files) {
            size += Files.size(file);
        }
        return size;
    }

    private static FileTime lastUsed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
