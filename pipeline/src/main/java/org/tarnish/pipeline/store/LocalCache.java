package org.tarnish.pipeline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.machine.file.Sha256;

/**
 * Objects of known content, kept in a local folder under their hashes: fetched once, verified, the least recently used
 * removed when the folder grows beyond its bound. A file that is open or mapped stays readable after its removal. Safe for
 * concurrent use: different objects arrive at the same time.
 */
public final class LocalCache {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCache.class);

    private final ObjectStore store;
    private final Path folder;
    private final long bound;
    private final Object[] turns = new Object[64];
    private final Set<String> arriving = ConcurrentHashMap.newKeySet();

    /**
     * @param bound bytes that the folder may hold; a single larger object still works
     */
    public LocalCache(ObjectStore store, Path folder, long bound) {
        this.store = store;
        this.folder = folder;
        this.bound = bound;
        Arrays.setAll(turns, i -> new Object());
    }

    /**
     * A local file with an object's content. It stays there until objects of more than the bound have been fetched after
     * it.
     *
     * @throws MissingObject if there is no such object
     * @throws CorruptObject if its content does not have the hash, also after a second try
     * @throws DiskFull if the folder's disk has no room for it
     */
    public Path fetch(String key, String sha256) {
        synchronized (turns[Math.floorMod(sha256.hashCode(), turns.length)]) {
            return fetchInTurn(key, sha256);
        }
    }

    private Path fetchInTurn(String key, String sha256) {
        var file = folder.resolve(sha256);
        try {
            Files.createDirectories(folder);
            // Not while room is made: what is noted as used is the last to be removed, never in the very moment.
            synchronized (arriving) {
                if (used(file)) {
                    return file;
                }
                arriving.add(sha256);
                makeRoom();
            }
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
            if (DiskFull.isIn(e)) {
                throw new DiskFull("keep the object '" + key + "'", folder, e);
            }
            throw new UncheckedIOException("cannot keep the object '" + key + "' in the folder " + folder, e);
        } finally {
            arriving.remove(sha256);
        }
        throw new CorruptObject(key, sha256);
    }

    /** Notes that a file is used, if it is there. */
    private static boolean used(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private record Kept(Path file, long size, FileTime lastUsed) {}

    private void makeRoom() throws IOException {
        var files = new ArrayList<Kept>();
        try (var entries = Files.list(folder)) {
            entries.filter(this::isRemovable).forEach(file -> files.addAll(kept(file)));
        }
        files.sort(Comparator.comparing(Kept::lastUsed));
        long size = files.stream().mapToLong(Kept::size).sum();
        for (var file : files) {
            if (size <= bound) {
                return;
            }
            size -= file.size();
            Files.deleteIfExists(file.file());
        }
    }

    /** Whole objects are, and what a process that died left of others. */
    private boolean isRemovable(Path file) {
        return arriving.stream().noneMatch(file.getFileName().toString()::startsWith);
    }

    private static List<Kept> kept(Path file) {
        try {
            return List.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
