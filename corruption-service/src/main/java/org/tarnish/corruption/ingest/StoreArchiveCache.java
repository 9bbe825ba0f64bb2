package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.dataset.ArchiveCache;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/** Keeps fetched archives in the object store, with a local copy to read from. */
public final class StoreArchiveCache implements ArchiveCache {
    private final ObjectStore store;
    private final Path scratch;
    private final FolderArchiveCache local;

    /**
     * @param folder of the local copies
     * @param scratch folder for copies while they come in, best on the same file system; made when needed
     */
    public StoreArchiveCache(ObjectStore store, Path folder, Path scratch) {
        this.store = store;
        this.scratch = scratch;
        this.local = new FolderArchiveCache(folder);
    }

    @Override
    public boolean has(String key) throws IOException {
        return local.has(key) || store.exists(Keys.archive(key));
    }

    @Override
    public Optional<Path> find(String key) throws IOException {
        var kept = local.find(key);
        if (kept.isPresent() || !store.exists(Keys.archive(key))) {
            return kept;
        }
        Files.createDirectories(scratch);
        var fetched = scratch.resolve(key + ".fetched");
        try {
            store.download(Keys.archive(key), fetched);
        } catch (MissingObject e) {
            // Cleaned away since it was looked for: it is fetched again.
            return Optional.empty();
        }
        return Optional.of(local.keep(key, fetched));
    }

    @Override
    public Path keep(String key, Path fetched) throws IOException {
        store.put(Keys.archive(key), fetched, "application/octet-stream");
        return local.keep(key, fetched);
    }
}
