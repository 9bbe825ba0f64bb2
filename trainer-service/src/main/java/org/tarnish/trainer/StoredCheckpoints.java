package org.tarnish.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.learning.training.CheckpointStore;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * A run's checkpoints in the object store, the last two of them. Files lie under the hash of their content; a
 * checkpoint counts when its list of files, written last, is there. Any attempt at the task, also two at once, may write
 * and read them.
 */
final class StoredCheckpoints implements CheckpointStore {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);
    private static final int KEPT = 2;

    private final ObjectStore store;
    private final String prefix;
    private final Runnable saved;
    private final Set<String> uploaded = new HashSet<>();

    /**
     * @param saved told of each checkpoint that counts
     */
    StoredCheckpoints(ObjectStore store, String task, Runnable saved) {
        this.store = store;
        this.prefix = Keys.checkpoints(task);
        this.saved = saved;
    }

    /** The hash of each file of a checkpoint, by name. */
    record Listing(Map<String, String> files) {}

    @Override
    public void save(int epochs, int step, Path folder, List<String> files) throws IOException {
        var hashes = new TreeMap<String, String>();
        for (var name : files) {
            var hash = Sha256.of(folder.resolve(name));
            if (uploaded.add(hash)) {
                store.put(file(hash), folder.resolve(name), "application/octet-stream");
            }
            hashes.put(name, hash);
        }
        store.put(list(epochs, step), Json.bytes(new Listing(hashes)), "application/json");
        saved.run();
        removeOld();
    }

    @Override
    public boolean loadLatest(Path folder) throws IOException {
        var lists = lists();
        for (int i = lists.size() - 1; i >= 0; i--) {
            if (load(lists.get(i), folder)) {
                return true;
            }
            LOG.warn("checkpoint {} is not whole; the one before is taken", lists.get(i));
        }
        return false;
    }

    private boolean load(String list, Path folder) throws IOException {
        Files.createDirectories(folder);
        var files = listing(list).files();
        if (files.isEmpty()) {
            // Removed since it was found: by another attempt, or because nothing referred to the task.
            return false;
        }
        for (var entry : files.entrySet()) {
            var target = folder.resolve(entry.getKey());
            try {
                store.download(file(entry.getValue()), target);
            } catch (MissingObject e) {
                return false;
            }
            if (!Sha256.of(target).equals(entry.getValue())) {
                return false;
            }
            uploaded.add(entry.getValue());
        }
        return true;
    }

    private void removeOld() {
        var lists = lists();
        var old = lists.subList(0, Math.max(0, lists.size() - KEPT));
        if (old.isEmpty()) {
            return;
        }
        var needed = new HashSet<String>();
        lists.subList(old.size(), lists.size())
                .forEach(list -> needed.addAll(listing(list).files().values()));
        for (var list : old) {
            for (var hash : listing(list).files().values()) {
                if (!needed.contains(hash)) {
                    store.delete(file(hash));
                    uploaded.remove(hash);
                }
            }
            store.delete(list);
        }
    }

    private Listing listing(String key) {
        return store.get(key).map(json -> Json.read(json, Listing.class)).orElse(new Listing(Map.of()));
    }

    /** The keys of the lists, oldest checkpoint first. */
    private List<String> lists() {
        return store.list(prefix + "epoch-");
    }

    private String list(int epochs, int step) {
        return "%sepoch-%06d-%09d.json".formatted(prefix, epochs, step);
    }

    private String file(String hash) {
        return prefix + "files/" + hash;
    }
}
